"""Claims with labels and exact evidence, checked against an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.data.gold_claims import GoldClaim, GoldMismatch
from evaluation.metrics.trec_runs import TrecRun
from retriever.claims.verdicts import Mismatch, Verdict
from retriever.results import Evidence
from retriever.retriever import Retriever

FIRST = 3
"""Among so many passages the right evidence should be."""


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    claim: GoldClaim
    verdict: Verdict

    @property
    def is_right(self) -> bool:
        return self.label == self.claim.label

    @property
    def label(self) -> str:
        """The sets know three verdicts: what is supported in part alone is not found."""
        label = self.verdict.label
        return "not_found" if label == "partly_supported" else label

    @property
    def rank(self) -> int | None:
        """Of the first passage that holds the first character of a snippet."""
        for evidence in self.evidence:
            for place in evidence.hit.places:
                if self.claim.evidence_begins_in(place.document, place.passage.span):
                    return evidence.hit.rank
        return None

    @property
    def evidence(self) -> Sequence[Evidence]:
        decisive = self.verdict.decisive
        return decisive.evidence if decisive else ()

    @property
    def mismatch_found(self) -> bool:
        """Whether one of those given overlaps a gold one on both sides."""
        given = [each for claim in self.verdict.claims for each in claim.mismatches]
        return any(_overlaps(one, gold) for one in given for gold in self.claim.mismatches)


def _overlaps(given: Mismatch, gold: GoldMismatch) -> bool:
    return given.claim.span.overlaps(gold.claim) and given.source.span.overlaps(gold.source)


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """Each a count, and of how many."""

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


def evaluate(
    retriever: Retriever, claims: Sequence[GoldClaim]
) -> tuple[ClaimCounts, list[CheckedClaim]]:
    checked = [CheckedClaim(claim, retriever.check(claim.text)) for claim in claims]
    cited = [each for each in checked if each.claim.evidence]
    wrong = [each for each in checked if each.claim.mismatches]
    counts = ClaimCounts(
        right=(sum(each.is_right for each in checked), len(checked)),
        evidence=(sum((each.rank or FIRST + 1) <= FIRST for each in cited), len(cited)),
        mismatches=(sum(each.mismatch_found for each in wrong), len(wrong)),
    )
    return counts, checked


def as_run(checked: Sequence[CheckedClaim]) -> TrecRun:
    """The passages shown, by passage id, in their order."""
    return {
        each.claim.id: {e.hit.place.passage.id: 1 / e.hit.rank for e in each.evidence}
        for each in checked
    }


def as_lines(counts: ClaimCounts, checked: Sequence[CheckedClaim]) -> Iterator[str]:
    for each in checked:
        if not each.is_right:
            yield f"{each.claim.id}: {each.claim.label}, said {each.label}"
    yield _line("verdicts right", counts.right)
    yield _line(f"right evidence among the first {FIRST}", counts.evidence)
    yield _line("mismatches overlapping on both sides", counts.mismatches)


def _line(name: str, count: tuple[int, int]) -> str:
    share = f" ({count[0] / count[1]:.2f})" if count[1] else ""
    return f"{name}: {count[0]} of {count[1]}{share}"
