"""Dates that share a month or a year: "10-11 March 2021", "September 20-24, 2021".

A chain is a run of dates with joiners between them. Each takes what it lacks from its neighbours
(``chain_completion``); then a range becomes one expression, an enumeration one for each part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sourceline.dates.calendar import Days
from sourceline.dates.chinese_dates import find_chinese_dates
from sourceline.dates.expressions import BareYears, Expression
from sourceline.dates.grammar.chain_completion import ChainItem, Joiner, YearOf, completed
from sourceline.dates.grammar.forms import date_at
from sourceline.dates.grammar.partial_date import PartialDate
from sourceline.dates.words import lexicon
from sourceline.dates.words.digits import in_plain_digits
from sourceline.dates.words.languages import FORMS, any_pattern
from sourceline.dates.words.lexicon import one_of
from sourceline.dates.words.pattern_pieces import GAP, compiled
from sourceline.dates.years.bare_years import accepted
from sourceline.dates.years.word_sets import PREPOSITIONS
from sourceline.records import Interval, Span

MOST_DATES: Final = 12
REACH: Final = 160
"""The most characters from the beginning of a date to its year."""


ANCHOR: Final = re.compile(
    rf"(?<![0-9])(?:1[0-9]|2[01])[0-9]{{2}}(?![0-9])|\b{one_of(lexicon.DECADES)}\b"
    rf"|{any_pattern(forms.anchor_pattern for forms in FORMS)}",
    re.IGNORECASE,
)
"""In every date that says its year."""
YEARLESS: Final = re.compile(
    rf"(?<!\w){one_of(lexicon.MONTHS)}(?!\w)"
    rf"|(?<=\W){any_pattern(forms.quarter_anchor_pattern for forms in FORMS)}",
    re.IGNORECASE,
)
"""In every date that may lack its year."""
_FIRST_WORDS: Final = (
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
    *("q[1-4]", "h[12]"),
    *(word for forms in FORMS for word in forms.first_words),
)
_APART: Final = (
    r"(?:(?<![\w$€£¥#=+@&/\\])"
    + "".join(rf"|(?<=\s{forms.joined_and_pattern})" for forms in FORMS if forms.joined_and_pattern)
    + ")"
)
_START: Final = re.compile(
    rf"{_APART}(?<![0-9][-.,:])(?<![^\W\d_]-)(?:[0-9]{{1,4}}(?![0-9])"
    rf"|{one_of(_FIRST_WORDS)}(?![^\W\d_])|{lexicon.ROMAN}(?![^\W_])"
    rf"|{any_pattern(forms.beginning_pattern for forms in FORMS)})",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*|(?<!\S)[^\s@]{1,100}@\S*", re.IGNORECASE)
_RANGE: Final = compiled(
    r"(?:<GAP>(?:[-–—−‒‑~]|/(?!\s))<GAP>"
    rf"|<SPACE>{any_pattern(forms.range_pattern for forms in FORMS)}<SPACE>)<ARTICLE>"
    "(?:<YEAR_WORD_BEFORE><SPACE>)?"
)
_AND: Final = compiled(
    rf"(?:<GAP>,)?<GAP>(?:(?:&|{any_pattern(forms.and_pattern for forms in FORMS)})<SPACE><ARTICLE>"
    rf"|(?<=\s){any_pattern(forms.joined_and_pattern for forms in FORMS)})"
    "(?:<YEAR_WORD_BEFORE><SPACE>)?"
)
_COMMA: Final = re.compile(rf"{GAP},{GAP}")
_WORD_BEFORE: Final = re.compile(r"(\w+)\s{1,4}$")
_BETWEEN: Final = compiled(
    rf"\b{any_pattern(forms.between_pattern for forms in FORMS)}<GAP>(?:<ARTICLE_WORD><GAP>)?"
    "(?:<YEAR_WORD_BEFORE><GAP>)?$"
)


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
            expressions += candidate.parts
    chinese = find_chinese_dates(text)
    if not chinese:
        return tuple(expressions)
    apart = (one for one in expressions if not any(one.span.overlaps(o.span) for o in chinese))
    return tuple(sorted([*apart, *chinese], key=lambda one: one.span))


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
) -> Iterator[list[ChainItem]]:
    """Every chain of completed dates near an anchor, whether there are such days or not."""
    text = in_plain_digits(text)
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


def _chain(text: str, start: int, year_of: YearOf | None) -> list[ChainItem]:
    """The longest run of dates from ``start`` on that can all be completed."""
    items = _items(text, start)
    for length in range(len(items), 0, -1):
        if whole := completed(items[:length], year_of):
            return whole
    return []


def _items(text: str, start: int) -> list[ChainItem]:
    found = date_at(text, start)
    if found is None:
        return []
    items = [ChainItem(found[0], Span(start, found[1]), None)]
    between = _BETWEEN.search(text, max(0, start - 20), start) is not None
    while len(items) < MOST_DATES:
        last = items[-1]
        joined = _joiner(text, last.span.end, between=between and len(items) == 1)
        if joined is None:
            break
        months_first = last.partial.month_first and last.partial.day is not None
        found = date_at(text, joined[1], after_month_first=months_first)
        if found is None or not _may_join(joined[0], last.partial, found[0]):
            break
        partial = replace(found[0], month_first=months_first or found[0].month_first)
        items.append(ChainItem(partial, Span(joined[1], found[1]), joined[0]))
    return items if len(items) == 1 or not _counts_things(text, items) else []


def _joiner(text: str, end: int, *, between: bool) -> tuple[Joiner, int] | None:
    if found := _RANGE.match(text, end):
        return "range", found.end()
    if found := _AND.match(text, end):
        return ("range" if between else "and"), found.end()
    if found := _COMMA.match(text, end):
        return "comma", found.end()
    return None


def _may_join(joiner: Joiner, left: PartialDate, right: PartialDate) -> bool:
    """An enumeration goes on after a year only with more bare years."""
    return joiner == "range" or left.year is None or (left.is_bare_year and right.is_bare_year)


def _counts_things(text: str, items: list[ChainItem]) -> bool:
    """ "Phase 7 and 18 November 2021": the 7 belongs to the name before it."""
    first = items[0]
    if first.partial.roman:
        return not any(item.partial.century for item in items)
    day_only = first.partial.day is not None and first.partial.month is None
    if not day_only or items[1].joiner == "range" or not text[first.span.start].isdigit():
        return False
    word = _WORD_BEFORE.search(text, max(0, first.span.start - 40), first.span.start)
    return word is not None and word[1][0].isupper() and word[1].casefold() not in PREPOSITIONS


def _read(items: list[ChainItem]) -> Iterator[Expression | BareYears]:
    groups: list[list[tuple[Span, Days]]] = []
    for item in items:
        days = item.partial.days()
        if days is None:
            return
        if item.joiner == "range":
            groups[-1].append((item.span, days))
        else:
            groups.append([(item.span, days)])
    parts = tuple(part for group in groups if (part := _expression(group)) is not None)
    if not all(item.partial.is_bare_year for item in items):
        yield from parts
    elif parts and len(parts) == len(groups):
        has_year_word = any(item.partial.has_year_word for item in items)
        yield BareYears(Span(parts[0].span.start, parts[-1].span.end), parts, has_year_word)


def _expression(group: list[tuple[Span, Days]]) -> Expression | None:
    """One date, or the range from the first to the last; None where it runs backwards."""
    (first_span, first), (last_span, last) = group[0], group[-1]
    if first.first <= last.last:
        span = Span(first_span.start, last_span.end)
        return Expression(span, Interval(first.first, last.last), len(group) > 1)
    return None
