"""A date of a claim compared with those of a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from retriever.claims.compare.differences import ClaimDifference, FactState, SentenceContext
from retriever.claims.compare.roles import role_of, same_role
from retriever.claims.extract.sentence import Sentence
from sourceline.records import DateMention, Interval

_PRECISION_BOUNDS: Final = (0, 27, 31, 366)
"""Days: a date of more is a month, some months or a year, several years."""


def compare_date(
    claim: Sentence, mention: DateMention, source: Sentence, context: SentenceContext
) -> FactState:
    own = mention.interval
    if any(_supports(own, other.interval) for other in source.dates):
        return "agrees"
    surrounding = [date.interval for near in context.sentences for date in near.dates]
    surrounding += context.days
    if not source.dates:
        return "agrees" if any(_supports(own, days) for days in surrounding) else "missing"
    # A sentence with days of its own is not dated by those around it.
    if any(_same_days(own, days) and _as_precise(days, own) for days in surrounding):
        return "missing"
    others = _other_dates(claim, mention, source)
    return ClaimDifference("date", mention.span, others[0].span) if others else "missing"


def _other_dates(claim: Sentence, mention: DateMention, source: Sentence) -> Sequence[DateMention]:
    """Dates of the source that the claim does not name, in the role of this one: as the only ones
    of their precision, or by the words around them."""
    unnamed = [
        other
        for other in source.dates
        if not any(_same_days(own.interval, other.interval) for own in claim.dates)
    ]
    role = role_of(claim, mention.span)
    alone = _only_of_its_precision(mention, claim) and len(unnamed) == 1
    return [
        each
        for each in unnamed
        if (alone and _only_of_its_precision(each, source))
        or same_role(role, role_of(source, each.span))
    ]


def _only_of_its_precision(mention: DateMention, sentence: Sentence) -> bool:
    """Whether no other date of the sentence is as precise: a day, a month, a year or several."""
    own = _precision(mention)
    return sum(_precision(other) == own for other in sentence.dates) == 1


def _precision(mention: DateMention) -> int:
    return sum(day_count(mention.interval) > bound for bound in _PRECISION_BOUNDS)


def day_count(interval: Interval) -> int:
    """0 for one that is open on a side."""
    first, last = interval.first, interval.last
    return 0 if first is None or last is None else (last - first).days + 1


def _supports(claim: Interval, source: Interval) -> bool:
    """Whether the source is as precise: "in 2021" does not support "in May 2021". Of days in a row
    any may be named."""
    if not _same_days(claim, source):
        return False
    shared = claim.intersection(source)
    some_open = claim.is_open or source.is_open
    return shared == source or some_open or day_count(source) <= _PRECISION_BOUNDS[1]


def _as_precise(days: Interval, own: Interval) -> bool:
    """A year around a sentence that names its days does not say which others are meant."""
    month = _PRECISION_BOUNDS[2]
    return not 0 < day_count(own) <= month or 0 < day_count(days) <= month


def _same_days(one: Interval, other: Interval) -> bool:
    """Whether one is inside the other ("in 2021" and "on 3 May 2021"), or overlaps open days; of
    several years both are the same ("2021-2025" is not "2021-2027")."""
    if min(day_count(one), day_count(other)) > _PRECISION_BOUNDS[-1]:
        return one == other
    shared = one.intersection(other)
    if shared is None:
        return False
    return shared in (one, other) or one.is_open or other.is_open
