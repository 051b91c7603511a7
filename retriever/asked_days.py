"""Which words of a question say when, and the days they ask for.

Explicit dates come from ``sourceline.dates``; words like "last year" are read here, against
today. The word before them decides what is asked: "in" the days themselves, "after" what
follows, "before" what precedes, "since" and "until" with the days included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sourceline.dates import find_expressions
from sourceline.dates.calendar import Days, add_months, month, years
from sourceline.dates.lexicon import CARDINALS, MONTHS, one_of
from sourceline.records import Interval, Span


@dataclass(frozen=True, slots=True)
class Asked:
    """The days one wording asks for; the span includes its preposition."""

    span: Span
    interval: Interval


@dataclass(frozen=True, slots=True)
class _Named:
    """Days named, before any preposition is looked at. ``last`` is None in "… to now"."""

    span: Span
    first: date | None
    last: date | None
    is_range: bool


_DAY = timedelta(days=1)
_COUNT = rf"(?P<count>{one_of(CARDINALS)}|[0-9]{{1,3}}|a|an)"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)"
_TURNS: Final = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _day(offset: int) -> Callable[[re.Match[str], date], Days]:
    def read(_: re.Match[str], today: date) -> Days:
        day = today + offset * _DAY
        return Days(day, day)

    return read


def _turn(found: re.Match[str], today: date) -> Days | None:
    """Last week, this month, next year: a whole one of the calendar; weeks begin on Monday."""
    return _unit(found["unit"].casefold(), today, _TURNS[found["turn"].casefold()])


def _ago(found: re.Match[str], today: date) -> Days | None:
    """Two years ago: the whole of that year."""
    return _unit(found["unit"].casefold(), today, -_count(found))


def _past(found: re.Match[str], today: date) -> Days | None:
    """The past two years: up to and with today."""
    count = _count(found) if found["count"] else 1
    unit = found["unit"].casefold()
    if unit in ("day", "week"):
        return Days(today - timedelta(days=count * (7 if unit == "week" else 1)), today)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    start = add_months(today.replace(day=1), -months)
    last_day = month(start.year, start.month).last.day
    return Days(start.replace(day=min(today.day, last_day)), today)


def _count(found: re.Match[str]) -> int:
    word = found["count"].casefold()
    return 1 if word in ("a", "an") else CARDINALS.get(word) or int(word)


def _unit(unit: str, today: date, offset: int) -> Days:
    if unit == "day":
        return Days(today + offset * _DAY, today + offset * _DAY)
    if unit == "week":
        monday = today - today.weekday() * _DAY + offset * 7 * _DAY
        return Days(monday, monday + 6 * _DAY)
    if unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        begin = today.replace(month=(today.month - 1) // size * size + 1, day=1)
        first = add_months(begin, offset * size)
        return Days(first, add_months(first, size) - _DAY)
    size = 1 if unit == "year" else 10
    return years(today.year // size * size + offset * size, size)


_RELATIVE: Final[
    tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]], ...]
] = (
    (re.compile(r"\bthe\s+day\s+before\s+yesterday\b", re.I), _day(-2)),
    (re.compile(r"\byesterday\b", re.I), _day(-1)),
    (re.compile(r"\btoday\b", re.I), _day(0)),
    (re.compile(r"\btomorrow\b", re.I), _day(1)),
    (re.compile(rf"\b(?P<turn>{one_of(_TURNS)})\s+{_UNIT}\b", re.I), _turn),
    (re.compile(rf"\b{_COUNT}\s+{_UNIT}s?\s+ago\b", re.I), _ago),
    (re.compile(rf"\b(?:past|last|previous)\s+{_COUNT}\s+{_UNIT}s?\b", re.I), _past),
    (re.compile(rf"\bpast\s+(?P<count>)?{_UNIT}\b", re.I), _past),
)
_NOW: Final = re.compile(r"\s+(?:to|until|till|and)\s+(?:now|present|the\s+present)\b", re.I)
_JOINED: Final = re.compile(r"\s+(?:to|until|till|through|and)\s+", re.I)
_RANGE_OPENS: Final = re.compile(r"\b(?P<word>from|between|since)\s+(?:the\s+)?$", re.I)

_WITHIN: Final = "in on during within throughout for of over at inside between"
_PREFIXES: Final = {
    "after": ("after", "later than", "following", "past"),
    "since": ("since", "from", "as of", "as from", "starting", "starting in", "starting from"),
    "before": ("before", "earlier than", "prior to", "preceding"),
    "until": ("until", "till", "by", "up to", "through", "to", "not later than", "no later than"),
    "within": tuple(_WITHIN.split()),
}
_KIND_OF: Final = {words: kind for kind, several in _PREFIXES.items() for words in several}
_PREFIX_WORDS: Final = one_of(_KIND_OF).replace(" ", r"\s+")
_PREFIX: Final = re.compile(
    rf"\b(?P<words>{_PREFIX_WORDS})\s+(?P<the>the\s+(?!year))?(?:(?:the\s+)?year\s+)?$", re.I
)
_THE: Final = re.compile(r"\bthe\s+$", re.I)
_ONWARDS: Final = re.compile(
    r",?\s+(?:(?:or|and)\s+(?:later|after(?!\s+\w)|afterwards|onwards?)|onwards?)\b", re.I
)
_BACKWARDS: Final = re.compile(r",?\s+(?:or|and)\s+(?:earlier|before(?!\s+\w))\b", re.I)
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_DESCRIBES: Final = re.compile(
    rf"(?:[0-9]|{one_of(MONTHS)}\b)(?!.*(?:[0-9](?:st|nd|rd|th|['’]?s)\b|\bof\b))", re.I
)
"""What, behind "the", belongs to a noun: "the November 2021 event", not "the 1990s"."""
_LOOK: Final = 40


def asked_days(text: str, today: date) -> list[Asked]:
    """Every wording that asks for days, in order, never overlapping.

    "before the 2019 conference" asks for days relative to an event and is left to the search.
    """
    asked: list[Asked] = []
    for named in _joined(text, sorted(_named(text, today), key=lambda named: named.span)):
        found = _asked(text, named)
        if found is not None:
            asked.append(found)
    return asked


def _named(text: str, today: date) -> Iterator[_Named]:
    explicit = find_expressions(text)
    taken = [found.span for found in explicit]
    for found in explicit:
        yield _Named(found.span, found.interval.first, found.interval.last, found.is_range)
    for pattern, read in _RELATIVE:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            days = _days(read, match, today)
            if days is not None and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield _Named(span, days.first, days.last, is_range=False)


def _days(
    read: Callable[[re.Match[str], date], Days | None], match: re.Match[str], today: date
) -> Days | None:
    try:
        return read(match, today)
    except (ValueError, OverflowError, KeyError):
        # Out of the calendar ("900 decades ago"), or a letter that only looks like i.
        return None


def _joined(text: str, named: list[_Named]) -> list[_Named]:
    """Joins "from A to B" and "between A and B" where the two are read apart, also "… to now"."""
    joined: list[_Named] = []
    for each in named:
        if joined and (whole := _as_range(text, joined[-1], each)):
            joined[-1] = whole
        else:
            joined.append(each)
    return [_up_to_now(text, each) for each in joined]


def _as_range(text: str, left: _Named, right: _Named) -> _Named | None:
    between = text[left.span.end : right.span.start]
    opens = _RANGE_OPENS.search(text, max(0, left.span.start - _LOOK), left.span.start)
    if left.is_range or right.is_range or opens is None or not _JOINED.fullmatch(between):
        return None
    if ("and" in between.casefold()) != (opens["word"].casefold() == "between"):
        return None
    if left.first is None or right.last is None or left.first > right.last:
        return None
    return _Named(Span(left.span.start, right.span.end), left.first, right.last, is_range=True)


def _up_to_now(text: str, named: _Named) -> _Named:
    opens = _RANGE_OPENS.search(text, max(0, named.span.start - _LOOK), named.span.start)
    now = _NOW.match(text, named.span.end)
    if opens is None or now is None or named.is_range:
        return named
    return _Named(Span(named.span.start, now.end()), named.first, None, is_range=True)


def _asked(text: str, named: _Named) -> Asked | None:
    start, end = named.span.start, named.span.end
    if onwards := _ONWARDS.match(text, end):
        return _opened(Span(start, onwards.end()), named, "since")
    if backwards := _BACKWARDS.match(text, end):
        return _opened(Span(start, backwards.end()), named, "until")
    if possessive := _POSSESSIVE.match(text, end):
        end = possessive.end()
    prefix = _PREFIX.search(text, max(0, start - _LOOK), start)
    if prefix is not None:
        return _prefixed(text, named, prefix, end)
    the = _THE.search(text, max(0, start - _LOOK), start)
    if the and not _DESCRIBES.match(named.span.of(text)):
        start = the.start()
    return _opened(Span(start, end), named, "within")


def _prefixed(text: str, named: _Named, prefix: re.Match[str], end: int) -> Asked | None:
    kind = _KIND_OF[" ".join(prefix["words"].casefold().split())]
    words = named.span.of(text)
    if end != named.span.end or (prefix["the"] and _DESCRIBES.match(words)):
        # "in the November 2021 event": the date belongs to the event, "in" to the question.
        within = kind == "within" or named.is_range
        return _opened(Span(named.span.start, end), named, "within") if within else None
    if named.is_range and kind in ("since", "until"):
        kind = "within"
    return _opened(Span(prefix.start(), end), named, kind)


def _opened(span: Span, named: _Named, kind: str) -> Asked | None:
    """The days a preposition of this kind makes of those named; None past the calendar's end."""
    first, last = named.first, named.last
    try:
        if kind == "after":
            first, last = (None if last is None else last + _DAY), None
        elif kind == "before":
            first, last = None, (None if first is None else first - _DAY)
    except OverflowError:
        return None
    if kind == "since":
        last = None
    elif kind == "until":
        first = None
    if first is None and last is None:
        return None
    return Asked(span, Interval(first, last))
