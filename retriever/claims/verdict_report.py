"""A verdict in the shapes others script against: JSON as in docs/design.md, and plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from retriever.answer_report import WEAK_MEANING, passage_json
from retriever.claims.verdicts import CheckedClaim, Mismatch, Verdict
from retriever.results import Evidence
from sourceline.command import counted, harmless

SAID = {
    "supported": "Supported",
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
            {
                "start": each.span.start,
                "end": each.span.end,
                "text": each.text,
                "reason": each.reason,
            }
            for each in verdict.set_aside
        ],
        "unchecked": None
        if verdict.unchecked is None
        else {"start": verdict.unchecked.start, "end": verdict.unchecked.end},
        "weak_meaning": verdict.weak_meaning,
        "index": {
            "generation": verdict.index.generation,
            "documents": verdict.index.documents,
            "unreadable": verdict.index.unreadable,
            "partly_unreadable": verdict.index.partly_unreadable,
        },
    }


def _claim(claim: CheckedClaim) -> dict[str, Any]:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "verdict": claim.label,
        "confidence": round(claim.confidence, 4),
        "evidence": _evidence(claim.evidence),
        "mismatches": [_mismatch(each) for each in claim.mismatches],
        "disagreement": claim.disagreement,
    }


def _evidence(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [passage_json(each) for each in evidence]


def _mismatch(mismatch: Mismatch) -> dict[str, Any]:
    return {
        "kind": mismatch.kind,
        "claim": {
            "start": mismatch.claim.span.start,
            "end": mismatch.claim.span.end,
            "text": mismatch.claim.text,
        },
        "source": {
            "document": mismatch.document,
            "start": mismatch.source.span.start,
            "end": mismatch.source.span.end,
            "text": mismatch.source.text,
            "passage": mismatch.passage,
        },
    }


def as_lines(verdict: Verdict) -> Iterator[str]:
    """The verdict for a terminal: each claim with its source and what differs."""
    for claim in verdict.claims:
        yield f"{SAID[claim.label]} ({claim.confidence:.0%} sure): {_line(claim.text)}"
        for mismatch in claim.mismatches:
            yield (
                f"   {mismatch.kind}: “{_line(mismatch.claim.text)}” here, "
                f"“{_line(mismatch.source.text)}” in {harmless(mismatch.document)} "
                f"[{mismatch.source.span.start}:{mismatch.source.span.end}]"
            )
        if claim.disagreement:
            yield "   The sources differ among themselves: one bears it out, another does not."
        yield from _sources(claim)
    for each in verdict.set_aside:
        yield f"Set aside ({each.reason}): {_line(each.text)}"
    if not verdict.claims:
        yield "Nothing to check: the text holds no statement."
    if verdict.unchecked is not None:
        yield unchecked(verdict)
    if verdict.weak_meaning:
        yield WEAK_MEANING.replace("the question", "the text")


def unchecked(verdict: Verdict) -> str:
    """What a long text's reader must know; blank where all was checked."""
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
        said = "nearest" if claim.label == "not_found" else "source"
        yield f"   {said}: {harmless(place.document)} [{span.start}:{span.end}] {_line(place.text)}"


def _line(text: str) -> str:
    return harmless(" ".join(text.split()))
