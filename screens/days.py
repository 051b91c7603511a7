"""Days and periods in words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from sourceline.records import Interval


def day_name(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def interval_name(interval: Interval) -> str:
    """The shortest wording that says exactly these days: "2021", "March 2021", "since …"."""
    first, last = interval.first, interval.last
    if first is None:
        return f"until {day_name(last)}" if last is not None else "any time"
    if last is None:
        return f"since {day_name(first)}"
    if first == last:
        return day_name(first)
    starts_month, ends_month = first.day == 1, last.day == monthrange(last.year, last.month)[1]
    if starts_month and ends_month:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
    return f"{day_name(first)} – {day_name(last)}"
