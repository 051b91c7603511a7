"""Chinese dates: 2021年3月14日, 二〇二一年三月, 2019年至2021年, 2014年以来.

They are written without spaces and with their units, so that they need no words around them and a
grammar of their own. Japanese ones are written with the same signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sourceline.dates import calendar
from sourceline.dates.calendar import Days, Fraction
from sourceline.dates.expressions import Expression
from sourceline.dates.language_tables import Relation
from sourceline.dates.open_ends import related_days
from sourceline.dates.words.digits import in_plain_digits
from sourceline.records import Interval, Span

_DIGITS: Final = {sign: at for at, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_TEN: Final = "十"
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_SPACE: Final = r"[^\S\n]?"
_FOUR: Final = "(?<![0-9])(?:1[0-9]|2[01])[0-9]{2}|[一二][〇零○一二三四五六七八九]{3}"
_TWO: Final = f"[0-9]{{1,2}}|{_NUMERAL}"


def _year(name: str) -> str:
    return rf"(?P<{name}>{_FOUR}){_SPACE}年"


def _month(name: str) -> str:
    return rf"{_SPACE}(?P<{name}>{_TWO}){_SPACE}月份?"


def _day(name: str) -> str:
    return rf"{_SPACE}(?P<{name}>{_TWO}){_SPACE}[日号號]"


_PARTS: Final = {
    **{"上半年": Fraction(0, 1, 2), "下半年": Fraction(1, 2, 2)},
    **{"年初": Fraction(0, 1, 2), "初": Fraction(0, 1, 2)},
    **{"年中": Fraction(1, 3, 4), "年底": Fraction(1, 2, 2), "年末": Fraction(1, 2, 2)},
    **{"底": Fraction(1, 2, 2), "末": Fraction(1, 2, 2)},
    **{
        f"第{number}季度": Fraction(at % 4, at % 4 + 1, 4)
        for at, number in enumerate("一二三四1234")
    },
}
_PART: Final = rf"(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})"


_FIRST: Final = rf"{_year('year')}(?:{_PART}|{_month('month')}(?:{_day('day')})?)?"
_JOIN: Final = rf"{_SPACE}(?:[至到]|[-–—~～〜－]){_SPACE}"
_SECOND: Final = rf"(?:{_JOIN}(?:{_year('year2')})?(?:{_month('month2')})?(?:{_day('day2')})?)?"
_DATE: Final = re.compile(_FIRST + _SECOND)
_YEARS: Final = re.compile(
    rf"(?<![0-9])(?P<first>(?:1[0-9]|2[01])[0-9]{{2}})(?:{_JOIN})"
    rf"(?P<last>(?:1[0-9]|2[01])[0-9]{{2}}){_SPACE}年(?!代)"
)
_DECADE: Final = re.compile(
    r"(?:(?P<century>[0-9]{2}|二十|十九|二十一)世[纪紀])?(?P<decade>(?:1[0-9]|20)?[0-9]0)年代"
)
_OPENERS: Final[tuple[tuple[str, Relation], ...]] = (
    ("自", "since"),
    ("从", "since"),
    ("從", "since"),
    ("截至", "until"),
    ("截止", "until"),
)
_CLOSERS: Final[tuple[tuple[re.Pattern[str], Relation], ...]] = (
    (re.compile("以[来來]|至今|起|[开開]始"), "since"),
    (re.compile("(?:[以之][后後]|[后後])(?![期半续續果])"), "after"),
    # "2021年前三季度" are the first three quarters of it.
    (re.compile(rf"(?:[以之]前|前)(?![期半夕几幾0-9]|{_NUMERAL})"), "before"),
    (re.compile("[为為]止"), "until"),
)


@dataclass(frozen=True, slots=True)
class _Named:
    """The year, the month and the day of a date, as far as it names them."""

    year: int
    month: int | None
    day: int | None

    def days(self) -> Days | None:
        """None where there is no such day."""
        try:
            if self.month is None:
                return calendar.years(self.year)
            if self.day is None:
                return calendar.month(self.year, self.month)
            one = date(self.year, self.month, self.day)
        except ValueError:
            return None
        return Days(one, one)


def find_chinese_dates(text: str) -> tuple[Expression, ...]:
    """In order, never overlapping. What is open on one side is a range."""
    if "年" not in text:
        return ()
    plain = in_plain_digits(text)
    found: list[Expression] = []
    for expression in sorted(_all(plain), key=lambda one: (one.span.start, -one.span.end)):
        if not found or found[-1].span.end <= expression.span.start:
            found.append(expression)
    return tuple(found)


def _all(text: str) -> Iterator[Expression]:
    for years in _YEARS.finditer(text):
        first, last = int(years["first"]), int(years["last"])
        if first <= last:
            whole = Interval(date(first, 1, 1), date(last, 12, 31))
            yield Expression(Span(*years.span()), whole, is_range=True)
    for decade in _DECADE.finditer(text):
        if (days := _decade(decade)) is not None:
            yield Expression(Span(*decade.span()), days.interval(), is_range=False)
    for found in _DATE.finditer(text):
        if text[found.end() - 1] == "年" and text.startswith("代", found.end()):
            continue  # a decade
        if (expression := _date(text, found)) is not None:
            yield expression


def _decade(found: re.Match[str]) -> Days | None:
    """The nineties of a century that is named, or of the last one."""
    said = int(found["decade"])
    if said > 99:
        return calendar.years(said, 10)
    named = found["century"]
    century = 20 if named is None else _number(named)
    return calendar.years((century - 1) * 100 + said, 10) if 10 <= century <= 21 else None


def _date(text: str, found: re.Match[str]) -> Expression | None:
    first = _Named(_number(found["year"]), _maybe(found["month"]), _maybe(found["day"]))
    days = first.days()
    if days is None:
        return None
    if found["part"]:
        days = _PARTS[found["part"]](days)
    end = found.end()
    second = _second(found, first)
    if second is not None:
        last = second.days()
        if last is None or last.last < days.first:
            return None
        return Expression(Span(found.start(), end), Interval(days.first, last.last), is_range=True)
    end = max(found.end(name) for name in ("year", "part", "month", "day"))
    end = _past_unit(text, end) if not found["part"] else end
    return _opened(text, Span(found.start(), end), days)


def _past_unit(text: str, end: int) -> int:
    """Past the sign of the unit after a number."""
    unit = re.compile(rf"{_SPACE}(?:年|月份?|[日号號])").match(text, end)
    return unit.end() if unit else end


def _second(found: re.Match[str], first: _Named) -> _Named | None:
    """The end of a range, with the year and the month of its beginning where it has none."""
    year, month, day = (_maybe(found[name]) for name in ("year2", "month2", "day2"))
    if year is None and month is None and day is None:
        return None
    if month is None and day is not None:
        month = first.month
    return _Named(year or first.year, month, day)


def _opened(text: str, span: Span, days: Days) -> Expression:
    """With the words that leave it open on one side: "2014年以来"."""
    for pattern, relation in _CLOSERS:
        if closes := pattern.match(text, span.end):
            interval = related_days(relation, days.first, days.last)
            start = _before(text, span.start, relation)
            if interval is not None:
                return Expression(Span(start, closes.end()), interval, is_range=True)
    for words, relation in _OPENERS:
        if relation == "until" and text.endswith(words, 0, span.start):
            interval = Interval(None, days.last)
            return Expression(Span(span.start - len(words), span.end), interval, is_range=True)
    return Expression(span, days.interval(), is_range=False)


def _before(text: str, start: int, relation: Relation) -> int:
    """Where the word begins that opens what the word after the date closes."""
    for words, opens in _OPENERS:
        if opens == relation and text.endswith(words, 0, start):
            return start - len(words)
    return start


def _maybe(said: str | None) -> int | None:
    return None if said is None else _number(said)


def _number(said: str) -> int:
    """ "21", "二十一", "二〇二一"."""
    if said.isascii():
        return int(said)
    if _TEN not in said:
        return int("".join(str(_DIGITS[sign]) for sign in said))
    tens, _, ones = said.partition(_TEN)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
