"""A date of a claim beside those of a source."""

from __future__ import annotations

from typing import Final

from retriever.claims.compare.differences import Context, Difference
from retriever.claims.compare.roles import role_of, same_role
from retriever.claims.extract.sentence import Sentence
from sourceline.records import DateMention, Interval

_GRAINS: Final = (0, 27, 31, 366)
"""Days: a date of more is a month, some months or a year, several years."""


def compare_date(
    claim: Sentence, mention: DateMention, source: Sentence, context: Context
) -> Difference | bool | None:
    """True where the source says it too, the date that it says instead, None where it says none."""
    if any(_bears_out(mention.interval, other.interval) for other in source.dates):
        return True
    # A sentence with days of its own is not dated by those around it.
    around = [each.interval for each in _dates(context)] + list(context.days)
    if not source.dates:
        return True if any(_bears_out(mention.interval, days) for days in around) else None
    free = [
        other
        for other in source.dates
        if not any(_same_days(own.interval, other.interval) for own in claim.dates)
    ]
    if not free:
        return None
    if any(_same_days(mention.interval, days) for days in around):
        return None
    own = role_of(claim, mention.span)
    alone = _only_of_its_grain(mention, claim) and len(free) == 1
    nearest = [
        each
        for each in free
        if (alone and _only_of_its_grain(each, source))
        or same_role(own, role_of(source, each.span))
    ]
    if not nearest:
        return None
    return Difference("date", mention.span, nearest[0].span)


def _only_of_its_grain(mention: DateMention, sentence: Sentence) -> bool:
    """Whether no other date of the sentence is as fine: a day, a month, a year or several."""
    grain = _grain(mention)
    return sum(_grain(other) == grain for other in sentence.dates) == 1


def _grain(mention: DateMention) -> int:
    return sum(days_of(mention.interval) > bound for bound in _GRAINS)


def days_of(interval: Interval) -> int:
    """None of one that is open to a side."""
    first, last = interval.first, interval.last
    return 0 if first is None or last is None else (last - first).days + 1


def _dates(context: Context) -> list[DateMention]:
    return [mention for sentence in context.sentences for mention in sentence.dates]


def _bears_out(claim: Interval, source: Interval) -> bool:
    """Whether the source says as much: "in 2021" is no "in May 2021"; of days in a row any may be
    named."""
    if not _same_days(claim, source):
        return False
    shared = claim.intersection(source)
    return shared == source or claim.is_open or source.is_open or days_of(source) <= _GRAINS[1]


def _same_days(one: Interval, other: Interval) -> bool:
    """Whether one lies inside the other ("in 2021" and "on 3 May 2021"), or meets open days; of
    several years both are the same ("2021-2025" is not "2021-2027")."""
    if min(days_of(one), days_of(other)) > _GRAINS[-1]:
        return one == other
    shared = one.intersection(other)
    if shared is None:
        return False
    return shared in (one, other) or one.is_open or other.is_open
