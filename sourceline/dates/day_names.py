"""Days and periods in words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from sourceline.records import Interval


def day_name(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def interval_name(interval: Interval) -> str:
    """The shortest wording that says exactly these days: "2021", "March 2021", "since 2014"."""
    first, last = interval.first, interval.last
    if first is None:
        return "any time" if last is None else f"until {_last_of(last)}"
    if last is None:
        return f"since {_first_of(first)}"
    if first == last:
        return day_name(first)
    starts_month, ends_month = first.day == 1, _ends_month(last)
    if starts_month and ends_month:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
    return f"{day_name(first)} – {day_name(last)}"


def _first_of(day: date) -> str:
    """The year or the month that a day opens, else the day."""
    if day.day != 1:
        return day_name(day)
    return str(day.year) if day.month == 1 else f"{day:%B} {day.year}"


def _last_of(day: date) -> str:
    """The year or the month that a day closes, else the day; with "end of", as until is unclear."""
    if not _ends_month(day):
        return day_name(day)
    return f"the end of {day.year}" if day.month == 12 else f"the end of {day:%B} {day.year}"


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
