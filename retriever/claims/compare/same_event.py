"""Whether two sentences surely speak of different events: on other days, or in other places."""

from __future__ import annotations

from retriever.claims.compare.compare_dates import day_count
from retriever.claims.compare.name_identity import same_name
from retriever.claims.extract.sentence import Sentence
from retriever.claims.verdicts import FactKind

_DATED = 21
"""Most days of a date that tells one event from another."""


def different_events(one: Sentence, other: Sentence, besides: FactKind | None = None) -> bool:
    """``besides`` is the kind of what differs between them: it does not tell them apart."""
    by_date = besides != "date" and _apart_in_time(one, other)
    by_place = besides not in ("place", "name") and _apart_in_place(one, other)
    return by_date or by_place


def _apart_in_time(one: Sentence, other: Sentence) -> bool:
    ours, theirs = (
        [date.interval for date in each.dates if 0 < day_count(date.interval) <= _DATED]
        for each in (one, other)
    )
    return bool(ours and theirs) and not any(a.overlaps(b) for a in ours for b in theirs)


def _apart_in_place(one: Sentence, other: Sentence) -> bool:
    ours, theirs = (
        [n for n in each.names if n.countries or (n.nation and n.sort == "place")]
        for each in (one, other)
    )
    return bool(ours and theirs) and not any(same_name(a, b) for a in ours for b in theirs)
