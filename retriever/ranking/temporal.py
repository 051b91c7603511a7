"""Whether, and how far, what a passage is about happened in the days asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from retriever.results import Period, PeriodBasis
from sourceline.dates.years.table_years import days_by_column
from sourceline.index.index_records import StoredPassage
from sourceline.records import DateMention, Interval

_GOES_ON: Final = 0.5
_GOES_BACK: Final = 0.25


@dataclass(frozen=True, slots=True)
class Dating:
    """Whether a passage lies in the period, what dates it, and the days it has from elsewhere.

    ``inherited`` is None where the passage names dates of its own, or none are known.
    ``overlap`` is the share (0 to 1) of the event's days that lie in the period: 10-11 March 2021
    lies in 2021 wholly, 2000-2030 by a thirtieth (of open days see share_inside()). ``mention`` is
    the one that lies in the period, or the nearest outside it; of the passage or, with that basis,
    of its section.
    """

    in_period: bool | None = None
    basis: PeriodBasis | None = None
    inherited: Interval | None = None
    overlap: float | None = None
    mention: DateMention | None = None
    mention_text: str | None = None


def judge(stored: StoredPassage, period: Period | None) -> Dating:
    """Nothing is judged where no period is asked, though the section's day is given all the same;
    nothing is known where nothing dates it.

    A row of a table is also of the years its columns are named by. A passage that names dates is
    judged by these alone; one that names none takes the first date of its section, then the dates
    of its document.
    """
    if period is None:
        if stored.section_date is None or stored.passage.dates:
            return Dating()
        return Dating(inherited=stored.section_date.interval)
    asked = period.interval
    by_column = _by_column(stored, asked)
    if by_column is not None:
        return by_column
    if stored.passage.dates:
        own = closest(finest(stored.passage.dates), asked)
        overlap = share_inside(own.interval, asked)
        return Dating(overlap > 0, "passage", None, overlap, own, stored.quote(own.span))
    if stored.section_date is not None:
        interval = stored.section_date.interval
        overlap = share_inside(interval, asked)
        mention, text = stored.section_date, stored.section_date_text
        return Dating(overlap > 0, "section", interval, overlap, mention, text)
    if stored.document_date is not None:
        return _by_document(stored.document_date, asked)
    return Dating()


def _by_column(stored: StoredPassage, asked: Interval) -> Dating | None:
    """None where no column is named by a year, or a date in the row itself is nearer."""
    days = days_by_column(stored.passage)
    if not days:
        return None
    near = max(days, key=lambda interval: _nearness(interval, asked))
    overlap = _nearness(near, asked)
    own = [_nearness(mention.interval, asked) for mention in stored.passage.dates]
    if own and max(own) >= overlap:
        return None
    return Dating(overlap[0] > 0, "column", near, overlap[0])


def share_inside(event: Interval, asked: Interval) -> float:
    """The share of an event's days that lie in the days asked for.

    What is known only by its year is a poor match for a day, what is known to the day a full
    match for its year. An event with an open side goes, on that side, as far as the period does:
    of "since 2014" the year 2018 is a fifth. It counts by half, one that reaches back from a last
    day ("before 1990") by a quarter, since no day of it but the one named is certain. What lies
    in an open period with all its days does so wholly.
    """
    shared = event.intersection(asked)
    if shared is None:
        return 0.0
    if shared == event:
        return 1.0
    first = event.first or shared.first
    last = event.last or shared.last
    certainty = _GOES_ON if event.last is None else _GOES_BACK if event.first is None else 1.0
    if first is None or last is None or shared.first is None or shared.last is None:
        return certainty
    return certainty * _days(shared.first, shared.last) / _days(first, last)


def finest(mentions: tuple[DateMention, ...]) -> list[DateMention]:
    """Without those that say again, more loosely, what another says: 2021 beside 3 May 2021.

    "Since 2014" is no looser word for 2018: it covers other days too.
    """
    intervals = {mention.interval for mention in mentions if not mention.interval.is_open}
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
        key=lambda each: _nearness(each.interval, asked),
    )


def _nearness(event: Interval, asked: Interval) -> tuple[float, int]:
    return share_inside(event, asked), -_distance(event, asked)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


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
