"""Words that date by the day they are said on: "yesterday", "last year", "два года назад".

``PHRASES`` name whole units of the calendar (weeks begin on Monday); ``SPANS_TO_NOW`` ("the
past two years") run up to the day itself. A question counts from today, a document from its
own date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sourceline.dates import calendar, parts
from sourceline.dates.calendar import Days, add_months, month, months_in, years
from sourceline.dates.words import lexicon
from sourceline.dates.words.lexicon import CARDINALS, one_of
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.records import Span

_DAY = timedelta(days=1)
_TURNS: Final = {
    **dict.fromkeys(("last", "previous", "прошл", "минувш", "предыдущ"), -1),
    **dict.fromkeys(("this", "current", "latest", "текущ", "нынешн"), 0),
    **dict.fromkeys(("этом", "этого", "этот", "этой", "эту", "это"), 0),
    **dict.fromkeys(("next", "coming", "следующ", "будущ", "предстоящ"), 1),
}
_TURN: Final = rf"(?P<turn>{one_of(_TURNS)})(?:ый|ий|ая|яя|ое|ее|ого|его|ой|ей|ом|ем|ую|юю)?\s+"
_UNITS: Final = {
    **{name: name for name in ("day", "week", "weekend", "month", "quarter", "year", "decade")},
    **dict.fromkeys(("день", "дня", "дней", "дни", "днем"), "day"),
    **dict.fromkeys(("недел",), "week"),
    **dict.fromkeys(("выходн",), "weekend"),
    **dict.fromkeys(("месяц",), "month"),
    **dict.fromkeys(("квартал",), "quarter"),
    **dict.fromkeys(("год", "лет"), "year"),
    **dict.fromkeys(("десятилет",), "decade"),
}
_RUSSIAN_ENDING: Final = r"(?:(?<=[а-яё])[а-яё]{1,3})?"
_UNIT: Final = rf"(?P<unit>{one_of(_UNITS)}){_RUSSIAN_ENDING}"
_COUNT: Final = rf"(?P<count>{one_of(CARDINALS)}|[0-9]{{1,3}}|a|an)"

_REACH: Final = 48
_PARTS_BEFORE: Final = [
    (re.compile(rf"(?<!\w)(?:{form.pattern.pattern})\Z", re.IGNORECASE), form.read)
    for form in parts.PARTS
]
_DAY_BEFORE: Final = compiled(
    r"(?<!\w)(?P<day>[0-9]{1,2})(?:(?:st|nd|rd|th)?<SPACE>of<SPACE>|(?:-?го)?<SPACE>числа<SPACE>)\Z"
)
_POSSESSIVE: Final = re.compile(r"['’]s\s+")
_MONTH_BEFORE: Final = compiled(
    r"(?<!\w)(?:<DAY><SPACE>(?:of<SPACE>)?)?<MONTH>(?:<GAP>,)?<SPACE>(?:of<SPACE>)?\Z"
)

Reading = Callable[[re.Match[str], date], Days | None]


@dataclass(frozen=True, slots=True)
class Phrase:
    pattern: re.Pattern[str]
    read: Reading


def phrases(text: str, today: date, kinds: tuple[Phrase, ...]) -> Iterator[tuple[Span, Days]]:
    """Every phrase of these kinds with its days; they may overlap, the surer kinds first."""
    for kind in kinds:
        for found in kind.pattern.finditer(text):
            try:
                days = kind.read(found, today)
                named = _narrowed(text, Span(*found.span()), days) if days else None
            except (ValueError, OverflowError, KeyError):
                # Out of the calendar ("900 decades ago"), or a letter that only looks like i.
                continue
            if named is not None:
                yield named


def _narrowed(text: str, span: Span, days: Days) -> tuple[Span, Days]:
    """ "The first quarter of last year", "10 марта прошлого года": a part of the days named."""
    reach = max(0, span.start - _REACH)
    if (days.first.day, months_in(days)) == (1, 1) and days.last > days.first:
        numbered = _DAY_BEFORE.search(text, reach, span.start)
        if numbered and 1 <= int(numbered["day"]) <= days.last.day:
            one = days.first.replace(day=int(numbered["day"]))
            return Span(numbered.start(), span.end), Days(one, one)
    if days.first.year == days.last.year and (days.first.month, days.last.month) == (1, 12):
        before = _MONTH_BEFORE.search(text, reach, span.start)
        if before and (number := lexicon.MONTHS.get(before["month"].casefold())):
            of_month = month(days.first.year, number)
            day = int(before["day"] or 0)
            if day <= of_month.last.day:
                chosen = of_month.first.replace(day=day) if day else None
                narrow = Days(chosen, chosen) if chosen else of_month
                return Span(before.start(), span.end), narrow
    for pattern, read in _PARTS_BEFORE:
        before = pattern.search(text, reach, span.start)
        part = read(before) if before and "," not in before.group() else None
        narrow = part(days) if part else days
        if before and part and days.first <= narrow.first <= narrow.last <= days.last:
            return Span(before.start(), span.end), narrow
    return _possessed(text, span, days)


def _possessed(text: str, span: Span, days: Days) -> tuple[Span, Days]:
    """ "Last year's third quarter"."""
    if months_in(days) == 12 and (owns := _POSSESSIVE.match(text, span.end)):
        for part, found in parts.readings(parts.PARTS_ALONE, text, owns.end()):
            return Span(span.start, found.end()), part(days)
    return span, days


def _phrase(pattern: str, read: Reading) -> Phrase:
    return Phrase(re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), read)


def _day(offset: int) -> Reading:
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
    word = (found["count"] or "a").casefold()
    return 1 if word in ("a", "an") else CARDINALS.get(word) or int(word)


def _unit(unit: str, today: date, offset: int) -> Days:
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
PHRASES: Final = (
    _phrase(r"(?:the\s+day\s+before\s+yesterday|позавчера)", _day(-2)),
    _phrase(r"(?:yesterday|last\s+night|вчера)", _day(-1)),
    _phrase(r"(?:the\s+day\s+after\s+tomorrow|послезавтра)", _day(2)),
    _phrase(r"(?:tomorrow|завтра)", _day(1)),
    _phrase(r"(?:today|tonight|this\s+(?:morning|afternoon|evening)|сегодня)", _day(0)),
    _phrase(rf"(?P<name>{_WEEKDAY})\s+(?:of\s+|на\s+)?{_TURN}(?:week|недел[еи])", _day_of_week),
    _phrase(rf"{_TURN}(?:week|недел[еи])\s+(?:on\s+|во?\s+)?(?P<name>{_WEEKDAY})", _day_of_week),
    _phrase(rf"(?!last\s+\w+\s+of\b){_TURN}{_UNIT}", _turn),
    _phrase(rf"(?:(?P<count>{one_of(CARDINALS)}|[0-9]{{1,3}}|an?)\s+)?{_UNIT}\s+назад", _ago),
    _phrase(rf"{_COUNT}\s+{_UNIT}s?\s+ago", _ago),
    _phrase(rf"{_COUNT}\s+{_UNIT}s?\s+from\s+(?:now|today)", _hence),
    _phrase(r"(?P<count>)(?P<unit>year|month|week)-ago", _ago),
    _phrase(rf"{_TURN}(?P<name>{_NAME})", _named),
)
SPANS_TO_NOW: Final = (
    _phrase(rf"(?:past|last|previous)\s+{_COUNT}\s+{_UNIT}s?", _past),
    _phrase(rf"past\s+(?P<count>)?{_UNIT}", _past),
    _phrase(
        rf"(?:последн|прошедш|прошл|минувш)(?:ие|их|ий|юю|ее|его|ей|ем|ые|ых)\s+{_COUNT}\s+{_UNIT}",
        _past,
    ),
    _phrase(
        rf"(?:последн|прошедш)(?:ий|юю|ее|его|ей|ем|яя)\s+(?P<count>)?{_UNIT}",
        _past,
    ),
)
