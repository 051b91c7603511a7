"""Measure a reader on the eight articles of squad_v2_dev that it never saw.

    python -m training.reader_scores --data ../shared --model models/reader

Prints one JSON object: span exact match and F1 over all questions with their own paragraph given
(SQuAD's normalisation, Rajpurkar et al. 2018), "always none" beside it, how well the relevance
tells answerable from unanswerable and the own paragraph from BM25's best wrong one, and time.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import string
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from retriever.reader import SHIPPED, Reading, SpanReader
from sourceline.encoder import Precision
from training.reader import SEED
from training.reader_data import Question, QuestionSet, load_held_out
from training.reader_examples import wrong_passages

_CANDIDATES = 20
_ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Case:
    question: Question
    paragraph: str
    own: Reading
    wrong: Reading | None
    """Of the wrong passage that BM25 ranks first; none for a question without an answer."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a reader.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--questions", type=int, default=0, help="a seeded sample; 0 for all")
    asked = parser.parse_args()
    held_out = load_held_out(asked.data)
    cases = _cases(SpanReader(asked.model), held_out, asked.questions)
    figures = {
        **spans(cases),
        **relevance(cases),
        "ms_for_20_bf16": latency(asked.model, held_out, "bf16"),
        "ms_for_20_fp32": latency(asked.model, held_out, "fp32"),
    }
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def spans(cases: Sequence[Case]) -> dict[str, float]:
    """A span is given where relevance is above 0: nothing is fitted here."""
    said = [_said(case) for case in cases]
    gold = [case.question.answers or ("",) for case in cases]
    answerable = [place for place, case in enumerate(cases) if case.question.answer]
    f1 = [max(_f1(one, answer) for answer in own) for one, own in zip(said, gold, strict=True)]
    exact = [
        max(_plain(one) == _plain(answer) for answer in own)
        for one, own in zip(said, gold, strict=True)
    ]
    forced = [max(_f1(_best(cases[at]), answer) for answer in gold[at]) for at in answerable]
    return {
        "questions": len(cases),
        "answerable": len(answerable),
        "exact_match": _mean(exact),
        "f1": _mean(f1),
        "f1_always_none": 1 - len(answerable) / len(cases),
        "f1_answerable": _mean([f1[at] for at in answerable]),
        "f1_answerable_span_forced": _mean(forced),
        "unanswerable_refused": _mean(
            [not s for s, g in zip(said, gold, strict=True) if g == ("",)]
        ),
        "f1_best_threshold": _f1_at_best_threshold(cases, gold),
    }


def relevance(cases: Sequence[Case]) -> dict[str, float]:
    answerable = [case for case in cases if case.question.answer]
    pairs = [(case.own.relevance, case.wrong.relevance) for case in answerable if case.wrong]
    both = [one for one, _ in pairs] + [other for _, other in pairs]
    labels = [1] * len(pairs) + [0] * len(pairs)
    return {
        "auc_answerable": float(
            roc_auc_score(
                [case.question.answer is not None for case in cases],
                [case.own.relevance for case in cases],
            )
        ),
        "auc_own_against_wrong": float(roc_auc_score(labels, both)),
        "own_above_wrong": _mean([one > other for one, other in pairs]),
    }


def latency(model: Path, held_out: QuestionSet, precision: Precision) -> float:
    """Median milliseconds to read 20 passages of some 120 word pieces for one question."""
    reader = SpanReader(model, precision)
    texts = [" ".join(one.text.split()[:85]) for one in held_out.paragraphs[:_CANDIDATES]]
    took = []
    for question in held_out.questions[:_ROUNDS]:
        began = time.perf_counter()
        reader.read(question.text, texts)
        took.append(1000 * (time.perf_counter() - began))
    return float(np.median(took))


def _cases(reader: SpanReader, held_out: QuestionSet, most: int) -> list[Case]:
    chance = random.Random(SEED)
    wrong = [next(iter(pool), None) for pool in wrong_passages(held_out)]
    places = list(range(len(held_out.questions)))
    chance.shuffle(places)
    return [_case(reader, held_out, at, wrong[at]) for at in places[: most or None]]


def _case(reader: SpanReader, held_out: QuestionSet, at: int, wrong: int | None) -> Case:
    question = held_out.questions[at]
    texts = [held_out.paragraphs[question.paragraph].text]
    if question.answer and wrong is not None:
        texts.append(held_out.paragraphs[wrong].text)
    own, *other = reader.read(question.text, texts)
    return Case(question, texts[0], own, other[0] if other else None)


def _best(case: Case) -> str:
    first = case.own.spans[0]
    return case.paragraph[first.start : first.end]


def _said(case: Case, threshold: float = 0.0) -> str:
    return _best(case) if case.own.relevance > threshold else ""


def _f1_at_best_threshold(cases: Sequence[Case], gold: Sequence[Sequence[str]]) -> float:
    """SQuAD's own "best F1": the threshold is chosen on the same questions, so it flatters."""
    relevances = [case.own.relevance for case in cases]
    return max(
        _mean(
            [
                max(_f1(_said(case, threshold), answer) for answer in own)
                for case, own in zip(cases, gold, strict=True)
            ]
        )
        for threshold in np.quantile(relevances, np.linspace(0, 1, 41))
    )


def _plain(text: str) -> str:
    kept = "".join(character for character in text.lower() if character not in string.punctuation)
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", kept).split())


def _f1(said: str, answer: str) -> float:
    one, other = _plain(said).split(), _plain(answer).split()
    if not one or not other:
        return float(one == other)
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")


if __name__ == "__main__":
    main()
