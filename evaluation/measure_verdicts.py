"""Verdicts on claims whose evidence is given: what the comparison and the model are worth alone.

fever_symmetric: supported or contradicted, its own evidence given. climate_fever: the label of
each evidence sentence that people judged for a claim, all of them. sufficient_facts: the pages
kept apart from training and fitting. Beside each, what always saying the commonest label gives.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from sklearn.metrics import accuracy_score, f1_score

from retriever.claims.given_text import compare_text
from retriever.claims.nli_model import Judgement, default_model
from retriever.claims.verdict_rule import Chances, weigh
from training.claims.claims_data import load_pairs

SETS: Final = ("fever_symmetric", "climate_fever", "sufficient_facts")
By = Literal["whole", "rules alone", "model alone"]
_SEED: Final = 5
_OWN: Final = {"SUPPORTS": "supported", "REFUTES": "contradicted", "NOT_ENOUGH_INFO": "not_enough"}


@dataclass(frozen=True, slots=True)
class Given:
    claim: str
    evidence: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of ``count`` pairs, the share judged right and the macro F1; the same for the majority."""

    name: str
    by: By
    count: int
    accuracy: float
    macro_f1: float
    majority_accuracy: float
    majority_f1: float

    @property
    def shares(self) -> dict[str, float]:
        return {
            "pairs": self.count,
            "accuracy": self.accuracy,
            "macro F1": self.macro_f1,
            "accuracy of the majority": self.majority_accuracy,
            "macro F1 of the majority": self.majority_f1,
        }


def measure(name: str, data: Path, sample: int | None = None) -> Iterator[Figures]:
    """By the rules alone, and where a model is shipped by it alone and by both."""
    given = load(name, data)
    if sample and sample < len(given):
        given = random.Random(_SEED).sample(given, sample)
    labels = sorted({one.label for one in given})
    compared = [compare_text(one.claim, one.evidence, one.title) for one in given]
    model = default_model()
    judged: list[Judgement] = []
    if model is not None:
        judged = model.judge([(one.claim, _titled(one)) for one in given])
        both = [weigh(c, j) for c, j in zip(compared, judged, strict=True)]
        yield _figures(name, "whole", given, [_said(each, labels) for each in both])
        alone = [Chances(j.supported, j.contradicted, j.not_enough) for j in judged]
        yield _figures(name, "model alone", given, [_said(each, labels) for each in alone])
    told = [_said(weigh(each, None), labels) for each in compared]
    yield _figures(name, "rules alone", given, told)


def _titled(one: Given) -> str:
    return f"{one.title}\n{one.evidence}" if one.title else one.evidence


def _said(chances: Chances, labels: Sequence[str]) -> str:
    """The likeliest of the labels that the set has."""
    return max(labels, key=lambda label: float(getattr(chances, label)))


def _figures(name: str, by: By, given: Sequence[Given], said: Sequence[str]) -> Figures:
    right = [one.label for one in given]
    common = [Counter(right).most_common(1)[0][0]] * len(right)
    return Figures(
        name,
        by,
        len(right),
        float(accuracy_score(right, said)),
        float(f1_score(right, said, average="macro", zero_division=0)),
        float(accuracy_score(right, common)),
        float(f1_score(right, common, average="macro", zero_division=0)),
    )


def load(name: str, data: Path) -> list[Given]:
    if name == "sufficient_facts":
        pairs = load_pairs(data, "reported", _SEED)
        return [Given(one.claim, one.evidence, one.title, one.label) for one in pairs]
    folder = data / "eval" / name
    corpus = {row["id"]: row for row in _rows(folder / "corpus.jsonl")}
    queries = list(_rows(folder / "queries.jsonl"))
    if name == "climate_fever":
        return [
            _given(query, corpus[document], label)
            for query in queries
            for document, label in query["meta"]["evidence"].items()
        ]
    lines = (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()
    own = dict(line.split("\t")[:2] for line in lines)
    return [_given(query, corpus[own[query["id"]]], query["meta"]["label"]) for query in queries]


def _given(query: dict[str, Any], document: dict[str, Any], label: str) -> Given:
    return Given(query["text"], document["text"], document["title"], _OWN[label])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def as_line(figures: Figures) -> str:
    return (
        f"{figures.name}, {figures.by}: {figures.count:,} pairs, "
        f"accuracy {figures.accuracy:.3f} (majority {figures.majority_accuracy:.3f}), "
        f"macro F1 {figures.macro_f1:.3f} (majority {figures.majority_f1:.3f})"
    )
