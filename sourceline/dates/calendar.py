"""Which days a year, a month or a part of one has."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from sourceline.records import Interval


@dataclass(frozen=True, slots=True)
class Days:
    """Closed days, both ends known."""

    first: date
    last: date

    def interval(self) -> Interval:
        return Interval(self.first, self.last)


class Subdivision(Protocol):
    """Narrows days to some of them ("first half", "Q1", "summer")."""

    def __call__(self, days: Days, /) -> Days: ...


def years(first: int, count: int = 1) -> Days:
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31))


def month(year: int, number: int) -> Days:
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


@dataclass(frozen=True, slots=True)
class Fraction:
    """From ``begin / of`` to ``end / of``: in whole months where they divide, else in days.

    Of a month of 31 days the first half is 15 days.
    """

    begin: int
    end: int
    of: int

    def __call__(self, days: Days) -> Days:
        months = months_in(days)
        if months % self.of == 0:
            size = months // self.of
            return Days(
                add_months(days.first, self.begin * size),
                add_months(days.first, self.end * size) - timedelta(days=1),
            )
        count = (days.last - days.first).days + 1
        return Days(
            days.first + timedelta(days=self.begin * count // self.of),
            days.first + timedelta(days=self.end * count // self.of - 1),
        )


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """The first, or the last, so many months."""

    count: int
    from_end: bool = False

    def __call__(self, days: Days) -> Days:
        count = min(self.count, months_in(days))
        if self.from_end:
            return Days(add_months(days.first, months_in(days) - count), days.last)
        return Days(days.first, add_months(days.first, count) - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class FirstDays:
    """The first, or the last, so many days."""

    count: int
    from_end: bool = False

    def __call__(self, days: Days) -> Days:
        rest = timedelta(days=self.count - 1)
        if self.from_end:
            return Days(max(days.first, days.last - rest), days.last)
        return Days(days.first, min(days.first + rest, days.last))


@dataclass(frozen=True, slots=True)
class TenDays:
    """Of a month the 1st to 10th, the 11th to 20th, or the rest ("декада"); ``number`` from 0."""

    number: int

    def __call__(self, days: Days) -> Days:
        first = min(days.first + timedelta(days=10 * self.number), days.last)
        last = days.last if self.number == 2 else min(first + timedelta(days=9), days.last)
        return Days(first, last)


@dataclass(frozen=True, slots=True)
class Week:
    """The first, second, … seven days (``number`` from 0), or the last seven."""

    number: int

    def __call__(self, days: Days) -> Days:
        if self.number < 0:
            return Days(max(days.first, days.last - timedelta(days=6)), days.last)
        first = min(days.first + timedelta(weeks=self.number), days.last)
        return Days(first, min(first + timedelta(days=6), days.last))


@dataclass(frozen=True, slots=True)
class Season:
    """Whole months of a season; a winter named by two years joins them."""

    first_month: int
    last_month: int

    def __call__(self, days: Days) -> Days:
        if self.first_month > self.last_month and days.first.year == days.last.year:
            return days
        return Days(
            month(days.first.year, self.first_month).first,
            month(days.last.year, self.last_month).last,
        )


def twofold(year: int, part: Subdivision | None) -> Days:
    """A year that begins in one calendar year and ends in the next, or a part of it.

    When it begins is not said: in April (India, Japan, the United Kingdom) at the earliest, in
    October (the United States) at the latest; school years and seasons lie between. So the days
    are all that any of these has, 18 months of a whole year: none is shut out that may be meant.
    """
    earliest = Days(date(year, 4, 1), date(year + 1, 3, 31))
    latest = Days(date(year, 10, 1), date(year + 1, 9, 30))
    if part is not None:
        earliest, latest = part(earliest), part(latest)
    return Days(earliest.first, latest.last)


def months_in(days: Days) -> int:
    return (days.last.year - days.first.year) * 12 + days.last.month - days.first.month + 1


def add_months(first_of_month: date, count: int) -> date:
    index = first_of_month.year * 12 + first_of_month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)
