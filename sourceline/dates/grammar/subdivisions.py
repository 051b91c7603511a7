"""How a part of a year, month or decade is written: "first half of", "Q1", "early"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sourceline.dates import calendar
from sourceline.dates.calendar import Subdivision
from sourceline.dates.words import lexicon
from sourceline.dates.words.languages import FORMS, any_pattern
from sourceline.dates.words.pattern_pieces import compiled

SubdivisionReader = Callable[[re.Match[str]], Subdivision | None]


def _fraction(begin: int, end: int, of: int) -> SubdivisionReader:
    return lambda _: calendar.Fraction(begin, end, of)


def _nth(found: re.Match[str]) -> int | None:
    """The ordinal from 0, or -1 for the last."""
    if found["nth"].casefold() in lexicon.LAST:
        return -1
    number = lexicon.ordinal(found["nth"])
    return None if number is None else number - 1


def _nth_of(of: int) -> SubdivisionReader:
    def read(found: re.Match[str]) -> Subdivision | None:
        nth = _nth(found)
        if nth is None or not -1 <= nth < of:
            return None
        nth %= of
        return calendar.Fraction(nth, nth + 1, of)

    return read


def _week(found: re.Match[str]) -> Subdivision | None:
    nth = _nth(found)
    return None if nth is None or nth > 4 else calendar.Week(nth)


def _first_days(found: re.Match[str]) -> Subdivision | None:
    word = found["count"].casefold()
    count = int(word) if word.isdigit() else lexicon.CARDINALS.get(word)
    if not count:
        return None
    days = count * (7 if found["weeks"] else 1)
    return calendar.FirstDays(days, from_end=found["nth"].casefold() in lexicon.LAST)


def _ten_days(found: re.Match[str]) -> Subdivision | None:
    nth = _nth(found)
    return None if nth is None or nth > 2 else calendar.TenDays(nth % 3)


def _first_months(found: re.Match[str]) -> Subdivision | None:
    word = found["count"].casefold()
    count = int(word) if word.isdigit() else lexicon.CARDINALS.get(word)
    if count is None or not 1 <= count <= 12:
        return None
    return calendar.FirstMonths(count, from_end=found["nth"].casefold() in lexicon.LAST)


def _numbered(of: int) -> SubdivisionReader:
    def read(found: re.Match[str]) -> Subdivision | None:
        number = int(found["number"])
        return calendar.Fraction(number - 1, number, of)

    return read


def _season(found: re.Match[str]) -> Subdivision | None:
    months = lexicon.SEASONS.get(found["season"].casefold())
    return calendar.Season(*months) if months else None


@dataclass(frozen=True, slots=True)
class SubdivisionForm:
    pattern: re.Pattern[str]
    read: SubdivisionReader


def _form(template: str, read: SubdivisionReader) -> SubdivisionForm:
    return SubdivisionForm(compiled(template), read)


_HALF: Final = any_pattern(forms.half_pattern for forms in FORMS)
_THIRD: Final = any_pattern(forms.third_pattern for forms in FORMS)
_QUARTER: Final = any_pattern(forms.quarter_pattern for forms in FORMS)
_WEEK: Final = any_pattern(forms.week_pattern for forms in FORMS)
_MONTH: Final = any_pattern(forms.month_of_year_pattern for forms in FORMS)
_TEN_DAYS: Final = any_pattern(forms.ten_days_pattern for forms in FORMS)
_MONTHS: Final = any_pattern(forms.months_pattern for forms in FORMS)
_WEEKS: Final = any_pattern(forms.weeks_pattern for forms in FORMS)
_DAYS: Final = any_pattern(forms.days_pattern for forms in FORMS)
_FIRST: Final = any_pattern(forms.first_pattern for forms in FORMS)
_SEVERAL: Final = rf"(?P<nth>{_FIRST}|<LAST>)<SPACE>(?P<count><CARDINAL>|[0-9]{{1,2}})<SPACE>"
_ENDING: Final = any_pattern(forms.ordinal_ending_pattern for forms in FORMS)
_NTH: Final = rf"(?P<nth><ORDINAL>|<LAST>|<ROMAN>|[1-4]{_ENDING}?)(?:<SPACE>|-)"
_QUARTER_ENDING: Final = any_pattern(forms.quarter_ending_pattern for forms in FORMS)
_NTH_QUARTER: Final = rf"<ROMAN>|[1-4]{_QUARTER_ENDING}"
_AND: Final = any_pattern(forms.numerals_and_pattern for forms in FORMS)
_NUMBER_FOLLOWS: Final = tuple(forms for forms in FORMS if forms.number_follows)


def _followed(patterns: Iterator[str]) -> str:
    """A part of a year before its number: "the quarter first of 2021"."""
    return rf"{any_pattern(patterns)}<SPACE>(?P<nth><ORDINAL>|<LAST>)<OF_WHOLE>"


SUBDIVISIONS: Final = (
    _form(_followed(forms.half_pattern for forms in _NUMBER_FOLLOWS), _nth_of(2)),
    _form(_followed(forms.third_pattern for forms in _NUMBER_FOLLOWS), _nth_of(3)),
    _form(_followed(forms.quarter_pattern for forms in _NUMBER_FOLLOWS), _nth_of(4)),
    _form(rf"{_NTH}{_HALF}<OF_WHOLE>", _nth_of(2)),
    _form(rf"{_NTH}{_THIRD}<OF_WHOLE>", _nth_of(3)),
    _form(rf"{_NTH}{_QUARTER}<OF_WHOLE>", _nth_of(4)),
    _form(rf"{_NTH}{_WEEK}<OF_WHOLE>", _week),
    _form(rf"{_SEVERAL}{_MONTHS}<OF_WHOLE>", _first_months),
    _form(rf"{_SEVERAL}(?:(?P<weeks>{_WEEKS})|{_DAYS})<OF_WHOLE>", _first_days),
    _form(rf"{_NTH}{_MONTH}<OF_WHOLE>", _nth_of(12)),
    _form(rf"{_NTH}{_TEN_DAYS}<OF_WHOLE>", _ten_days),
    _form(r"Q(?P<number>[1-4])(?:<GAP>[-/,’']?<GAP><LINK>)", _numbered(4)),
    _form(r"(?P<number>[1-4])Q(?:<GAP>[-/,’']?<GAP><LINK>)", _numbered(4)),
    _form(r"H(?P<number>[12])(?:<GAP>[-/,’']?<GAP><LINK>)", _numbered(2)),
    _form(r"<EARLY>(?:[-–‑]|<OF_WHOLE>)", _fraction(0, 1, 2)),
    _form(r"<MIDDLE>(?:[-–‑]|<OF_WHOLE>)", _fraction(1, 3, 4)),
    _form(r"<LATE>(?:[-–‑]|<OF_WHOLE>)", _fraction(1, 2, 2)),
    _form(r"(?P<season><SEASON>)<OF_WHOLE>", _season),
)
"""With what joins them to the year, month or decade after them."""
SUBDIVISIONS_ALONE: Final = (
    _form(r"Q(?P<number>[1-4])\b", _numbered(4)),
    _form(r"H(?P<number>[12])\b", _numbered(2)),
    _form(rf"{_NTH}{_HALF}(?![^\W_])", _nth_of(2)),
    _form(rf"{_NTH}{_QUARTER}(?![^\W_])", _nth_of(4)),
    _form(
        rf"(?P<nth>{_NTH_QUARTER})"
        rf"(?=<GAP>(?:[-–—]|{_AND}<SPACE>)<GAP>(?:{_NTH_QUARTER})<SPACE>{_QUARTER})",
        _nth_of(4),
    ),
    _form(r"(?P<season><SEASON>)\b", _season),
)
"""The first of "Q1-Q3 2021", "spring and summer 2020"."""
YEAR_THEN_SUBDIVISION: Final = (
    _form(r"<YEAR><GAP>[-/]?<GAP>Q(?P<number>[1-4])\b", _numbered(4)),
    _form(r"<YEAR><GAP>[-/]?<GAP>H(?P<number>[12])\b", _numbered(2)),
    _form(rf"<YEAR><SPACE>{_NTH}{_HALF}(?![^\W_])", _nth_of(2)),
    _form(rf"<YEAR><SPACE>{_NTH}{_QUARTER}(?![^\W_])", _nth_of(4)),
)


def subdivisions_at(
    forms: tuple[SubdivisionForm, ...], text: str, start: int
) -> Iterator[tuple[Subdivision, re.Match[str]]]:
    """What each of the forms that match at ``start`` means, with its match."""
    for form in forms:
        found = form.pattern.match(text, start)
        subdivision = form.read(found) if found else None
        if found and subdivision:
            yield subdivision, found
