"""Dates that share a month or a year: "10-11 March 2021", "September 20-24, 2021".

A chain is a run of points with joiners between them. Each point takes what it lacks from its
neighbours; then ranges become one expression and the parts of an enumeration one each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from sourceline.dates.calendar import Days
from sourceline.dates.forms import Point, point_at
from sourceline.dates.words import lexicon
from sourceline.dates.words.lexicon import one_of
from sourceline.dates.words.pattern_pieces import GAP
from sourceline.dates.words.year_words import PREPOSITIONS
from sourceline.dates.years.bare_years import BareYears, accepted
from sourceline.records import Interval, Span

MOST_POINTS: Final = 12
FROM_DECADE: Final = 30
REACH: Final = 160
"""Farthest a date's beginning stands before its year, in characters."""


YearOf = Callable[[Point, Span], int | None]
"""The year of a date that names none; None where it is none after all."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that date something. ``is_range`` where they name a first and a last."""

    span: Span
    interval: Interval
    is_range: bool


Joiner = Literal["range", "and", "comma"]


@dataclass(frozen=True, slots=True)
class Item:
    """A point, where it stands, and what joins it to the one before."""

    point: Point
    span: Span
    joiner: Joiner | None


ANCHOR = re.compile(
    r"(?<![0-9])(?:1[0-9]|2[01])[0-9]{2}(?![0-9])|centur(?:y|ies)\b|(?<=[\s-])(?:век|столети)"
    r"|(?<=[ivxх]\s)вв?\.|(?<![0-9])[1-9]0(?:['’]?s\b|-(?:е|ые|х|ых|м|ми)\b)"
    rf"|\b{one_of(lexicon.DECADES)}\b|\bfy.?[0-9]{{2}}",
    re.IGNORECASE,
)
YEARLESS = re.compile(
    rf"(?<!\w){one_of(lexicon.MONTHS)}(?!\w)|(?<=\W)(?:quarter|квартал)", re.IGNORECASE
)
_START = re.compile(
    r"(?<![\w$€£¥#=+@&/\\])(?<![0-9][-.,:])(?<![^\W\d_]-)(?:[0-9]{1,4}(?![0-9])|['’][1-9]0['’]?s\b|"
    + one_of(
        [
            *lexicon.MONTHS,
            *lexicon.WEEKDAYS,
            *lexicon.ORDINALS,
            *lexicon.DAY_WORDS,
            *lexicon.SEASONS,
            *lexicon.EARLY,
            *lexicon.MIDDLE,
            *lexicon.LATE,
            *lexicon.LAST,
            *lexicon.DECADES,
            *("q[1-4]", "h[12]", "fiscal", "week", "cw"),
        ]
    )
    + rf"(?![^\W\d_])|{lexicon.ROMAN}(?![^\W_])|fy(?=.?[0-9]))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|(?<!\S)[^\s@]{1,100}@\S*", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:{GAP}(?:[-–—−‒‑~]|/(?!\s)){GAP}"
    rf"|(?=\s){GAP}(?:to|until|till|through|thru|up\sto|по|до)(?=\s){GAP})(?:the(?=\s){GAP})?",
    re.IGNORECASE,
)
_AND = re.compile(
    rf"(?:{GAP},)?{GAP}(?:and|&|or|и|или)(?=\s){GAP}(?:the(?=\s){GAP})?",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"{GAP},{GAP}")
_WORD_BEFORE = re.compile(r"(\w+)\s{1,4}$")
_BETWEEN = re.compile(rf"\b(?:between|между){GAP}(?:the{GAP})?$", re.IGNORECASE)


def find_expressions(text: str) -> tuple[Expression, ...]:
    """Every dated expression of a text, in order, never overlapping."""
    found = list(_candidates(text))
    verdicts = accepted(
        text, [candidate for candidate in found if isinstance(candidate, BareYears)]
    )
    expressions: list[Expression] = []
    for candidate in found:
        if isinstance(candidate, Expression):
            expressions.append(candidate)
        elif candidate in verdicts:
            expressions += [Expression(*part) for part in candidate.parts]
    return tuple(expressions)


def find_yearless(text: str, year_of: YearOf) -> Iterator[Expression]:
    """Every expression with a month or a quarter in it; ``year_of`` gives it the year it lacks.

    Those that have one are among them, and belong to find_expressions().
    """
    for found in _candidates(text, YEARLESS, year_of):
        if isinstance(found, Expression):
            yield found


def _candidates(
    text: str, anchors: re.Pattern[str] = ANCHOR, year_of: YearOf | None = None
) -> Iterator[Expression | BareYears]:
    for items in chains(text, anchors, year_of):
        yield from _read(items)


def chains(
    text: str, anchors: re.Pattern[str] = ANCHOR, year_of: YearOf | None = None
) -> Iterator[list[Item]]:
    """Every chain of completed points near an anchor, whether there are such days or not."""
    addresses = [Span(*address.span()) for address in _ADDRESS.finditer(text)]
    at = 0
    for anchor in anchors.finditer(text):
        at = max(at, anchor.start() - REACH)
        while start := _START.search(text, at, anchor.end()):
            inside = _inside(addresses, start.start())
            items = [] if inside else _chain(text, start.start(), year_of)
            at = items[-1].span.end if items else start.end()
            if items:
                yield items
        # No start is left before this anchor: the next one need not look there again.
        at = max(at, anchor.start())


def _inside(addresses: list[Span], position: int) -> bool:
    before = bisect_right(addresses, position, key=lambda address: address.start)
    return before > 0 and position < addresses[before - 1].end


def _chain(text: str, start: int, year_of: YearOf | None) -> list[Item]:
    """The longest run of points from ``start`` on that can all be completed."""
    items = _points(text, start)
    for length in range(len(items), 0, -1):
        if completed := _completed(items[:length], year_of):
            return completed
    return []


def _points(text: str, start: int) -> list[Item]:
    found = point_at(text, start)
    if found is None:
        return []
    items = [Item(found[0], Span(start, found[1]), None)]
    between = _BETWEEN.search(text, max(0, start - 20), start) is not None
    while len(items) < MOST_POINTS:
        last = items[-1]
        joined = _joiner(text, last.span.end, between=between and len(items) == 1)
        if joined is None:
            break
        months_first = last.point.month_first and last.point.day is not None
        found = point_at(text, joined[1], after_month_first=months_first)
        if found is None or not _may_join(joined[0], last.point, found[0]):
            break
        point = replace(found[0], month_first=months_first or found[0].month_first)
        items.append(Item(point, Span(joined[1], found[1]), joined[0]))
    return items if len(items) == 1 or not _counts_things(text, items) else []


def _joiner(text: str, end: int, *, between: bool) -> tuple[Joiner, int] | None:
    if found := _RANGE.match(text, end):
        return "range", found.end()
    if found := _AND.match(text, end):
        return ("range" if between else "and"), found.end()
    if found := _COMMA.match(text, end):
        return "comma", found.end()
    return None


def _may_join(joiner: Joiner, left: Point, right: Point) -> bool:
    """An enumeration goes on behind a year only with more bare years."""
    return joiner == "range" or left.year is None or (left.is_bare_year and right.is_bare_year)


def _counts_things(text: str, items: list[Item]) -> bool:
    """ "Phase 7 and 18 November 2021": the 7 belongs to the name before it."""
    first = items[0]
    if first.point.roman:
        return not any(item.point.century for item in items)
    day_only = first.point.day is not None and first.point.month is None
    if not day_only or items[1].joiner == "range" or not text[first.span.start].isdigit():
        return False
    word = _WORD_BEFORE.search(text, max(0, first.span.start - 40), first.span.start)
    return word is not None and word[1][0].isupper() and word[1].casefold() not in PREPOSITIONS


def _completed(items: list[Item], year_of: YearOf | None) -> list[Item] | None:
    """The same items, each with year and month; None where one cannot be given them."""
    if not _commas_lead_to_and(items):
        return None
    points = _decades([item.point for item in items])
    for position in range(1, len(points)):
        points[position] = _month_from_left(points[position - 1], points[position])
    if year_of is not None and points[-1].year is None:
        year = year_of(points[-1], Span(items[0].span.start, items[-1].span.end))
        if year is None:
            return None
        points[-1] = replace(points[-1], year=year)
    for position in range(len(points) - 2, -1, -1):
        right = points[position + 1]
        ranges = items[position + 1].joiner == "range"
        points[position] = _from_right(points[position], right, ranges=ranges)
    if any(point.year is None or (point.day and not point.month) for point in points):
        return None
    return [replace(item, point=point) for item, point in zip(items, points, strict=True)]


def _decades(points: list[Point]) -> list[Point]:
    """ "The '90s", "the 1960s and 70s": the century of the one before, or the last that had any."""
    known: int | None = None
    completed: list[Point] = []
    for point in points:
        completed.append(_decade_of(point, known))
        if completed[-1].year is not None:
            known = completed[-1].year // 100 * 100
    return completed


def _decade_of(point: Point, century: int | None) -> Point:
    if point.decade is None:
        return point
    if century is None and point.decade >= FROM_DECADE:
        century = 1900
    return point if century is None else replace(point, year=century + point.decade)


def _commas_lead_to_and(items: list[Item]) -> bool:
    """A comma joins only in "3, 5 and 7 May 2021" or between bare years."""
    joiners = [item.joiner for item in items]
    last_and = max((at for at, joiner in enumerate(joiners) if joiner == "and"), default=-1)
    return all(
        at < last_and or item.point.is_bare_year
        for at, item in enumerate(items)
        if item.joiner == "comma"
    )


def _month_from_left(left: Point, point: Point) -> Point:
    if point.day and not point.month and left.month and left.day and left.month_first:
        return replace(point, month=left.month)
    return point


def _from_right(point: Point, right: Point, *, ranges: bool) -> Point:
    if point.year is not None:
        return point
    if point.day and not point.month:
        if right.century:
            return replace(right, year=(point.day - 1) * 100 + 1)
        if not right.day:
            return point
        return replace(point, month=right.month, year=right.year)
    shares = (point.month and right.month) or (not point.month and point.part and right.part)
    if not shares or right.year is None:
        return point
    # "28 December to 3 January 2021" began the year before.
    earlier = ranges and (point.month or 0) > (right.month or 12)
    return replace(point, year=right.year - earlier)


def _read(items: list[Item]) -> Iterator[Expression | BareYears]:
    groups: list[list[tuple[Span, Days]]] = []
    for item in items:
        days = item.point.days()
        if days is None:
            return
        if item.joiner == "range":
            groups[-1].append((item.span, days))
        else:
            groups.append([(item.span, days)])
    parts = [part for group in groups if (part := _part(group)) is not None]
    if not all(item.point.is_bare_year for item in items):
        yield from (Expression(*part) for part in parts)
    elif parts and len(parts) == len(groups):
        said = any(item.point.said for item in items)
        yield BareYears(Span(parts[0][0].start, parts[-1][0].end), tuple(parts), said)


def _part(group: list[tuple[Span, Days]]) -> tuple[Span, Interval, bool] | None:
    (first_span, first), (last_span, last) = group[0], group[-1]
    if first.first <= last.last:
        span = Span(first_span.start, last_span.end)
        return span, Interval(first.first, last.last), len(group) > 1
    return None
