"""Fit the rule that weighs comparison and model (retriever/claims/verdict_rule.py); report on it.

    python -m training.claims.fit_rule --data ../shared [--model models/claims]

The comparison alone is fitted on all pairs of the claims sets that are not reported on: rules have
nothing to learn by heart. With the model it is fitted on the pages that ``part_of`` sets apart,
which the model has not seen, and on sentences that a search found for their claims and that are no
evidence. What is shipped for both is the mean of the two, weight by weight, which is their mean in
log-odds: fitted on few pairs, the second trusts the model too much. Prints the weights to be
copied, and how each does on the pages of sufficient_facts that neither model nor rule has seen.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss

from evaluation.data.claim_pairs import LABELS, ClaimPair, load_pairs
from retriever.claims.compare_text import compare_text
from retriever.claims.nli_model import Judgement, PairModel
from retriever.claims.verdict_rule import features
from training.claims.claim_examples import NOT_SWAPPED, SWAPPED
from training.claims.other_sentences import load_other_sentences
from training.claims.swapped_claims import NamePool, contradicted

SEED = 5
_MOST = {"contractnli_devtest": 120, "wice_partial_train": 40}
"""Pairs of a set that the rule is fitted on at most: contracts are few of what is checked."""
_SEEN = 3000
_OTHER_SENTENCES = 0.3
"""What a found sentence that is no evidence weighs; there are more of them than of pairs."""
_OF_MODEL = 2
"""The last so many features are the model's."""

Numbers = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the claim rule.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, help="folder of a claim model; none: rules alone")
    asked = parser.parse_args()
    apart = _capped(load_pairs(asked.data, "fitting", SEED))
    reported = load_pairs(asked.data, "reported", SEED)
    right = _labels(reported)
    seen = random.Random(SEED).sample(_capped(load_pairs(asked.data, "training", SEED)), _SEEN)
    by_rules = _fitted(_rows(given := with_swaps([*apart, *seen])), _labels(given))
    _report("rules alone", by_rules, _rows(reported), right)
    if asked.model is None:
        return
    model = PairModel(asked.model)
    pairs = with_swaps(apart)
    other_sentences = load_other_sentences(asked.data, "fitting")
    worth = np.array([1.0] * len(pairs) + [_OTHER_SENTENCES] * len(other_sentences))
    pairs += other_sentences
    rows, unseen, labels = _rows(pairs, model), _rows(reported, model), _labels(pairs)
    alone = slice(-_OF_MODEL, None)
    by_model = _fitted(rows[:, alone], labels, worth)
    _report("model alone", by_model, unseen[:, alone], right)
    by_both = _fitted(rows, labels, worth)
    _report("fitted with the model", by_both, unseen, right)
    widened = np.pad(by_rules, ((0, 0), (0, _OF_MODEL)))
    _report("whole: the mean of that and rules alone", (widened + by_both) / 2, unseen, right)


def with_swaps(pairs: Sequence[ClaimPair]) -> list[ClaimPair]:
    """With the contradictions that are made from supported pairs."""
    chance, pool = random.Random(SEED), NamePool(pairs)
    supported = [
        pair for pair in pairs if pair.label == "supported" and pair.origin not in NOT_SWAPPED
    ]
    made = [contradicted(pair, pool, chance) for pair in supported if chance.random() < SWAPPED]
    return [*pairs, *(pair for pair in made if pair is not None)]


def _capped(pairs: Sequence[ClaimPair]) -> list[ClaimPair]:
    counts: dict[str, int] = {}
    kept = []
    for pair in pairs:
        counts[pair.origin] = counts.get(pair.origin, 0) + 1
        if counts[pair.origin] <= _MOST.get(pair.origin, len(pairs)):
            kept.append(pair)
    return kept


def _rows(pairs: Sequence[ClaimPair], model: PairModel | None = None) -> Numbers:
    """The features of each pair."""
    judged: Sequence[Judgement | None] = [None] * len(pairs)
    if model is not None:
        judged = model.judge([(pair.claim, pair.titled_evidence) for pair in pairs])
    return np.array(
        [
            features(compare_text(pair.claim, pair.evidence, pair.title), judgement)
            for pair, judgement in zip(pairs, judged, strict=True)
        ]
    )


def _labels(pairs: Sequence[ClaimPair]) -> NDArray[np.int64]:
    return np.array([LABELS.index(pair.label) for pair in pairs])


def _fitted(rows: Numbers, labels: NDArray[np.int64], worth: Numbers | None = None) -> Numbers:
    """Bias and weights of supported and of contradicted, of shape (2, features + 1), "not enough"
    being their ground."""
    rule = LogisticRegression(C=1.0, max_iter=3000).fit(rows, labels, sample_weight=worth)
    weights = np.column_stack([rule.intercept_, rule.coef_])
    found: Numbers = weights[:2] - weights[LABELS.index("not_enough")]
    return found


def _report(name: str, weights: Numbers, unseen: Numbers, right: NDArray[np.int64]) -> None:
    for label, own in zip(LABELS, weights, strict=False):
        print(f"{name}, {label}: {tuple(round(float(weight), 4) for weight in own)}")  # noqa: T201
    scores = np.column_stack([unseen @ weights[:, 1:].T + weights[:, 0], np.zeros(len(unseen))])
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    said = chances.argmax(axis=1)
    majority = np.full_like(right, np.bincount(right).argmax())
    print(  # noqa: T201
        f"{name}: {len(right)} pairs, macro F1 {f1_score(right, said, average='macro'):.3f} "
        f"(majority {f1_score(right, majority, average='macro', zero_division=0):.3f}), "
        f"accuracy {accuracy_score(right, said):.3f}, log loss {log_loss(right, chances):.3f}"
    )


if __name__ == "__main__":
    main()
