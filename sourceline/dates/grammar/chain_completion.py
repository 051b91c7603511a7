"""Each date of a chain takes its month, year or century from its neighbours where it has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from sourceline.dates.grammar.partial_date import PartialDate
from sourceline.records import Span

_FROM_DECADE: Final = 30
"""Decades from this one on are of the last century where none is named."""
YearOf = Callable[[PartialDate, Span], int | None]
"""The year of a date that names none; None where it is none after all."""
Joiner = Literal["range", "and", "comma"]


@dataclass(frozen=True, slots=True)
class ChainItem:
    """A date, its place, and what joins it to the one before."""

    partial: PartialDate
    span: Span
    joiner: Joiner | None


def completed(items: list[ChainItem], year_of: YearOf | None) -> list[ChainItem] | None:
    """The same items, each with year and month; None where one cannot be given them."""
    if not _commas_lead_to_and(items):
        return None
    partials = _decades([item.partial for item in items])
    for position in range(1, len(partials)):
        partials[position] = _month_from_left(partials[position - 1], partials[position])
    if year_of is not None and partials[-1].year is None:
        year = year_of(partials[-1], Span(items[0].span.start, items[-1].span.end))
        if year is None:
            return None
        partials[-1] = replace(partials[-1], year=year)
    for position in range(len(partials) - 2, -1, -1):
        right = partials[position + 1]
        ranges = items[position + 1].joiner == "range"
        partials[position] = _from_right(partials[position], right, ranges=ranges)
    if any(partial.year is None or (partial.day and not partial.month) for partial in partials):
        return None
    return [replace(item, partial=partial) for item, partial in zip(items, partials, strict=True)]


def _decades(partials: list[PartialDate]) -> list[PartialDate]:
    """ "The '90s", "the 1960s and 70s": the century of the one before, or the last that had any."""
    known: int | None = None
    dated: list[PartialDate] = []
    for partial in partials:
        dated.append(_decade_of(partial, known))
        if dated[-1].year is not None:
            known = dated[-1].year // 100 * 100
    return dated


def _decade_of(partial: PartialDate, century: int | None) -> PartialDate:
    if partial.decade is None:
        return partial
    if century is None and partial.decade >= _FROM_DECADE:
        century = 1900
    return partial if century is None else replace(partial, year=century + partial.decade)


def _commas_lead_to_and(items: list[ChainItem]) -> bool:
    """A comma joins only in "3, 5 and 7 May 2021" or between bare years."""
    joiners = [item.joiner for item in items]
    last_and = max((at for at, joiner in enumerate(joiners) if joiner == "and"), default=-1)
    return all(
        at < last_and or item.partial.is_bare_year
        for at, item in enumerate(items)
        if item.joiner == "comma"
    )


def _month_from_left(left: PartialDate, partial: PartialDate) -> PartialDate:
    if partial.day and not partial.month and left.month and left.day and left.month_first:
        return replace(partial, month=left.month)
    return partial


def _from_right(partial: PartialDate, right: PartialDate, *, ranges: bool) -> PartialDate:
    if partial.year is not None:
        return partial
    if partial.day and not partial.month:
        if right.century:
            return replace(right, year=(partial.day - 1) * 100 + 1)
        if not right.day:
            return partial
        return replace(partial, month=right.month, year=right.year)
    shares = (partial.month and right.month) or (
        not partial.month and partial.subdivision and right.subdivision
    )
    if not shares or right.year is None:
        return partial
    # "28 December to 3 January 2021" began the year before.
    earlier = ranges and (partial.month or 0) > (right.month or 12)
    return replace(partial, year=right.year - earlier)
