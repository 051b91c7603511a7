"""Fit "found or not" on public sets, and print the figures for retriever/decide.py and rank.py.

    python -m training.found --data ../shared

Questions are those that the reader was not trained on: eight articles of SQuAD 2.0, and half of
the sites of PolicyQA, where nothing is as near to the question's words. Each of SQuAD is asked as
it is and as a topic (its words without function words), and both of all articles and of all but
its own, where nothing can answer it; one of PolicyQA is asked of its site. The first passage
answers when it is of the question's own paragraph and holds an answer. The threshold is the one at
which both error rates add up to least (Youden's J, 1950), so it follows from no wish of ours.
SQuAD's articles are parted into two halves as well: fitted on one, reported on the other.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from evaluation.collection import load_collection, read_lines
from evaluation.retrieval import indexed
from retriever import rank
from retriever.decide import features
from retriever.question import understand
from retriever.search import Retriever
from sourceline import command
from sourceline.encoder import default_encoder
from sourceline.settings import SEARCH
from sourceline.words import FUNCTION_WORDS
from training.reader_data import HELD_OUT_ARTICLES, is_kept_apart

_SEED = 13


@dataclass(frozen=True, slots=True)
class Case:
    """One question asked once: the features of its first passage, and the signals of all those
    weighed, a row a passage, with which of them are right."""

    article: str
    topic: bool
    features: tuple[float, ...]
    answers: bool
    absent: bool
    names: tuple[str, ...]
    signals: NDArray[np.float64]
    right: NDArray[np.bool_]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.found", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--questions", type=int, default=330)
    options = parser.parse_args(arguments)
    return command.run(lambda: _fit(options.data / "eval", options.questions))


def _fit(eval_sets: Path, count: int) -> int:
    squad = list(_squad_cases(eval_sets / "squad_v2_dev", count))
    policy = list(_policy_cases(eval_sets / "policyqa_dev", count))
    _fit_rule("QUESTION", [case for case in squad if not case.topic], policy)
    _fit_rule("TOPIC", [case for case in squad if case.topic], [])
    return command.DONE


def _fit_rule(name: str, cases: list[Case], further: list[Case]) -> None:
    model = LogisticRegression(C=10.0, max_iter=1000).fit(*_matrix(cases + further))
    threshold = _youden(model, cases + further)
    weights = ", ".join(f"{weight:.4f}" for weight in model.coef_[0])
    command.put(
        f"{name} = Rule(bias={model.intercept_[0]:.4f}, weights=({weights}), "
        f"threshold={threshold:.4f})"
    )
    _report("squad", cases, model, threshold)
    if further:
        _report("policyqa", further, model, threshold)
    halves = sorted(HELD_OUT_ARTICLES)[::2]
    fitting = [case for case in cases if case.article in halves]
    kept = [case for case in cases if case.article not in halves]
    half = LogisticRegression(C=10.0, max_iter=1000).fit(*_matrix(fitting + further))
    _report("kept apart", kept, half, _youden(half, fitting + further))
    _report_ranking("in force", kept, np.array([rank.WEIGHTS[n] for n in kept[0].names]))
    _report_ranking("fitted", kept, _fit_weights(fitting))


def _youden(model: LogisticRegression, cases: list[Case]) -> float:
    probabilities = _probabilities(model, cases)
    right = probabilities[[case.answers for case in cases]]
    absent = probabilities[[case.absent for case in cases]]
    return float(
        max(probabilities, key=lambda bound: (right >= bound).mean() - (absent >= bound).mean())
    )


def _fit_weights(cases: list[Case]) -> NDArray[np.float64]:
    """Weights of the signals by a logistic regression over passages, in units of the first."""
    present = [case for case in cases if case.right.any()]
    matrix = np.concatenate([case.signals for case in present])
    right = np.concatenate([case.right for case in present])
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=2000).fit(matrix, right)
    weights: NDArray[np.float64] = model.coef_[0]
    command.put(
        "  weights: "
        + ", ".join(f"{n} {w:.3f}" for n, w in zip(cases[0].names, weights, strict=True))
    )
    return weights


def _report_ranking(name: str, cases: list[Case], weights: NDArray[np.float64]) -> None:
    reciprocal = []
    for case in cases:
        if not case.absent:
            order = np.argsort(-(case.signals @ weights), kind="stable")
            places = np.flatnonzero(case.right[order])
            reciprocal.append(1 / (places[0] + 1) if len(places) else 0.0)
    first = np.mean([value == 1 for value in reciprocal])
    command.put(f"  weights {name}: hit@1 {first:.3f}, MRR {np.mean(reciprocal):.3f}")


def _report(name: str, cases: list[Case], model: LogisticRegression, threshold: float) -> None:
    probabilities = _probabilities(model, cases)
    answers = np.array([case.answers for case in cases])
    absent = np.array([case.absent for case in cases])
    found = probabilities >= threshold
    answered = f"{found[absent].mean():.3f}" if absent.any() else "-"
    command.put(
        f"{name}: {len(cases)} cases, AUC {roc_auc_score(answers, probabilities):.3f}, "
        f"absent answered {answered}, "
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


def _squad_cases(folder: Path, count: int) -> Iterator[Case]:
    collection = load_collection(folder)
    articles = {document.path: document.path.rsplit("#", 1)[0] for document in collection.documents}
    ids = {document.path: document.id for document in collection.documents}
    questions = [
        fields
        for fields in read_lines(folder / "queries.jsonl")
        if fields["meta"]["article"] in HELD_OUT_ARTICLES
    ]
    random.Random(_SEED).shuffle(questions)
    with indexed(collection, default_encoder()) as retriever:
        for number, fields in enumerate(questions[:count], start=1):
            own = next(iter(collection.qrels[fields["id"]]))
            article = articles[own]
            others = [ids[path] for path, name in articles.items() if name != article]
            for text, topic in ((fields["text"], False), (_as_topic(fields["text"]), True)):
                yield from _ask(retriever, text, topic, article, own, _answers(fields), None)
                yield from _ask(retriever, text, topic, article, own, [], others)
            if number % 50 == 0:
                command.say(f"{number} of {min(count, len(questions))} questions asked")


def _policy_cases(folder: Path, count: int) -> Iterator[Case]:
    """A PolicyQA question is about one site, and is asked of that site's documents."""
    collection = load_collection(folder)
    ids = {document.path: document.id for document in collection.documents}
    site_of = {document.path: document.title for document in collection.documents}
    questions = [
        fields
        for fields in read_lines(folder / "queries.jsonl")
        if is_kept_apart("eval/policyqa_dev", fields["meta"]["site"])
    ]
    random.Random(_SEED).shuffle(questions)
    with indexed(collection, default_encoder()) as retriever:
        for fields in questions[:count]:
            site = fields["meta"]["site"]
            documents = [ids[path] for path, its_site in site_of.items() if its_site == site]
            own = next(iter(collection.qrels[fields["id"]]))
            cases = _ask(retriever, fields["text"], False, site, own, fields["answers"], documents)
            # Another paragraph of the site may answer as well: a miss is no absent answer.
            yield from (replace(case, absent=False) for case in cases)


def _answers(fields: dict[str, Any]) -> list[str]:
    return [] if fields["meta"]["is_impossible"] else fields["answers"]


def _as_topic(text: str) -> str:
    return " ".join(
        word for word in text.rstrip("? ").split() if word.lower() not in FUNCTION_WORDS
    )


def _ask(
    retriever: Retriever,
    text: str,
    topic: bool,
    article: str,
    own: str,
    answers: list[str],
    documents: list[str] | None,
) -> Iterator[Case]:
    search = retriever.search(understand(text), SEARCH.candidates, documents)
    if not search.ranked or (search.readings is None) != topic:
        return
    first = search.ranked[0][0]
    if first not in (search.looks if search.readings is None else search.readings):
        return
    right = {
        row
        for row, stored in search.candidates.passages.items()
        if stored.path == own and any(answer in stored.text for answer in answers)
    }
    reading = None if search.readings is None else search.readings[first]
    rows, signals = rank.signals(search.candidates, search.looks, None, search.readings)
    yield Case(
        article,
        topic,
        features(search.looks[first], reading),
        first in right,
        not answers,
        tuple(signals),
        np.array(list(signals.values())).T,
        np.array([row in right for row in rows]),
    )


def _matrix(cases: list[Case]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return np.array([case.features for case in cases]), np.array([case.answers for case in cases])


def _probabilities(model: LogisticRegression, cases: list[Case]) -> NDArray[np.float64]:
    probabilities: NDArray[np.float64] = model.predict_proba(_matrix(cases)[0])[:, 1]
    return probabilities


if __name__ == "__main__":
    sys.exit(main())
