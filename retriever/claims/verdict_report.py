"""A verdict as JSON, as docs/contracts.md has it, and as plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from retriever.answer_report import WEAK_MEANING, index_json, passage_json
from retriever.claims.verdicts import CheckedClaim, Label, Mismatch, Verdict
from retriever.results import Evidence
from sourceline.command import counted, harmless
from sourceline.records import Span

_LABEL_TEXTS: Final[Mapping[Label, str]] = {
    "supported": "Supported",
    "partly_supported": "Partly supported",
    "contradicted": "Contradicted",
    "not_found": "Not in these documents",
}


def as_json(verdict: Verdict, identity: str | None = None) -> dict[str, Any]:
    """The object of the contract; every ``text`` is its document's, or the claim's, to the
    letter."""
    decisive = verdict.decisive
    return {
        **({} if identity is None else {"id": identity}),
        "text": verdict.text,
        "verdict": verdict.label,
        "confidence": round(verdict.confidence, 4),
        "evidence": _evidence(decisive.evidence if decisive else ()),
        "mismatches": [_mismatch(each) for claim in verdict.claims for each in claim.mismatches],
        "disagreement": any(claim.disagreement for claim in verdict.claims),
        "claims": [_claim(claim) for claim in verdict.claims],
        "set_aside": [
            {**_quoted(each.span, each.text), "reason": each.reason} for each in verdict.set_aside
        ],
        "unchecked": None if verdict.unchecked is None else _bounds(verdict.unchecked),
        "weak_meaning": verdict.weak_meaning,
        "index": index_json(verdict.index),
    }


def _claim(claim: CheckedClaim) -> dict[str, Any]:
    return {
        **_quoted(claim.span, claim.text),
        "verdict": claim.label,
        "confidence": round(claim.confidence, 4),
        "evidence": _evidence(claim.evidence),
        "mismatches": [_mismatch(each) for each in claim.mismatches],
        "disagreement": claim.disagreement,
        "unsupported": [_quoted(each.span, each.text) for each in claim.unsupported],
    }


def _evidence(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [passage_json(each) for each in evidence]


def _mismatch(mismatch: Mismatch) -> dict[str, Any]:
    return {
        "kind": mismatch.kind,
        "claim": _quoted(mismatch.claim.span, mismatch.claim.text),
        "source": {
            "document": mismatch.document,
            **_quoted(mismatch.source.span, mismatch.source.text),
            "passage": mismatch.passage,
        },
    }


def _quoted(span: Span, text: str) -> dict[str, Any]:
    return {**_bounds(span), "text": text}


def _bounds(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def as_lines(verdict: Verdict) -> Iterator[str]:
    """The verdict for a terminal: each claim with its source and what differs."""
    for claim in verdict.claims:
        yield f"{_LABEL_TEXTS[claim.label]} ({claim.confidence:.0%} sure): {_line(claim.text)}"
        for mismatch in claim.mismatches:
            yield (
                f"   {mismatch.kind}: “{_line(mismatch.claim.text)}” here, "
                f"“{_line(mismatch.source.text)}” in {harmless(mismatch.document)} "
                f"[{mismatch.source.span.start}:{mismatch.source.span.end}]"
            )
        for part in claim.unsupported:
            yield f"   not supported: “{_line(part.text)}”"
        if claim.disagreement:
            yield "   The sources differ among themselves: one bears it out, another does not."
        yield from _sources(claim)
    for each in verdict.set_aside:
        yield f"Set aside ({each.reason}): {_line(each.text)}"
    if not verdict.claims:
        yield "Nothing to check: the text holds no statement."
    if verdict.unchecked is not None:
        yield unchecked_note(verdict)
    if verdict.weak_meaning:
        yield WEAK_MEANING.replace("the question", "the text")


def unchecked_note(verdict: Verdict) -> str:
    """How much of a long text was checked; blank where all was."""
    if verdict.unchecked is None:
        return ""
    return (
        f"Checked were the first {counted(len(verdict.claims), 'claim')}, up to character "
        f"{verdict.unchecked.start:,} of {len(verdict.text):,}. Paste the rest on its own."
    )


def _sources(claim: CheckedClaim) -> Iterator[str]:
    shown = claim.evidence[:1] if claim.label != "not_found" else claim.evidence[:2]
    for evidence in shown:
        place = evidence.hit.place
        span = place.passage.span
        kind = "nearest" if claim.label == "not_found" else "source"
        yield f"   {kind}: {harmless(place.document)} [{span.start}:{span.end}] {_line(place.text)}"


def _line(text: str) -> str:
    return harmless(" ".join(text.split()))
