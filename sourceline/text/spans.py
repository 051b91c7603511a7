"""A text without some of its spans, as one text, and the way back from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sourceline.records import Span


def left_over(length: int, without: Sequence[Span]) -> list[Span]:
    """What of a text of this length lies outside the spans, in order; they may overlap."""
    kept, at = [], 0
    for span in sorted(without):
        if at < span.start:
            kept.append(Span(at, span.start))
        at = max(at, span.end)
    return [*kept, Span(at, length)] if at < length else kept


def runs_under(kept: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """The runs of the whole text under ``[start, end)`` of the kept spans set end to end."""
    at = 0
    for span in kept:
        low, high = max(start, at), min(end, at + span.end - span.start)
        if low < high:
            yield Span(span.start + low - at, span.start + high - at)
        at += span.end - span.start
