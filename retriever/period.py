"""Whether, and how far, what a passage tells of happened in the days asked for."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.results import Period, PeriodBasis
from sourceline.records import DateMention, Interval, Span
from sourceline.stored import StoredPassage


@dataclass(frozen=True, slots=True)
class Dating:
    """Whether a passage lies in the period, what dates it, and the days it has from elsewhere.

    ``inherited`` is None where the passage names dates of its own, or none are known.
    ``overlap`` is the share (0 to 1) of the event's days that lie in the period: 10-11 March 2021
    lies in 2021 wholly, 2000-2030 by a thirtieth. ``mention`` is the one that lies in the period,
    or the nearest outside it; of the passage or, with that basis, of its section.
    """

    in_period: bool | None = None
    basis: PeriodBasis | None = None
    inherited: Interval | None = None
    overlap: float | None = None
    mention: DateMention | None = None
    mention_text: str | None = None


def judge(stored: StoredPassage, period: Period | None) -> Dating:
    """Nothing is judged where no period is asked; nothing is known where nothing dates it.

    A passage that names dates is judged by these alone; one that names none takes the first
    date of its section, then the dates of its document.
    """
    if period is None:
        return Dating()
    asked = period.interval
    if stored.passage.dates:
        own = closest(finest(stored.passage.dates), asked)
        overlap = share_inside(own.interval, asked)
        return Dating(overlap > 0, "passage", None, overlap, own, _words(stored, own.span))
    if stored.section_date is not None:
        interval = stored.section_date.interval
        overlap = share_inside(interval, asked)
        date, text = stored.section_date, stored.section_date_text
        return Dating(overlap > 0, "section", interval, overlap, date, text)
    if stored.document_date is not None:
        return _by_document(stored.document_date, asked)
    return Dating()


def _words(stored: StoredPassage, span: Span) -> str:
    start = stored.passage.span.start
    return stored.text[span.start - start : span.end - start]


def share_inside(event: Interval, asked: Interval) -> float:
    """The share of an event's days that lie in the days asked for; of an open event, all or none.

    What is known only by its year is a poor match for a day, what is known to the day a full
    match for its year.
    """
    shared = event.intersection(asked)
    if shared is None:
        return 0.0
    whole, inside = _length(event), _length(shared)
    return 1.0 if whole is None or inside is None else inside / whole


def finest(mentions: tuple[DateMention, ...]) -> list[DateMention]:
    """Without those that say again, more loosely, what another says: 2021 beside 3 May 2021."""
    intervals = {mention.interval for mention in mentions}
    loose = {
        one
        for one in intervals
        if any(other != one and one.intersection(other) == other for other in intervals)
    }
    return [mention for mention in mentions if mention.interval not in loose]


def closest(mentions: list[DateMention], asked: Interval) -> DateMention:
    """The mention that lies in the days asked for by the largest share, else the nearest."""
    return max(
        mentions,
        key=lambda each: (share_inside(each.interval, asked), -_distance(each.interval, asked)),
    )


def _length(interval: Interval) -> int | None:
    if interval.first is None or interval.last is None:
        return None
    return (interval.last - interval.first).days + 1


def _distance(event: Interval, asked: Interval) -> int:
    """Days between the two; nought where they meet."""
    if event.overlaps(asked):
        return 0
    if event.last and asked.first and event.last < asked.first:
        return (asked.first - event.last).days
    if event.first and asked.last:
        return (event.first - asked.last).days
    return 0


def _by_document(document: Interval, asked: Interval) -> Dating:
    """A document's dates run over gaps: part of them in the period says nothing of a passage."""
    overlap = share_inside(document, asked)
    if overlap == 0:
        return Dating(False, "document", document, overlap)
    if document.intersection(asked) != document:
        return Dating(None, None, document)
    return Dating(True, "document", document, overlap)
