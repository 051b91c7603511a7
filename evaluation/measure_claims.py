"""Claims with labels and exact evidence, checked against an index; or judged by evidence given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.measures.trec_runs import Run
from retriever.claims.verdicts import Mismatch, Verdict
from retriever.results import Evidence
from retriever.retriever import Retriever
from sourceline.errors import WrongUseError
from sourceline.records import Span

FIRST = 3
"""Among so many passages the right evidence should be."""


@dataclass(frozen=True, slots=True)
class GoldMismatch:
    kind: str
    claim: Span
    source: Span


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """``evidence`` is the file and first character of each snippet; none where there is none."""

    id: str
    text: str
    label: str
    evidence: tuple[tuple[str, int], ...]
    mismatches: tuple[GoldMismatch, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    claim: GoldClaim
    verdict: Verdict

    @property
    def is_right(self) -> bool:
        return self.verdict.label == self.claim.label

    @property
    def rank(self) -> int | None:
        """Of the first passage that holds the first character of a snippet."""
        for evidence in self.evidence:
            for place in evidence.hit.places:
                span = place.passage.span
                if any(
                    file == place.document and span.start <= at < span.end
                    for file, at in self.claim.evidence
                ):
                    return evidence.hit.rank
        return None

    @property
    def evidence(self) -> Sequence[Evidence]:
        decisive = self.verdict.decisive
        return decisive.evidence if decisive else ()

    @property
    def mismatch_found(self) -> bool:
        """Whether one of those told overlaps a gold one on both sides."""
        told = [each for claim in self.verdict.claims for each in claim.mismatches]
        return any(_overlaps(one, gold) for one in told for gold in self.claim.mismatches)


def _overlaps(told: Mismatch, gold: GoldMismatch) -> bool:
    return told.claim.span.overlaps(gold.claim) and told.source.span.overlaps(gold.source)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts: of what, and of how many."""

    right: tuple[int, int]
    evidence: tuple[int, int]
    mismatches: tuple[int, int]

    @property
    def shares(self) -> dict[str, float]:
        """Every count, and its share of all."""
        named = {
            "verdicts": self.right,
            f"evidence in {FIRST}": self.evidence,
            "mismatches": self.mismatches,
        }
        found: dict[str, float] = {}
        for name, (count, of) in named.items():
            found |= {f"{name} right": count, f"{name} of": of, f"{name} share": count / max(1, of)}
        return found


def load_claims(path: Path) -> list[GoldClaim]:
    """Raises WrongUseError naming the first bad line."""
    claims = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            claims.append(_claim(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise WrongUseError(f"{path}, line {number}: not a labelled claim ({error})") from None
    return claims


def _claim(row: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        id=row["id"],
        text=row["claim"],
        label=row["label"],
        evidence=tuple((each["file"], each["start"]) for each in row["evidence"]),
        mismatches=tuple(
            GoldMismatch(each["kind"], _span(each["claim"]), _span(each["source"]))
            for each in row["mismatches"]
        ),
    )


def _span(row: Mapping[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def evaluate(retriever: Retriever, claims: Sequence[GoldClaim]) -> tuple[Figures, list[Outcome]]:
    outcomes = [Outcome(claim, retriever.check(claim.text)) for claim in claims]
    cited = [each for each in outcomes if each.claim.evidence]
    wrong = [each for each in outcomes if each.claim.mismatches]
    figures = Figures(
        right=(sum(each.is_right for each in outcomes), len(outcomes)),
        evidence=(sum((each.rank or FIRST + 1) <= FIRST for each in cited), len(cited)),
        mismatches=(sum(each.mismatch_found for each in wrong), len(wrong)),
    )
    return figures, outcomes


def as_run(outcomes: Sequence[Outcome]) -> Run:
    """The passages shown, by passage id, in their order."""
    return {
        each.claim.id: {e.hit.place.passage.id: 1 / e.hit.rank for e in each.evidence}
        for each in outcomes
    }


def as_lines(figures: Figures, outcomes: Sequence[Outcome]) -> Iterator[str]:
    for each in outcomes:
        if not each.is_right:
            yield f"{each.claim.id}: {each.claim.label}, said {each.verdict.label}"
    yield _line("verdicts right", figures.right)
    yield _line(f"right evidence among the first {FIRST}", figures.evidence)
    yield _line("mismatches overlapping on both sides", figures.mismatches)


def _line(name: str, count: tuple[int, int]) -> str:
    share = f" ({count[0] / count[1]:.2f})" if count[1] else ""
    return f"{name}: {count[0]} of {count[1]}{share}"
