"""Fit the rule that weighs comparison and model (retriever/claims/rule.py), and report on it.

    python -m training.claims_rule --data ../shared [--model models/claims]

Fitted on the pages of the claims sets that ``part_of`` sets apart for it, which the model has not
seen, and on sentences that a search found for their claims and that are no evidence; reported on
those of sufficient_facts that neither has seen. Prints the weights to be copied.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss

from retriever.claims.given import compare_text
from retriever.claims.model import Judgement, PairModel
from retriever.claims.rule import features
from training.claims_data import LABELS, Pair, load_pairs, load_passed_over
from training.claims_examples import NOT_SWAPPED, SWAPPED
from training.claims_swaps import NamePool, contradicted

SEED = 5
_MOST = {"contractnli_devtest": 120, "wice_partial_train": 40}
"""Pairs of a set that the rule is fitted on at most: contracts are few of what is checked."""
_SEEN = 3000
_PASSED_OVER = 0.3
"""What a found sentence that is no evidence weighs; there are more of them than of pairs."""
_MODEL_ALONE = 2
"""The last so many features are the model's."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the claim rule.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, help="folder of a claim model; none: rules alone")
    asked = parser.parse_args()
    model = None if asked.model is None else PairModel(asked.model)
    fitting = _capped(load_pairs(asked.data, "fitting", SEED))
    reported = load_pairs(asked.data, "reported", SEED)
    if model is None:
        # Rules have nothing to learn by heart: all that is not reported on may fit them.
        seen = random.Random(SEED).sample(_capped(load_pairs(asked.data, "training", SEED)), _SEEN)
        fitting += seen
    fitting = with_swaps(fitting)
    passed_over = load_passed_over(asked.data, "fitting")
    weights = np.array([1.0] * len(fitting) + [_PASSED_OVER] * len(passed_over))
    fitting += passed_over
    _report("rules alone", *_table(fitting, None), weights, *_table(reported, None))
    if model is not None:
        (own, labels), (its, right) = _table(fitting, model), _table(reported, model)
        _report("whole", own, labels, weights, its, right)
        alone = slice(-_MODEL_ALONE, None)
        _report("model alone", own[:, alone], labels, weights, its[:, alone], right)


def with_swaps(pairs: Sequence[Pair]) -> list[Pair]:
    """With the contradictions that are made from supported pairs."""
    chance, pool = random.Random(SEED), NamePool(pairs)
    supported = [
        pair for pair in pairs if pair.label == "supported" and pair.origin not in NOT_SWAPPED
    ]
    made = [contradicted(pair, pool, chance) for pair in supported if chance.random() < SWAPPED]
    return [*pairs, *(pair for pair in made if pair is not None)]


def _capped(pairs: Sequence[Pair]) -> list[Pair]:
    counts: dict[str, int] = {}
    kept = []
    for pair in pairs:
        counts[pair.origin] = counts.get(pair.origin, 0) + 1
        if counts[pair.origin] <= _MOST.get(pair.origin, len(pairs)):
            kept.append(pair)
    return kept


def _table(
    pairs: Sequence[Pair], model: PairModel | None
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    judged: Sequence[Judgement | None] = [None] * len(pairs)
    if model is not None:
        judged = model.judge([(pair.claim, titled(pair)) for pair in pairs])
    rows = [
        features(compare_text(pair.claim, pair.evidence, pair.title), judgement)
        for pair, judgement in zip(pairs, judged, strict=True)
    ]
    return np.array(rows), np.array([LABELS.index(pair.label) for pair in pairs])


def titled(pair: Pair) -> str:
    return f"{pair.title}\n{pair.evidence}" if pair.title else pair.evidence


def _report(name: str, given: Any, labels: Any, weights: Any, unseen: Any, right: Any) -> None:
    rule = LogisticRegression(C=1.0, max_iter=2000).fit(given, labels, sample_weight=weights)
    ground = LABELS.index("not_enough")
    for at, label in enumerate(LABELS[:2]):
        fitted = [
            rule.intercept_[at] - rule.intercept_[ground],
            *(rule.coef_[at] - rule.coef_[ground]),
        ]
        print(f"{name}, {label}: {tuple(round(float(w), 4) for w in fitted)}")  # noqa: T201
    chances = rule.predict_proba(unseen)
    said = chances.argmax(axis=1)
    majority = np.full_like(right, np.bincount(right).argmax())
    print(  # noqa: T201
        f"{name}: {len(right)} pairs, macro F1 {f1_score(right, said, average='macro'):.3f} "
        f"(majority {f1_score(right, majority, average='macro', zero_division=0):.3f}), "
        f"accuracy {accuracy_score(right, said):.3f}, log loss {log_loss(right, chances):.3f}"
    )


if __name__ == "__main__":
    main()
