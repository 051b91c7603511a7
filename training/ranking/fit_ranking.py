"""Fit how signals are weighed, and "found or not": the figures in signals.py and answerability.py.

    python -m training.ranking.fit_ranking --data ../shared

Weights are fitted as softmax_weights.py says. Deciding is a logistic regression on the first
passage of each question.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from evaluation.measurements.stage_rankings import scored
from retriever.answer.answerability import features
from retriever.query.parse import understand
from retriever.ranking.candidate import ReadCandidate, ScoredCandidate
from retriever.ranking.signals import (
    AFTER_READING,
    BEFORE_READING,
    signals,
    signals_after_reading,
)
from retriever.retriever import Retriever
from sourceline import command
from sourceline.errors import WrongUseError
from sourceline.settings import SEARCH
from training.ranking.ranking_sets import RankingQuestion, RankingSet, ranking_sets
from training.ranking.set_index import open_index
from training.ranking.softmax_weights import Matrix, Rankings, Signals, fit_weights

_DECIDED_ON = (
    *("squad_v2_dev", "policyqa_dev", "covidqa", "tydiqa_ru_dev"),
    *("tydiqa_en", "qed_dev", "clapnq_dev"),
)
"""Sets of which the reader has not seen the questions asked; those of the last three were asked
before anybody saw a text, in words of their own."""
_ANSWERED = 0.2
"""Of the questions whose answer is absent: chosen by hand, since no data say how much a wrong
answer costs compared with one that is withheld."""


@dataclass(frozen=True, slots=True)
class DecisionCase:
    """One question asked once, and the features that decide about its first passage."""

    name: str
    ranking: str
    """What it counts to for the ranking: a question without an answer has a right order too."""
    group: str
    rule: str
    """Which rule decides about it: QUESTION, TOPIC or UNREAD."""
    absent: bool
    looked: Signals
    read: Signals | None
    """None where the reader does not know the language."""
    features: tuple[float, ...]
    answers: bool


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.ranking.fit_ranking", description=__doc__
    )
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path("build/ranking"), help="indexes, kept")
    parser.add_argument("--only", nargs="+", metavar="SET", help="these sets, not all")
    parser.add_argument("--questions", type=int, default=300, help="of each set (%(default)s)")
    options = parser.parse_args(arguments)
    return command.run(lambda: _fit(options))


def _fit(options: argparse.Namespace) -> int:
    cases = [
        case
        for one in ranking_sets(options.data, options.questions)
        if not options.only or one.name in options.only
        for case in _cases(one, options.work / one.name)
    ]
    fit_weights("BEFORE_READING", BEFORE_READING, _rankings(cases, lambda case: case.looked))
    fit_weights("AFTER_READING", AFTER_READING, _rankings(cases, lambda case: case.read))
    fair = [case for case in cases if case.name in _DECIDED_ON]
    for rule in ("QUESTION", "TOPIC", "UNREAD"):
        of_rule = [case for case in fair if case.rule == rule]
        if any(case.absent for case in of_rule) and any(case.answers for case in of_rule):
            _fit_decision(rule, of_rule)
    return command.DONE


def _cases(one: RankingSet, index: Path) -> list[DecisionCase]:
    """Each question of a set, asked of the set's index, which is built where it is not there."""
    ids = {document.path: document.id for document in one.documents}
    with open_index(one, index) as retriever:
        found = [case for asked in one.asked if (case := _case(one.name, retriever, asked, ids))]
    command.say(f"{one.name}: {len(found)} of {len(one.asked)} questions, {len(ids)} documents")
    return found


def _case(
    name: str, retriever: Retriever, asked: RankingQuestion, ids: dict[str, str]
) -> DecisionCase | None:
    within = None if asked.within is None else [ids[path] for path in sorted(asked.within)]
    try:
        question = understand(asked.text)
    except WrongUseError:
        return None
    result = retriever.search(question, SEARCH.candidates, within)
    first = result.ranked[0] if result.ranked else None
    if first is None or first.sentences is None or (result.was_read and first.reading is None):
        return None
    query = result.query
    looked = scored(result)
    read = [
        ReadCandidate(ScoredCandidate(one.candidate, one.sentences), one.reading)
        for one in result.ranked
        if one.sentences is not None and one.reading is not None
    ]
    # Of a question that none answers, the passages near to right are those it was made on.
    near = [asked.is_answered_by(one.candidate.stored) for one in looked]
    near_read = [asked.is_answered_by(one.candidate.stored) for one in read]
    reading = first.reading
    return DecisionCase(
        name=name,
        ranking=f"{name}, no answer" if asked.absent else name,
        group=asked.group,
        rule="UNREAD" if reading is None else "QUESTION" if query.asks else "TOPIC",
        absent=asked.absent,
        looked=Signals.of(signals(looked, query), near),
        read=Signals.of(signals_after_reading(read, query), near_read) if reading else None,
        features=features(first.sentences, reading, asks=query.asks),
        answers=not asked.absent and asked.is_answered_by(first.stored),
    )


def _rankings(
    cases: Sequence[DecisionCase], take: Callable[[DecisionCase], Signals | None]
) -> Rankings:
    """By set, those questions of which a right passage is among the ones weighed."""
    found: Rankings = {}
    for case in cases:
        signals = take(case)
        if signals is not None and signals.right.any():
            found.setdefault(case.ranking, []).append(signals)
    return found


def _fit_decision(name: str, cases: Sequence[DecisionCase]) -> None:
    matrix = np.array([case.features for case in cases])
    answers = np.array([case.answers for case in cases])
    model = LogisticRegression(C=10.0, max_iter=2000).fit(matrix, answers)
    threshold = _threshold(model.predict_proba(matrix)[:, 1], cases)
    weights = ", ".join(f"{weight:.4f}" for weight in model.coef_[0])
    command.put(
        f"{name} = Rule(bias={model.intercept_[0]:.4f}, weights=({weights}), "
        f"threshold={threshold:.4f})"
    )
    groups = [case.group for case in cases]
    apart = cross_val_predict(
        LogisticRegression(C=10.0, max_iter=2000),
        matrix,
        answers,
        groups=groups,
        cv=GroupKFold(min(5, len(set(groups)))),
        method="predict_proba",
    )[:, 1]
    for one in dict.fromkeys(case.name for case in cases):
        own = [at for at, case in enumerate(cases) if case.name == one]
        _report(one, [cases[at] for at in own], apart[own], threshold)


def _threshold(chances: Matrix, cases: Sequence[DecisionCase]) -> float:
    """So high that no more than _ANSWERED of the absent questions are answered."""
    return float(np.quantile(chances[[case.absent for case in cases]], 1 - _ANSWERED))


def _report(name: str, cases: Sequence[DecisionCase], chances: Matrix, threshold: float) -> None:
    """Of chances fitted on other groups (articles, sites) than the cases'."""
    answers = np.array([case.answers for case in cases])
    absent = np.array([case.absent for case in cases])
    found = chances >= threshold
    answered = f"{found[absent].mean():.3f}" if absent.any() else "-"
    command.put(
        f"  {name}: {len(cases)} cases, AUC {roc_auc_score(answers, chances):.3f}, "
        f"absent answered {answered}, right first refused {(~found)[answers].mean():.3f}, "
        f"Brier {((chances - answers) ** 2).mean():.3f}"
    )
    for low in np.arange(0, 1, 0.2):
        within = (chances >= low) & (chances < low + 0.2)
        if within.any():
            command.put(
                f"    said {low:.1f} to {low + 0.2:.1f}: {within.sum()} cases, "
                f"right {answers[within].mean():.2f}"
            )


if __name__ == "__main__":
    sys.exit(main())
