"""The result of checking a pasted text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retriever.results import Evidence, IndexSummary
from sourceline.records import Span

Label = Literal["supported", "partly_supported", "contradicted", "not_found"]
FactKind = Literal["number", "date", "name", "place", "identifier", "negation"]
AsideReason = Literal["question", "heading", "opinion", "no statement"]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A part of the pasted text that states nothing that sources could support."""

    span: Span
    text: str
    reason: AsideReason


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Exact words, of the pasted text or of a document."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What differs: words of the pasted text, and those of a document in the same role.

    ``passage`` is the rank of the evidence that holds the source's words.
    """

    kind: FactKind
    claim: QuotedSpan
    document: str
    source: QuotedSpan
    passage: int


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim, a span of the pasted text, and what the documents say about it.

    ``confidence`` estimates the probability that the verdict is right. ``disagreement`` where one
    source supports the claim and another contradicts it. ``unsupported`` are the words of a partly
    supported claim that no source says.
    """

    span: Span
    text: str
    label: Label
    confidence: float
    evidence: tuple[Evidence, ...]
    mismatches: tuple[Mismatch, ...]
    disagreement: bool
    unsupported: tuple[QuotedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the documents say about a pasted text, as a whole and claim by claim.

    Contradicted if any claim is; else not found if any is, or if it holds none; else partly
    supported if any is; else supported.
    ``unchecked`` is the part of a long text that was not checked, or None.
    """

    text: str
    claims: tuple[CheckedClaim, ...]
    set_aside: tuple[SetAside, ...]
    index: IndexSummary
    weak_meaning: bool = False
    unchecked: Span | None = None

    @property
    def decisive(self) -> CheckedClaim | None:
        """The claim that decides the verdict on the whole: of its label the one of the highest
        confidence, or where all are supported of the lowest."""
        of_label = [claim for claim in self.claims if claim.label == self.label]
        choose = min if self.label == "supported" else max
        return choose(of_label, key=lambda claim: claim.confidence, default=None)

    @property
    def label(self) -> Label:
        labels = {claim.label for claim in self.claims}
        worst: tuple[Label, ...] = ("contradicted", "not_found", "partly_supported", "supported")
        return next((label for label in worst if label in labels), "not_found")

    @property
    def confidence(self) -> float:
        return 0.0 if self.decisive is None else self.decisive.confidence
