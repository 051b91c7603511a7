"""Words that date by the day they are said on: "yesterday", "last year", "два года назад".

``PHRASES`` name whole units of the calendar (weeks begin on Monday); ``PHRASES_TO_NOW`` ("the
past two years") run up to the day itself. A question counts from today, a document from its
own date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sourceline.dates import calendar
from sourceline.dates.calendar import Days, add_months, month, months_in, years
from sourceline.dates.grammar.subdivisions import SUBDIVISIONS, SUBDIVISIONS_ALONE, subdivisions_at
from sourceline.dates.language_tables import Unit
from sourceline.dates.words import lexicon
from sourceline.dates.words.languages import RELATIVE, any_pattern
from sourceline.dates.words.lexicon import one_of
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.records import Span

_DAY = timedelta(days=1)
_TURNS: Final = {word: turn for words in RELATIVE for word, turn in words.turns.items()}
_UNITS: Final = {word: unit for words in RELATIVE for word, unit in words.units.items()}
_ONE: Final = {word for words in RELATIVE for word in words.one}
_TURN: Final = (
    rf"(?P<turn>{one_of(_TURNS)})"
    rf"{any_pattern(words.turn_ending_pattern for words in RELATIVE)}?\s+"
)
_UNIT: Final = (
    rf"(?P<unit>{one_of(_UNITS)})"
    rf"{any_pattern(words.unit_ending_pattern for words in RELATIVE)}?"
)
_COUNT: Final = rf"(?P<count>{one_of([*lexicon.CARDINALS, *_ONE])}|[0-9]{{1,3}})"

_REACH: Final = 48
_SUBDIVISIONS_BEFORE: Final = [
    (re.compile(rf"(?<!\w)(?:{form.pattern.pattern})\Z", re.IGNORECASE), form.read)
    for form in SUBDIVISIONS
]
_DAY_BEFORE: Final = compiled(
    r"(?<!\w)(?P<day>[0-9]{1,2})"
    rf"{any_pattern(words.day_of_month_pattern for words in RELATIVE)}\Z"
)
_POSSESSIVE: Final = compiled(r"<POSSESSIVE>\s+")
_MONTH_BEFORE: Final = compiled(r"(?<!\w)(?:<DAY><SPACE><LINK>)?<MONTH>(?:<GAP>,)?<SPACE><LINK>\Z")

PhraseReader = Callable[[re.Match[str], date], Days | None]


@dataclass(frozen=True, slots=True)
class RelativePhrase:
    pattern: re.Pattern[str]
    read: PhraseReader


def phrases(
    text: str, today: date, forms: tuple[RelativePhrase, ...]
) -> Iterator[tuple[Span, Days]]:
    """Every phrase of these forms with its days; they may overlap, the surer forms first."""
    for form in forms:
        for found in form.pattern.finditer(text):
            try:
                days = form.read(found, today)
                named = _narrowed(text, Span(*found.span()), days) if days else None
            except (ValueError, OverflowError, KeyError):
                # Out of the calendar ("900 decades ago"), or a letter that only looks like i.
                continue
            if named is not None:
                yield named


def _narrowed(text: str, span: Span, days: Days) -> tuple[Span, Days]:
    """ "The first quarter of last year", "10 марта прошлого года": a part of the days named."""
    found = _numbered_day(text, span, days) or _month_of_year(text, span, days)
    return found or _subdivision(text, span, days) or _possessed(text, span, days)


def _numbered_day(text: str, span: Span, days: Days) -> tuple[Span, Days] | None:
    """ "The 20th of last month"."""
    if (days.first.day, months_in(days)) != (1, 1) or days.last == days.first:
        return None
    numbered = _DAY_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if numbered is None or not 1 <= int(numbered["day"]) <= days.last.day:
        return None
    one = days.first.replace(day=int(numbered["day"]))
    return Span(numbered.start(), span.end), Days(one, one)


def _month_of_year(text: str, span: Span, days: Days) -> tuple[Span, Days] | None:
    """ "March of last year", "10 марта прошлого года"."""
    if days.first.year != days.last.year or (days.first.month, days.last.month) != (1, 12):
        return None
    before = _MONTH_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    number = lexicon.MONTHS.get(before["month"].casefold()) if before else None
    if before is None or number is None:
        return None
    of_month = month(days.first.year, number)
    day = int(before["day"] or 0)
    if day > of_month.last.day:
        return None
    chosen = of_month.first.replace(day=day) if day else None
    return Span(before.start(), span.end), Days(chosen, chosen) if chosen else of_month


def _subdivision(text: str, span: Span, days: Days) -> tuple[Span, Days] | None:
    """ "The first quarter of last year"."""
    for pattern, read in _SUBDIVISIONS_BEFORE:
        before = pattern.search(text, max(0, span.start - _REACH), span.start)
        subdivision = read(before) if before and "," not in before.group() else None
        narrow = subdivision(days) if subdivision else days
        inside = days.first <= narrow.first <= narrow.last <= days.last
        if before and subdivision and inside:
            return Span(before.start(), span.end), narrow
    return None


def _possessed(text: str, span: Span, days: Days) -> tuple[Span, Days]:
    """ "Last year's third quarter"."""
    if months_in(days) == 12 and (owns := _POSSESSIVE.match(text, span.end)):
        for subdivision, found in subdivisions_at(SUBDIVISIONS_ALONE, text, owns.end()):
            return Span(span.start, found.end()), subdivision(days)
    return span, days


def _phrase(template: str, read: PhraseReader) -> RelativePhrase:
    pattern = rf"(?<!\w)(?:{template})(?!\w)"
    return RelativePhrase(compiled(pattern, TURN=_TURN, UNIT=_UNIT, COUNT=_COUNT), read)


def _day(offset: int) -> PhraseReader:
    def read(_: re.Match[str], today: date) -> Days:
        return Days(today + offset * _DAY, today + offset * _DAY)

    return read


def _turn(found: re.Match[str], today: date) -> Days | None:
    """Last week, this month, next year: a whole one of the calendar."""
    return _unit(_UNITS[found["unit"].casefold()], today, _TURNS[found["turn"].casefold()])


def _ago(found: re.Match[str], today: date) -> Days | None:
    """Two years ago: the whole of that year."""
    return _unit(_UNITS[found["unit"].casefold()], today, -_count(found))


def _hence(found: re.Match[str], today: date) -> Days | None:
    """Two weeks from now: the whole of that week."""
    return _unit(_UNITS[found["unit"].casefold()], today, _count(found))


def _day_of_week(found: re.Match[str], today: date) -> Days:
    """Monday of next week."""
    week = _unit("week", today, _TURNS[found["turn"].casefold()])
    day = week.first + lexicon.WEEKDAYS[found["name"].casefold()] * _DAY
    return Days(day, day)


def _past(found: re.Match[str], today: date) -> Days | None:
    """The past two years: up to and with today."""
    count = _count(found) if found["count"] else 1
    unit = _UNITS[found["unit"].casefold()]
    if unit in ("day", "week"):
        return Days(today - timedelta(days=count * (7 if unit == "week" else 1)), today)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    start = add_months(today.replace(day=1), -months)
    last_day = month(start.year, start.month).last.day
    return Days(start.replace(day=min(today.day, last_day)), today)


def _count(found: re.Match[str]) -> int:
    word = (found["count"] or "1").casefold()
    return 1 if word in _ONE else lexicon.CARDINALS.get(word) or int(word)


def _unit(unit: Unit, today: date, offset: int) -> Days:
    if unit == "day":
        return Days(today + offset * _DAY, today + offset * _DAY)
    if unit in ("week", "weekend"):
        monday = today - today.weekday() * _DAY + offset * 7 * _DAY
        return Days(monday + 5 * _DAY * (unit == "weekend"), monday + 6 * _DAY)
    if unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        begin = today.replace(month=(today.month - 1) // size * size + 1, day=1)
        first = add_months(begin, offset * size)
        return Days(first, add_months(first, size) - _DAY)
    size = 1 if unit == "year" else 10
    return years(today.year // size * size + offset * size, size)


def _named(found: re.Match[str], today: date) -> Days | None:
    """Last October, this fall, next Monday: of this year or week, or the nearest on its side."""
    word, turn = found["name"].casefold(), _TURNS[found["turn"].casefold()]
    if word in lexicon.WEEKDAYS:
        return weekday(lexicon.WEEKDAYS[word], today, turn)
    return nearest(_of_year(word), today, turn)


def _of_year(word: str) -> Callable[[int], Days]:
    if word in lexicon.MONTHS:
        return lambda year: month(year, lexicon.MONTHS[word])
    first_month, last_month = lexicon.SEASONS[word]

    def season(year: int) -> Days:
        # A winter is named by the year it begins in.
        second = year + (last_month < first_month)
        return calendar.Season(first_month, last_month)(years(year, second - year + 1))

    return season


def nearest(of_year: Callable[[int], Days], today: date, turn: int) -> Days:
    """What comes once a year: the last that has begun (-1), this year's (0), the next (1)."""
    if turn == 0:
        return of_year(today.year)
    candidates = [of_year(year) for year in range(today.year - 1, today.year + 2)]
    if turn < 0:
        over = [days for days in candidates if days.last < today]
        return over[-1]
    return next(days for days in candidates if days.first > today)


def weekday(number: int, today: date, turn: int) -> Days:
    """The last one before today (-1), this week's (0), the next after today (1)."""
    if turn == 0:
        day = today + (number - today.weekday()) * _DAY
    elif turn < 0:
        day = today - ((today.weekday() - number - 1) % 7 + 1) * _DAY
    else:
        day = today + ((number - today.weekday() - 1) % 7 + 1) * _DAY
    return Days(day, day)


_WEEKDAY: Final = one_of(name for name in lexicon.WEEKDAYS if len(name) > 3)
_NAME: Final = one_of([*lexicon.WEEKDAYS, *lexicon.MONTHS, *lexicon.SEASONS])
_WEEK: Final = any_pattern(words.week_pattern for words in RELATIVE)
_OF_WEEK: Final = any_pattern(words.of_week_pattern for words in RELATIVE)
_ON_WEEKDAY: Final = any_pattern(words.on_weekday_pattern for words in RELATIVE)
_NO_TURN: Final = any_pattern(words.no_turn_pattern for words in RELATIVE)
PHRASES: Final = (
    *(
        _phrase(any_pattern(words.days.get(offset, "") for words in RELATIVE), _day(offset))
        # "The day before yesterday" before yesterday.
        for offset in (-2, -1, 2, 1, 0)
    ),
    _phrase(rf"(?P<name>{_WEEKDAY})\s+(?:{_OF_WEEK}\s+)?<TURN>{_WEEK}", _day_of_week),
    _phrase(rf"<TURN>{_WEEK}\s+(?:{_ON_WEEKDAY}\s+)?(?P<name>{_WEEKDAY})", _day_of_week),
    _phrase(rf"(?!{_NO_TURN})<TURN><UNIT>", _turn),
    *(_phrase(ago, _ago) for words in RELATIVE for ago in words.ago_patterns),
    *(_phrase(hence, _hence) for words in RELATIVE for hence in words.hence_patterns),
    _phrase(rf"<TURN>(?P<name>{_NAME})", _named),
)
PHRASES_TO_NOW: Final = tuple(
    _phrase(past, _past) for words in RELATIVE for past in words.to_now_patterns
)
