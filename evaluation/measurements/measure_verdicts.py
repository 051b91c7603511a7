"""Verdicts on claims whose evidence is given: what the comparison and the model are worth alone.

fever_symmetric: supported or contradicted, its own evidence given. climate_fever: the label of
each evidence sentence that people judged for a claim, all of them. sufficient_facts: the pages
kept apart from training and fitting. Each is compared with always saying the most common label.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from sklearn.metrics import accuracy_score, f1_score

from evaluation.data.claim_pairs import ClaimPair, Label, load_pairs
from evaluation.data.json_lines import read_lines
from retriever.claims.compare_text import compare_text
from retriever.claims.nli_model import Judgement, default_model
from retriever.claims.verdict_rule import Chances, verdict_chances

SETS: Final = ("fever_symmetric", "climate_fever", "sufficient_facts")
By = Literal["whole", "rules alone", "model alone"]
_SEED: Final = 5
_LABELS: Final[dict[str, Label]] = {
    "SUPPORTS": "supported",
    "REFUTES": "contradicted",
    "NOT_ENOUGH_INFO": "not_enough",
}
"""Of the sets' own names."""


@dataclass(frozen=True, slots=True)
class VerdictScores:
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


def measure(name: str, data: Path, sample: int | None = None) -> Iterator[VerdictScores]:
    """By the rules alone, and where a model is shipped by it alone and by both."""
    given = load(name, data)
    if sample and sample < len(given):
        given = random.Random(_SEED).sample(given, sample)
    labels = sorted({one.label for one in given})
    compared = [compare_text(one.claim, one.evidence, one.title) for one in given]
    model = default_model()
    judged: list[Judgement] = []
    if model is not None:
        judged = model.judge([(one.claim, one.titled_evidence) for one in given])
        both = [verdict_chances(c, j) for c, j in zip(compared, judged, strict=True)]
        yield _scores(name, "whole", given, [_said(each, labels) for each in both])
        alone = [Chances(j.supported, j.contradicted, j.not_enough) for j in judged]
        yield _scores(name, "model alone", given, [_said(each, labels) for each in alone])
    by_rules = [_said(verdict_chances(each, None), labels) for each in compared]
    yield _scores(name, "rules alone", given, by_rules)


def _said(chances: Chances, labels: Sequence[str]) -> str:
    """The most probable of the labels that the set has."""
    return max(labels, key=lambda label: float(getattr(chances, label)))


def _scores(name: str, by: By, given: Sequence[ClaimPair], said: Sequence[str]) -> VerdictScores:
    right = [one.label for one in given]
    common = [Counter(right).most_common(1)[0][0]] * len(right)
    return VerdictScores(
        name,
        by,
        len(right),
        float(accuracy_score(right, said)),
        float(f1_score(right, said, average="macro", zero_division=0)),
        float(accuracy_score(right, common)),
        float(f1_score(right, common, average="macro", zero_division=0)),
    )


def load(name: str, data: Path) -> list[ClaimPair]:
    if name == "sufficient_facts":
        return load_pairs(data, "reported", _SEED)
    folder = data / "eval" / name
    corpus = {row["id"]: row for row in read_lines(folder / "corpus.jsonl")}
    queries = list(read_lines(folder / "queries.jsonl"))
    if name == "climate_fever":
        return [
            _pair(name, query, corpus[document], label)
            for query in queries
            for document, label in query["meta"]["evidence"].items()
        ]
    lines = (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()
    own = dict(line.split("\t")[:2] for line in lines)
    return [
        _pair(name, query, corpus[own[query["id"]]], query["meta"]["label"]) for query in queries
    ]


def _pair(name: str, query: dict[str, Any], document: dict[str, Any], label: str) -> ClaimPair:
    return ClaimPair(query["text"], document["text"], _LABELS[label], document["title"], name)


def as_line(scores: VerdictScores) -> str:
    return (
        f"{scores.name}, {scores.by}: {scores.count:,} pairs, "
        f"accuracy {scores.accuracy:.3f} (majority {scores.majority_accuracy:.3f}), "
        f"macro F1 {scores.macro_f1:.3f} (majority {scores.majority_f1:.3f})"
    )
