"""Whether what a passage tells of happened in the days asked for."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.results import Period, PeriodBasis
from sourceline.record_store import StoredPassage
from sourceline.records import Interval


@dataclass(frozen=True, slots=True)
class Dating:
    """Whether a passage lies in the period, what dates it, and the days it has from elsewhere.

    ``inherited`` is None where the passage names dates of its own, or none are known.
    """

    in_period: bool | None = None
    basis: PeriodBasis | None = None
    inherited: Interval | None = None


def judge(stored: StoredPassage, period: Period | None) -> Dating:
    """Nothing is judged where no period is asked; nothing is known where nothing dates it.

    A passage that names dates is judged by these alone; one that names none takes the first
    date of its section, then the dates of its document.
    """
    if period is None:
        return Dating()
    if stored.passage.dates:
        own = _finest([mention.interval for mention in stored.passage.dates])
        return Dating(any(interval.overlaps(period.interval) for interval in own), "passage")
    if stored.section_date is not None:
        interval = stored.section_date.interval
        return Dating(interval.overlaps(period.interval), "section", interval)
    if stored.document_date is not None:
        return _by_document(stored.document_date, period.interval)
    return Dating()


def _finest(intervals: list[Interval]) -> list[Interval]:
    """Without those that say again, more loosely, what another says: 2021 beside 3 May 2021."""
    return [
        one
        for one in intervals
        if not any(other != one and one.intersection(other) == other for other in intervals)
    ]


def _by_document(document: Interval, asked: Interval) -> Dating:
    """A document's dates run over gaps: part of them in the period says nothing of a passage."""
    shared = document.intersection(asked)
    inside = False if shared is None else (True if shared == document else None)
    return Dating(inside, None if inside is None else "document", document)
