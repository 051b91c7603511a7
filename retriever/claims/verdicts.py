"""What a pasted text becomes when it is checked: one frozen type a stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from retriever.results import Evidence, IndexSummary
from sourceline.records import Span

Label = Literal["supported", "contradicted", "not_found"]
FactKind = Literal["number", "date", "name", "place", "negation"]
Aside = Literal["question", "heading", "opinion", "no statement"]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of the pasted text that states nothing that sources could bear out."""

    span: Span
    text: str
    reason: Aside


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words, of the pasted text or of a document."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What differs: words of the pasted text, and those in the same role in a document.

    ``passage`` is the rank of the evidence that the source's words stand in.
    """

    kind: FactKind
    claim: Words
    document: str
    source: Words
    passage: int


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim, a span of the pasted text, and what the documents say to it.

    ``confidence`` estimates the probability that the verdict is right. ``disagreement`` is True
    where one source bears the claim out and another contradicts it.
    """

    span: Span
    text: str
    label: Label
    confidence: float
    evidence: tuple[Evidence, ...]
    mismatches: tuple[Mismatch, ...]
    disagreement: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the documents say to a pasted text, as a whole and claim by claim.

    Contradicted if any claim is; else not found if any is, or if it holds none; else supported.
    ``unchecked`` is the part of a long text that was not looked at, or None.
    """

    text: str
    claims: tuple[CheckedClaim, ...]
    set_aside: tuple[SetAside, ...]
    index: IndexSummary
    weak_meaning: bool = False
    unchecked: Span | None = None

    @property
    def decisive(self) -> CheckedClaim | None:
        """The claim that the verdict on the whole rests on: of the deciding label the surest, or
        where all are supported the least sure."""
        of_label = [claim for claim in self.claims if claim.label == self.label]
        if not of_label:
            return None
        choose = min if self.label == "supported" else max
        return choose(of_label, key=lambda claim: claim.confidence)

    @property
    def label(self) -> Label:
        return worst(claim.label for claim in self.claims)

    @property
    def confidence(self) -> float:
        return 0.0 if self.decisive is None else self.decisive.confidence


def worst(labels: Iterable[Label]) -> Label:
    """The verdict on several claims together."""
    found = set(labels)
    if "contradicted" in found:
        return "contradicted"
    return "supported" if found == {"supported"} else "not_found"
