"""What is written as a date and can be none: "30 February 2021", "31 июня", "2022 to 2020".

These date nothing. A question that has them gets a message; a text is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sourceline.dates import calendar
from sourceline.dates.grammar.chain_completion import ChainItem
from sourceline.dates.grammar.chains import YEARLESS, chains
from sourceline.dates.words.languages import PERIODS, any_pattern
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.dates.years.bare_years import LIKELY_YEARS
from sourceline.records import Span

_LEAP_YEAR: Final = 2024
_MOST_DAYS: Final = 31
_OPENS: Final = compiled(
    rf"\b{any_pattern(words.backwards_range_pattern for words in PERIODS)}\s+<ARTICLE>\Z"
)
_LOOK: Final = 24


@dataclass(frozen=True, slots=True)
class ImpossibleDate:
    """``days`` counts those that the month has; None where the words run backwards in time, or
    name no month at all ("2021-13-01", ``backwards`` False)."""

    span: Span
    days: int | None = None
    backwards: bool = False


def find_impossible_dates(text: str) -> tuple[ImpossibleDate, ...]:
    """In order, never overlapping. A year need not be named: no June has 31 days."""
    found: list[ImpossibleDate] = []
    for items in chains(text):
        found += _no_such_days(items)
        found += _backwards(text, items)
    for items in chains(text, YEARLESS, lambda *_: _LEAP_YEAR):
        found += [
            one
            for one in _no_such_days(items, most=_MOST_DAYS)
            if not any(one.span.overlaps(other.span) for other in found)
        ]
    return tuple(sorted(found, key=lambda one: one.span))


def _no_such_days(items: list[ChainItem], most: int = 99) -> Iterator[ImpossibleDate]:
    for item in items:
        year, month, day = item.partial.year, item.partial.month, item.partial.day
        if not year or not month or not day or day > most or item.partial.days() is not None:
            continue
        exists = 1 <= month <= 12
        # A day that shares its month with those after it is shown with them.
        whole = Span(item.span.start, max(items[-1].span.end, item.span.end))
        yield ImpossibleDate(whole, calendar.month(year, month).last.day if exists else None)
        return


def _backwards(text: str, items: list[ChainItem]) -> Iterator[ImpossibleDate]:
    for left, right in pairwise(items):
        first, last = left.partial.days(), right.partial.days()
        if right.joiner != "range" or first is None or last is None or first.first <= last.last:
            continue
        span = Span(left.span.start, right.span.end)
        if not left.partial.is_bare_year or _are_years(text, left, right):
            yield ImpossibleDate(span, backwards=True)


def _are_years(text: str, left: ChainItem, right: ChainItem) -> bool:
    """Bare numbers joined by a hyphen ("2022-2020") may be anything; "from 2022 to 2020" not."""
    opens = _OPENS.search(text, max(0, left.span.start - _LOOK), left.span.start)
    joined = text[left.span.end : right.span.start].strip()
    likely = {left.partial.year, right.partial.year} <= set(LIKELY_YEARS)
    return likely and (opens is not None or joined.isalpha() or right.partial.has_year_word)
