"""Whether what a passage tells of happened in the days asked for."""

from __future__ import annotations

from retriever.results import Period, PeriodBasis
from sourceline.record_store import StoredPassage
from sourceline.records import Interval


def judge(stored: StoredPassage, period: Period | None) -> tuple[bool | None, PeriodBasis | None]:
    """True or False with what dates the passage; None where nothing does, or nothing is asked.

    A passage that names dates is judged by these alone; one that names none takes the first
    date of its section, then the dates of its document.
    """
    if period is None:
        return None, None
    intervals, basis = _dated_by(stored)
    if basis is None:
        return None, None
    return any(interval.overlaps(period.interval) for interval in intervals), basis


def _dated_by(stored: StoredPassage) -> tuple[list[Interval], PeriodBasis | None]:
    if stored.passage.dates:
        return [mention.interval for mention in stored.passage.dates], "passage"
    if stored.section_date is not None:
        return [stored.section_date.interval], "section"
    if stored.document_date is not None:
        return [stored.document_date], "document"
    return [], None
