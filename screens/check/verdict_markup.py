"""A verdict as HTML: its summary, each claim with what differs, and what was not checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from retriever.claims.verdict_report import unchecked_note
from retriever.claims.verdicts import CheckedClaim, Label, Mismatch, SetAside, Verdict
from screens.shared.markup import Layer, escape, render
from screens.shared.result_wording import WEAK_MEANING, percent
from sourceline.command import counted

_LABELS: dict[Label, str] = {
    "supported": "Supported",
    "partly_supported": "Partly supported",
    "contradicted": "Contradicted",
    "not_found": "Not in these documents",
}
_REASONS = {
    "question": "a question",
    "heading": "a heading",
    "opinion": "an opinion",
    "no statement": "no statement",
}
_FACT_KINDS = {
    "number": "Number",
    "date": "Date",
    "name": "Name",
    "place": "Place",
    "identifier": "Number or code",
    "negation": "Negation",
}


def summary(verdict: Verdict) -> str:
    """The verdict on the whole text, in a line or two."""
    if not verdict.claims:
        return _verdict_box(
            "absent", "Nothing to check", ["The text states nothing that a source could support."]
        )
    counts = [
        f"{number} {_LABELS[label].lower()}"
        for label in _LABELS
        if (number := sum(claim.label == label for claim in verdict.claims))
    ]
    lines = [f"{counted(len(verdict.claims), 'claim')}: {', '.join(counts)}."]
    lines += [unchecked_note(verdict)] if verdict.unchecked is not None else []
    lines += [WEAK_MEANING.replace("the question", "the text")] if verdict.weak_meaning else []
    return _verdict_box(_state(verdict.label), _LABELS[verdict.label], lines)


def _verdict_box(state: str, heading: str, lines: Sequence[str]) -> str:
    said = "".join(f'<p class="unread">{escape(line)}</p>' for line in lines)
    return (
        f'<section class="verdict {state}" aria-label="Verdict" role="status">'
        f'<p class="none">{escape(heading)}</p>{said}</section>'
    )


def claim_card(claim: CheckedClaim, number: int, shown: Collection[int]) -> str:
    """One claim: the words that no source says, and those that differ from the passages ``shown``
    (by rank), are marked, and said again in a list for those who cannot see the marks."""
    # A word of the claim is marked once, however many sources differ from it.
    spans = dict.fromkeys(each.claim.span for each in _mismatches(claim, shown))
    spans |= dict.fromkeys(
        part.span
        for part in claim.unsupported
        if not any(part.span.overlaps(other) for other in spans)
    )
    differing = [Layer(span, "answer") for span in spans]
    sure = f"{percent(claim.confidence)} sure"
    disagree = "<p>The sources differ among themselves: both are shown.</p>"
    listed = (
        _unsupported(claim) + differences(claim, shown) + (disagree if claim.disagreement else "")
    )
    return (
        f'<article class="claim {_state(claim.label)}" aria-label="Claim {number}">'
        f"<h2>{escape(_LABELS[claim.label])} <span>{sure}</span></h2>"
        f'<p class="text">{render(claim.text, differing, offset=claim.span.start)}</p>'
        f"{listed}</article>"
    )


def _unsupported(claim: CheckedClaim) -> str:
    notes = "".join(
        f"<li>Said by no source: <q>{escape(part.text)}</q></li>" for part in claim.unsupported
    )
    return f'<ul class="differences">{notes}</ul>' if notes else ""


def differences(claim: CheckedClaim, shown: Collection[int]) -> str:
    """What differs between a claim and passages, as a list; blank where nothing does."""
    notes = "".join(map(_difference, _mismatches(claim, shown)))
    return f'<ul class="differences">{notes}</ul>' if notes else ""


def _mismatches(claim: CheckedClaim, shown: Collection[int]) -> list[Mismatch]:
    return [each for each in claim.mismatches if each.passage in shown]


def _difference(mismatch: Mismatch) -> str:
    return (
        f"<li>{_FACT_KINDS[mismatch.kind]}: <q>{escape(mismatch.claim.text)}</q> in the text, "
        f"<q>{escape(mismatch.source.text)}</q> in passage {mismatch.passage}</li>"
    )


def set_aside_list(asides: Sequence[SetAside]) -> str:
    """What was not checked, and why."""
    items = "".join(
        f"<li>{escape(each.text)} <span>{escape(_REASONS[each.reason])}</span></li>"
        for each in asides
    )
    return (
        '<section class="aside" aria-label="Set aside"><h2 class="passages">Set aside</h2>'
        f"<ul>{items}</ul></section>"
    )


def _state(label: Label) -> str:
    return {
        "supported": "found",
        "partly_supported": "partly",
        "contradicted": "differs",
        "not_found": "absent",
    }[label]
