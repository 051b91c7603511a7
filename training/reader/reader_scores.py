"""Measure a reader on four articles of squad_v2_dev that it never saw.

    python -m training.reader.reader_scores --data ../shared --model models/reader

Prints one JSON object: span exact match and F1 over all questions with their own paragraph given
(see evaluation/measurements/measure_reader.py), compared with "always none"; how well the
relevance separates answerable from unanswerable questions, and the own paragraph from BM25's best
wrong one; and time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from sklearn.metrics import roc_auc_score

from evaluation.measurements.measure_reader import ReaderAnswer, measures, read
from evaluation.measurements.reader_cost import milliseconds
from evaluation.metrics import squad
from retriever.reading.reader import SHIPPED, THRESHOLD, SpanReader
from sourceline.models.precision import Precision
from training.reader.reader_data import QuestionSet, load_for_fitting
from training.reader.reader_examples import wrong_passages
from training.reader.train_reader import SEED

_PRECISIONS: tuple[Precision, ...] = ("bf16", "fp32")


@dataclass(frozen=True, slots=True)
class ScoredQuestion:
    own: ReaderAnswer
    wrong: float | None
    """Relevance of BM25's best wrong passage; none for a question without an answer."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a reader.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--questions", type=int, default=0, help="a seeded sample; 0 for all")
    parser.add_argument(
        "--set-threshold", action="store_true", help="write the best one into config.json"
    )
    asked = parser.parse_args()
    articles = load_for_fitting(asked.data)
    cases = _cases(SpanReader(asked.model), articles, asked.questions)
    figures = {**measures([case.own for case in cases]), **relevance(cases)}
    questions = [question.text for question in articles.questions]
    texts = [paragraph.text for paragraph in articles.paragraphs]
    for precision in _PRECISIONS:
        reader = SpanReader(asked.model, precision)
        figures[f"ms for 20, {precision}"] = milliseconds(reader, questions, texts)
    if asked.set_threshold:
        figures["threshold set"] = _set_threshold(asked.model, [case.own for case in cases])
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def best_threshold(asked: Sequence[ReaderAnswer]) -> float:
    """The relevance from which a span earns most F1, as SQuAD 2.0's own script finds it."""
    bounds = sorted(one.relevance for one in asked)
    return max(bounds, key=lambda bound: _f1(asked, bound))


def _f1(asked: Sequence[ReaderAnswer], threshold: float) -> float:
    return mean(squad.f1(one.said(threshold), one.accepted) for one in asked)


def relevance(cases: Sequence[ScoredQuestion]) -> dict[str, float]:
    pairs = [(case.own.relevance, case.wrong) for case in cases if case.wrong is not None]
    both = [one for one, _ in pairs] + [other for _, other in pairs]
    labels = [1] * len(pairs) + [0] * len(pairs)
    return {
        "AUC, answerable": float(
            roc_auc_score(
                [bool(case.own.answers) for case in cases], [case.own.relevance for case in cases]
            )
        ),
        "AUC, own against wrong": float(roc_auc_score(labels, both)),
        "own above wrong": mean(one > other for one, other in pairs),
    }


def _set_threshold(model: Path, asked: Sequence[ReaderAnswer]) -> float:
    """By the relevances of a reader that had the one in force."""
    path = model / "config.json"
    config = json.loads(path.read_text())
    config[THRESHOLD] = round(config.get(THRESHOLD, 0.0) - best_threshold(asked), 2)
    path.write_text(json.dumps(config, indent=2) + "\n")
    return float(config[THRESHOLD])


def _cases(reader: SpanReader, articles: QuestionSet, most: int) -> list[ScoredQuestion]:
    chance = random.Random(SEED)
    wrong = [next(iter(pool), None) for pool in wrong_passages(articles)]
    places = list(range(len(articles.questions)))
    chance.shuffle(places)
    return [_case(reader, articles, at, wrong[at]) for at in places[: most or None]]


def _case(reader: SpanReader, articles: QuestionSet, at: int, wrong: int | None) -> ScoredQuestion:
    question = articles.questions[at]
    answers = question.answers if question.answer else ()
    own = read(reader, question.text, articles.paragraphs[question.paragraph].text, answers)
    if not answers or wrong is None:
        return ScoredQuestion(own, None)
    other = reader.read(question.text, [articles.paragraphs[wrong].text])[0]
    return ScoredQuestion(own, other.relevance)


if __name__ == "__main__":
    main()
