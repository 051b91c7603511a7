"""A verdict as HTML: the pasted text with its claims, each claim beside its source."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from retriever.claims.verdict_report import unchecked
from retriever.claims.verdicts import CheckedClaim, Label, Mismatch, SetAside, Verdict
from screens.shared.markup import Layer, escape, render
from screens.shared.wording import WEAK_MEANING, percent
from sourceline.command import counted

SAID: dict[Label, str] = {
    "supported": "Supported",
    "contradicted": "Contradicted",
    "not_found": "Not in these documents",
}
_ASIDE = {
    "question": "a question",
    "heading": "a heading",
    "opinion": "an opinion",
    "no statement": "no statement",
}
_KINDS = {
    "number": "Number",
    "date": "Date",
    "name": "Name",
    "place": "Place",
    "negation": "Negation",
}


def summary(verdict: Verdict) -> str:
    """The text as a whole in a line or two."""
    if not verdict.claims:
        return _said(
            "absent", "Nothing to check", ["The text states nothing that a source could bear out."]
        )
    counts = [
        f"{number} {SAID[label].lower()}"
        for label in SAID
        if (number := sum(claim.label == label for claim in verdict.claims))
    ]
    lines = [f"{counted(len(verdict.claims), 'claim')}: {', '.join(counts)}."]
    lines += [unchecked(verdict)] if verdict.unchecked is not None else []
    lines += [WEAK_MEANING.replace("the question", "the text")] if verdict.weak_meaning else []
    return _said(_state(verdict.label), SAID[verdict.label], lines)


def _said(state: str, heading: str, lines: Sequence[str]) -> str:
    said = "".join(f'<p class="unread">{escape(line)}</p>' for line in lines)
    return (
        f'<section class="verdict {state}" aria-label="Verdict" role="status">'
        f'<p class="none">{escape(heading)}</p>{said}</section>'
    )


def claim_card(claim: CheckedClaim, number: int, shown: Collection[int]) -> str:
    """One claim, its words marked that differ from the passages ``shown`` (by rank) beside it, and
    what differs in words for who cannot see it."""
    differing = [Layer(each.claim.span, "answer") for each in _once(_of(claim, shown))]
    sure = f"{percent(claim.confidence)} sure"
    disagree = "<p>The sources differ among themselves: both are shown.</p>"
    listed = differences(claim, shown) + (disagree if claim.disagreement else "")
    return (
        f'<article class="claim {_state(claim.label)}" aria-label="Claim {number}">'
        f"<h2>{escape(SAID[claim.label])} <span>{sure}</span></h2>"
        f'<p class="text">{render(claim.text, differing, offset=claim.span.start)}</p>'
        f"{listed}</article>"
    )


def differences(claim: CheckedClaim, shown: Collection[int]) -> str:
    """In words, what differs between a claim and passages; blank where nothing does."""
    notes = "".join(map(_difference, _of(claim, shown)))
    return f'<ul class="differences">{notes}</ul>' if notes else ""


def _of(claim: CheckedClaim, shown: Collection[int]) -> list[Mismatch]:
    return [each for each in claim.mismatches if each.passage in shown]


def _once(mismatches: Sequence[Mismatch]) -> list[Mismatch]:
    """A word of the claim is marked once, however many sources differ from it."""
    return list({each.claim.span: each for each in mismatches}.values())


def _difference(mismatch: Mismatch) -> str:
    return (
        f"<li>{_KINDS[mismatch.kind]}: <q>{escape(mismatch.claim.text)}</q> in the text, "
        f"<q>{escape(mismatch.source.text)}</q> in passage {mismatch.passage}</li>"
    )


def set_aside(asides: Sequence[SetAside]) -> str:
    """What was not checked, and why."""
    items = "".join(
        f"<li>{escape(each.text)} <span>{escape(_ASIDE[each.reason])}</span></li>"
        for each in asides
    )
    return (
        '<section class="aside" aria-label="Set aside"><h2 class="passages">Set aside</h2>'
        f"<ul>{items}</ul></section>"
    )


def _state(label: Label) -> str:
    return {"supported": "found", "contradicted": "differs", "not_found": "absent"}[label]
