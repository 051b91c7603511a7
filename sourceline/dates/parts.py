"""How a part of a year, month or decade is written: "first half of", "Q1", "early"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sourceline.dates import calendar
from sourceline.dates.calendar import Part
from sourceline.dates.words import lexicon
from sourceline.dates.words.pattern_pieces import compiled

PartReading = Callable[[re.Match[str]], Part | None]


def _fraction(begin: int, end: int, of: int) -> PartReading:
    return lambda _: calendar.Fraction(begin, end, of)


def _nth(found: re.Match[str]) -> int | None:
    """The ordinal from 0, or -1 for the last."""
    if found["nth"].casefold() in lexicon.LAST:
        return -1
    number = lexicon.ordinal(found["nth"])
    return None if number is None else number - 1


def _nth_of(of: int) -> PartReading:
    def read(found: re.Match[str]) -> Part | None:
        nth = _nth(found)
        if nth is None or not -1 <= nth < of:
            return None
        nth %= of
        return calendar.Fraction(nth, nth + 1, of)

    return read


def _week(found: re.Match[str]) -> Part | None:
    nth = _nth(found)
    return None if nth is None or nth > 4 else calendar.Week(nth)


def _first_days(found: re.Match[str]) -> Part | None:
    word = found["count"].casefold()
    count = int(word) if word.isdigit() else lexicon.CARDINALS.get(word)
    if not count:
        return None
    days = count * (7 if found["unit"].casefold().startswith(("week", "нед")) else 1)
    return calendar.FirstDays(days, from_end=found["nth"].casefold() in lexicon.LAST)


def _ten_days(found: re.Match[str]) -> Part | None:
    nth = _nth(found)
    return None if nth is None or nth > 2 else calendar.TenDays(nth % 3)


def _first_months(found: re.Match[str]) -> Part | None:
    word = found["count"].casefold()
    count = int(word) if word.isdigit() else lexicon.CARDINALS.get(word)
    if count is None or not 1 <= count <= 12:
        return None
    return calendar.FirstMonths(count, from_end=found["nth"].casefold() in lexicon.LAST)


def _numbered(of: int) -> PartReading:
    def read(found: re.Match[str]) -> Part | None:
        number = int(found["number"])
        return calendar.Fraction(number - 1, number, of)

    return read


def _season(found: re.Match[str]) -> Part | None:
    months = lexicon.SEASONS.get(found["season"].casefold())
    return calendar.Season(*months) if months else None


@dataclass(frozen=True, slots=True)
class PartForm:
    pattern: re.Pattern[str]
    read: PartReading


def _part(template: str, read: PartReading) -> PartForm:
    return PartForm(compiled(template), read)


_HALF = r"(?:half|половин(?:а|ы|е|у|ой)|полугоди(?:е|я|и|ю|ем))"
_QUARTER = r"(?:quarter|квартал(?:а|е|у|ом|ы|ов|ах)?|кв\.)"
_THIRD = r"(?:third|трет(?:ь|и|ью))"
_WEEK = r"(?:week|недел(?:я|и|е|ю|ей))"
_MONTHS = r"(?:months|месяц(?:а|ев|ах))"
_NTH = (
    r"(?P<nth><ORDINAL>|<LAST>|<ROMAN>|[1-4](?:-?(?:й|я|е|м|го|ый|ая|ое|ом|ой|ую|му))?)"
    r"(?:<SPACE>|-)"
)
_OF_WHOLE = r"(?:(?:<GAP>,<GAP>|<SPACE>)(?:of<SPACE>)?(?:the<SPACE>)?(?:year<SPACE>)?)"
PARTS: Final = (
    _part(rf"{_NTH}{_HALF}{_OF_WHOLE}", _nth_of(2)),
    _part(rf"{_NTH}{_THIRD}{_OF_WHOLE}", _nth_of(3)),
    _part(rf"{_NTH}{_QUARTER}{_OF_WHOLE}", _nth_of(4)),
    _part(rf"{_NTH}{_WEEK}{_OF_WHOLE}", _week),
    _part(
        rf"(?P<nth>first|первы[ех]|<LAST>)<SPACE>(?P<count><CARDINAL>|[0-9]{{1,2}})<SPACE>"
        rf"{_MONTHS}{_OF_WHOLE}",
        _first_months,
    ),
    _part(
        rf"(?P<nth>first|первы[ех]|<LAST>)<SPACE>(?P<count><CARDINAL>|[0-9]{{1,2}})<SPACE>"
        rf"(?P<unit>days|weeks|дней|дня|недел[ьи]){_OF_WHOLE}",
        _first_days,
    ),
    _part(rf"{_NTH}month{_OF_WHOLE}", _nth_of(12)),
    _part(rf"{_NTH}декад(?:а|ы|е|у|ой){_OF_WHOLE}", _ten_days),
    _part(r"Q(?P<number>[1-4])(?:<GAP>[-/,’']?<GAP>(?:of<SPACE>)?)", _numbered(4)),
    _part(r"(?P<number>[1-4])Q(?:<GAP>[-/,’']?<GAP>(?:of<SPACE>)?)", _numbered(4)),
    _part(r"H(?P<number>[12])(?:<GAP>[-/,’']?<GAP>(?:of<SPACE>)?)", _numbered(2)),
    _part(rf"<EARLY>(?:[-–‑]|{_OF_WHOLE})", _fraction(0, 1, 2)),
    _part(rf"<MIDDLE>(?:[-–‑]|{_OF_WHOLE})", _fraction(1, 3, 4)),
    _part(rf"<LATE>(?:[-–‑]|{_OF_WHOLE})", _fraction(1, 2, 2)),
    _part(rf"(?P<season><SEASON>){_OF_WHOLE}", _season),
)
PARTS_ALONE: Final = (
    _part(r"Q(?P<number>[1-4])\b", _numbered(4)),
    _part(r"H(?P<number>[12])\b", _numbered(2)),
    _part(rf"{_NTH}{_HALF}(?![^\W_])", _nth_of(2)),
    _part(rf"{_NTH}{_QUARTER}(?![^\W_])", _nth_of(4)),
    _part(
        r"(?P<nth><ROMAN>|[1-4]-?й)(?=<GAP>(?:[-–—]|и<SPACE>)<GAP>(?:<ROMAN>|[1-4]-?й)<SPACE>"
        rf"{_QUARTER})",
        _nth_of(4),
    ),
    _part(r"(?P<season><SEASON>)\b", _season),
)
"""The first of "Q1-Q3 2021", "spring and summer 2020"."""
YEAR_THEN_PART: Final = (
    _part(r"<YEAR><GAP>[-/]?<GAP>Q(?P<number>[1-4])\b", _numbered(4)),
    _part(r"<YEAR><GAP>[-/]?<GAP>H(?P<number>[12])\b", _numbered(2)),
    _part(rf"<YEAR><SPACE>{_NTH}{_HALF}(?![^\W_])", _nth_of(2)),
    _part(rf"<YEAR><SPACE>{_NTH}{_QUARTER}(?![^\W_])", _nth_of(4)),
)


def readings(
    forms: tuple[PartForm, ...], text: str, start: int
) -> Iterator[tuple[Part, re.Match[str]]]:
    """What each of the forms that fit at ``start`` says, with its match."""
    for form in forms:
        found = form.pattern.match(text, start)
        part = form.read(found) if found else None
        if found and part:
            yield part, found
