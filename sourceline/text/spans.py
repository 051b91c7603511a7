"""What of a text is outside some of its spans, and positions in those parts joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sourceline.records import Span


def spans_outside(length: int, without: Sequence[Span]) -> list[Span]:
    """What of a text of this length is outside the spans, in order; they may overlap."""
    kept, at = [], 0
    for span in sorted(without):
        if at < span.start:
            kept.append(Span(at, span.start))
        at = max(at, span.end)
    return [*kept, Span(at, length)] if at < length else kept


def to_whole_text(kept: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """The spans of the whole text under ``[start, end)`` of the kept spans joined end to end."""
    asked, at = Span(start, end), 0
    for span in kept:
        shared = asked.overlap(Span(at, at + span.length))
        if shared is not None:
            yield shared.shift(span.start - at)
        at += span.length
