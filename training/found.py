"""Fit the rule "found or not" on SQuAD 2.0, and print its figures for retriever/decide.py.

    python -m training.found ../shared/eval/squad_v2_dev

Every question is asked twice: of all articles, and of all articles but its own, where nothing
can answer it. The first passage answers when it belongs to the question's own paragraph and holds
an answer. Articles are parted into two halves by hash: one to fit on, one to report.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from evaluation.collection import load_collection, read_lines
from evaluation.retrieval import indexed
from retriever.decide import features
from retriever.question import understand
from retriever.search import Retriever
from sourceline import command
from sourceline.encoder import default_encoder
from sourceline.settings import SEARCH

_SEED = 13
_MOST_REFUSED = 0.08
"""Share of first passages that do hold the answer and may still be refused."""


@dataclass(frozen=True, slots=True)
class Case:
    article: str
    features: tuple[float, ...]
    answers: bool
    absent: bool
    """The question has no answer in the documents it was asked of."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.found", description=__doc__)
    parser.add_argument("folder", type=Path, help="squad_v2_dev")
    parser.add_argument("--questions", type=int, default=3000)
    options = parser.parse_args(arguments)
    return command.run(lambda: _fit(options.folder, options.questions))


def _fit(folder: Path, count: int) -> int:
    cases = _cases(folder, count)
    fitting = [case for case in cases if _half(case.article) == 0]
    kept = [case for case in cases if _half(case.article) == 1]
    model = LogisticRegression(C=10.0, max_iter=1000).fit(*_matrix(fitting))
    present = [case for case in fitting if case.answers]
    threshold = float(np.quantile(_probabilities(model, present), _MOST_REFUSED))
    command.put(f"bias={model.intercept_[0]:.4f}")
    command.put("weights=(" + ", ".join(f"{weight:.4f}" for weight in model.coef_[0]) + ")")
    command.put(f"threshold={threshold:.4f}")
    for name, half in (("fitted on", fitting), ("kept apart", kept)):
        _report(name, half, model, threshold)
    return command.DONE


def _report(name: str, cases: list[Case], model: LogisticRegression, threshold: float) -> None:
    probabilities = _probabilities(model, cases)
    answers = np.array([case.answers for case in cases])
    absent = np.array([case.absent for case in cases])
    found = probabilities >= threshold
    command.put(
        f"{name}: {len(cases)} cases, AUC {roc_auc_score(answers, probabilities):.3f}, "
        f"absent answered {found[absent].mean():.3f}, "
        f"right first passage refused {(~found)[answers].mean():.3f}, "
        f"Brier {((probabilities - answers) ** 2).mean():.3f}"
    )
    for low in np.arange(0, 1, 0.2):
        within = (probabilities >= low) & (probabilities < low + 0.2)
        if within.any():
            command.put(
                f"  said {low:.1f} to {low + 0.2:.1f}: {within.sum()} cases, "
                f"right {answers[within].mean():.2f}"
            )


def _cases(folder: Path, count: int) -> list[Case]:
    collection = load_collection(folder)
    articles = {document.path: document.path.rsplit("#", 1)[0] for document in collection.documents}
    questions = list(read_lines(folder / "queries.jsonl"))
    random.Random(_SEED).shuffle(questions)
    with indexed(collection, default_encoder()) as retriever:
        ids = {document.path: document.id for document in collection.documents}
        cases: list[Case] = []
        for fields in questions[:count]:
            article = fields["meta"]["article"]
            others = [ids[path] for path, name in articles.items() if name != article]
            own = next(iter(collection.qrels[fields["id"]]))
            answers = [] if fields["meta"]["is_impossible"] else fields["answers"]
            cases += _ask(retriever, fields["text"], article, own, answers, None)
            cases += _ask(retriever, fields["text"], article, own, [], others)
        return cases


def _ask(
    retriever: Retriever,
    text: str,
    article: str,
    own: str,
    answers: list[str],
    documents: list[str] | None,
) -> Iterator[Case]:
    search = retriever.search(understand(text), SEARCH.candidates, documents)
    if search.ranked:
        row = search.ranked[0][0]
        stored = search.candidates.passages[row]
        right = stored.path == own and any(answer in stored.text for answer in answers)
        yield Case(article, features(search.look(row)), right, not answers)


def _half(article: str) -> int:
    return hashlib.sha256(article.encode()).digest()[0] % 2


def _matrix(cases: list[Case]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return np.array([case.features for case in cases]), np.array([case.answers for case in cases])


def _probabilities(model: LogisticRegression, cases: list[Case]) -> NDArray[np.float64]:
    probabilities: NDArray[np.float64] = model.predict_proba(_matrix(cases)[0])[:, 1]
    return probabilities


if __name__ == "__main__":
    sys.exit(main())
