"""How one date is written: a table of forms, each a bounded pattern and what it means.

A ``Point`` may lack its month or year ("10" in "10-11 March 2021"); ``chains`` fills them in.
No pattern repeats without a bound, so trying a form costs the same wherever it is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sourceline.dates import calendar, parts
from sourceline.dates.calendar import Days, Part
from sourceline.dates.words import lexicon
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.dates.years.split_years import is_of_a_season


@dataclass(frozen=True, slots=True)
class Point:
    """What one form says; ``years`` counts those it covers (10 for a decade).

    ``month_first`` orders ("March 10") hand their month to the days after them, the others
    to the days before.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    years: int = 1
    part: Part | None = None
    month_first: bool = False
    century: bool = False
    roman: bool = False
    is_bare_year: bool = False
    """Four digits and nothing else to show that they are a year."""
    said: bool = False
    """Of a bare year: the word for year stands behind it."""
    twofold: bool = False
    """A year named by two ("2003/04", "FY 2020-21"): twelve months of both."""
    decade: int | None = None
    """Of "the '90s": the century is to be told by what stands before, or is the last one."""

    def days(self) -> Days | None:
        """The days named, or None where there is no such day (31 February)."""
        if self.year is None:
            return None
        if self.day is not None:
            try:
                day = date(self.year, self.month or 0, self.day)
            except ValueError:
                return None
            return Days(day, day)
        if self.twofold:
            return calendar.twofold(self.year, self.part)
        whole = calendar.month(self.year, self.month) if self.month else self._whole_years()
        return self.part(whole) if self.part else whole

    def _whole_years(self) -> Days:
        return calendar.years(self.year or 1, self.years)


_TWO: Final = 2
_RUSSIAN_STOPS: Final = frozenset(("г.", "в."))
Reading = Callable[[re.Match[str]], Point | None]


@dataclass(frozen=True, slots=True)
class Form:
    pattern: re.Pattern[str]
    read: Reading


def _form(template: str, read: Reading) -> Form:
    return Form(compiled(template), read)


def _number(found: re.Match[str], name: str) -> int | None:
    digits = found.groupdict().get(name)
    if not digits:
        return None
    return int(digits) if digits.isdigit() else lexicon.DAY_WORDS.get(digits.casefold())


def _spelled(found: re.Match[str]) -> Point | None:
    # IGNORECASE lets letters like the dotless i through; such a name is in no table.
    month = lexicon.MONTHS.get(found["month"].casefold())
    if month is None:
        return None
    month_first = "day" not in found.groupdict() or found.start("month") < found.start("day")
    return Point(_number(found, "day"), month, _number(found, "year"), month_first=month_first)


def _numeric(found: re.Match[str]) -> Point | None:
    day, month, year = (_number(found, name) for name in ("day", "month", "year"))
    if month is not None and month > 12 and found["order"]:
        day, month = month, day
    return Point(day, month, year)


def _year_month(found: re.Match[str]) -> Point | None:
    """2021-03 is March; 2003-04, with the year that follows, a span of years."""
    year, second = int(found["year"]), int(found["month"])
    if second > year % 100 or not 1 <= second <= 12:
        return _short_years(found)
    return Point(month=second, year=year)


def _short_years(found: re.Match[str]) -> Point | None:
    year, second = int(found["year"]), int(found["month"])
    count = (second - year) % 100 + 1
    said = not found.group()[-1].isdigit()
    if not 1 < count <= 50:
        return None
    twofold = count == _TWO and (
        found["sign"] == "/" or is_of_a_season(found.string, *found.span())
    )
    return Point(year=year, years=count, is_bare_year=True, said=said, twofold=twofold)


def _two_years(found: re.Match[str]) -> Point | None:
    """2003/2004 is a year of two, 2021/2025 a range and left to chains."""
    point = _short_years(found)
    is_next = int(found["next"]) == int(found["year"]) + 1
    return point if point and point.twofold and is_next else None


def _bare_year(found: re.Match[str]) -> Point:
    said = not found.group()[-1].isdigit()
    return Point(year=int(found["year"]), is_bare_year=True, said=said)


def _fiscal(found: re.Match[str]) -> Point | None:
    """A fiscal year is the calendar year that it is named by, or twelve months of the two."""
    year = int(found["year"])
    year += 0 if year > 99 else 2000
    second = found["month"]
    count = 1 if second is None else (int(second) - year) % 100 + 1
    return Point(year=year, years=count, twofold=count == _TWO) if 1 <= count <= _TWO else None


def _iso_week(found: re.Match[str]) -> Point | None:
    weekday = int(found["weekday"] or 1)
    try:
        first = date.fromisocalendar(int(found["year"]), int(found["week"]), weekday)
    except ValueError:
        return None
    last = first if found["weekday"] else first + timedelta(days=6)
    return Point(year=first.year, part=lambda _: Days(first, last))


def _short_decade(found: re.Match[str]) -> Point | None:
    """The '90s are those of the last century; of the '20s nobody can tell, unless it is said."""
    word = found["short"].casefold()
    decade = int(word) if word.isdigit() else lexicon.DECADES.get(word)
    if decade is None:
        return None
    said = found.groupdict().get("century")
    century = lexicon.ordinal(said) if said else None
    if said:
        return Point(year=(century - 1) * 100 + decade, years=10) if century else None
    return Point(years=10, decade=decade) if _is_time(found) else None


_OF_PEOPLE = re.compile(
    r"\b(?:his|her|their|my|your|our|its|one['’]s|whose)\s+(?:(?:early|mid|late)[\s-]+)?$", re.I
)
_BEFORE_DECADE = re.compile(
    r"(?:\b(?:the|early|mid|late|and|or|to|through|until|till|since|from)[\s-]+|[-–]\s?)$", re.I
)
_MORE_WORDS = re.compile(r"\s{0,3}[а-яё]")


def _is_time(found: re.Match[str]) -> bool:
    """Not the age of "in his 80s", nor the ordinal of "40-е заседание"."""
    text, start, end = found.string, found.start(), found.end()
    if found.group()[-1] in "sS":
        if _OF_PEOPLE.search(text, max(0, start - 24), start):
            return False
        marked = found.group()[0] in "'’"
        return marked or _BEFORE_DECADE.search(text, max(0, start - 24), start) is not None
    if " " in found.group() or found.group().casefold().startswith("девян"):
        return True
    in_genitive = found.group().endswith(("-х", "-ых"))
    return found["short"].isdigit() and (in_genitive or _MORE_WORDS.match(text, end) is None)


def _decade(found: re.Match[str]) -> Point:
    """The 1700s are a century as a rule, the 2000s a decade."""
    year = int(found["decade"])
    return Point(year=year, years=100 if year % 100 == 0 and year < 2000 else 10)


def _roman(found: re.Match[str]) -> Point | None:
    """The first of "XIX–XX вв."."""
    number = lexicon.roman(found.group()) if found.group().isupper() else None
    return None if number is None else Point(day=number, roman=True)


def _century(found: re.Match[str]) -> Point | None:
    number = lexicon.ordinal(found["century"])
    if number is None or not 1 <= number <= 22:
        return None
    return Point(year=(number - 1) * 100 + 1, years=100, century=True)


_CENTURY_WORD: Final = r"(?:(?:век|столети)(?:а|е|и|ю|у|ом|ем|ов|ах|й|я)?(?![^\W_])|вв?\.)"
_DECADE_OF_CENTURY: Final = (
    r"<YEAR_WORD>?(?:<SPACE>(?P<century><ROMAN>|[12]?[0-9]-?го|<ORDINAL>)<SPACE>"
    rf"{_CENTURY_WORD})?"
)
_POINTS: Final = (
    # 2021-03-10, also with a time behind it
    _form(
        r"<YEAR>(?P<order>)(?P<sign>[-./])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
        r"(?![0-9]|[-./][0-9])",
        _numeric,
    ),
    _form(
        r"<WEEKDAY>(?P<day>[0-9]{1,2})(?P<order>[-./])(?P<month>[0-9]{1,2})(?P=order)<YEAR>",
        _numeric,
    ),
    _form(r"<WEEKDAY><DAY>(?:<SPACE>(?:of<SPACE>)?|[-/])<MONTH>(?:<TO_YEAR>|[-/])<YEAR>", _spelled),
    _form(r"<WEEKDAY><MONTH><GAP>(?:the<SPACE>)?<DAY><TO_YEAR><YEAR>", _spelled),
    _form(r"<WEEKDAY><DAY_WORD><SPACE>(?:of<SPACE>|(?<=го\s))<MONTH><TO_YEAR><YEAR>", _spelled),
    _form(r"<WEEKDAY><MONTH><SPACE>(?:the<SPACE>)?<DAY_WORD><TO_YEAR><YEAR>", _spelled),
    _form(r"<YEAR>(?P<sign>[-/])<MONTH>(?P=sign)<DAY>", _spelled),
    _form(r"<YEAR><SPACE><MONTH><SPACE><DAY>", _spelled),
    _form(r"<MONTH>(?P<sign>[-/])<DAY>(?P=sign)<YEAR>", _spelled),
    _form(r"<MONTH>(?:<TO_YEAR>|[-/])<YEAR>", _spelled),
    _form(r"<YEAR>(?P<sign>-)(?P<month>[0-9]{2})(?![0-9]|-[0-9])", _year_month),
    _form(
        r"<YEAR>(?P<sign>[/–‑])(?P<month>[0-9]{2})(?![0-9]|[-/–][0-9])<YEAR_WORD>?", _short_years
    ),
    _form(
        r"<YEAR>(?P<sign>[-/–‑])(?P<next>[0-9]{2}(?P<month>[0-9]{2}))(?![0-9]|[-/–][0-9])"
        r"<YEAR_WORD>?",
        _two_years,
    ),
    _form(
        r"(?:FY<GAP>['’]?|fiscal<SPACE>(?:year<SPACE>)?)(?P<year>(?:19|20)?[0-9]{2})(?![0-9])"
        r"(?:[-/–‑](?:20)?(?P<month>[0-9]{2})(?![0-9]))?",
        _fiscal,
    ),
    _form(r"(?:CW|week)<SPACE>(?P<week>[0-9]{1,2})(?P<weekday>(?!))?,?<TO_YEAR><YEAR>", _iso_week),
    _form(r"<YEAR_NUMBER>-?W(?P<week>[0-9]{2})(?:-?(?P<weekday>[1-7]))?(?![0-9])", _iso_week),
    _form(
        r"(?P<decade>(?:1[0-9]|2[01])[0-9]0)"
        r"(?:(?:['’]|<GAP>)?s\b|-?(?:е|ые|х|ых|м|ми)(?![^\W_])<YEAR_WORD>?)",
        _decade,
    ),
    _form(rf"(?P<short>[1-9]0)-(?:е|ые|х|ых|м|ми)(?![^\W_]){_DECADE_OF_CENTURY}", _short_decade),
    _form(rf"(?P<short><DECADE_WORD>){_DECADE_OF_CENTURY}", _short_decade),
    _form(r"['’]?(?P<short>[1-9]0)['’]?s\b", _short_decade),
    _form(r"(?P<century>[12]?[0-9](?:st|nd|rd|th)|<ORDINAL>)[-\s]centur(?:y|ies)\b", _century),
    _form(
        r"(?P<century><ROMAN>|[12]?[0-9]-?(?:й|го|м|му|ый|ом)|<ORDINAL>)(?:<SPACE>|-)"
        rf"{_CENTURY_WORD}",
        _century,
    ),
    _form(r"<YEAR>", _bare_year),
)
_INCOMPLETE: Final = (
    _form(r"<WEEKDAY><DAY><SPACE>(?:of<SPACE>)?<MONTH>", _spelled),
    _form(r"<WEEKDAY><DAY_WORD><SPACE>(?:of<SPACE>|(?<=го\s))<MONTH>(?!['’]s\b)", _spelled),
    _form(r"<WEEKDAY><MONTH><GAP>(?:the<SPACE>)?<DAY>", _spelled),
    _form(r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})(?P<order>)(?![0-9])", _numeric),
    _form(r"<MONTH>", _spelled),
    _form(r"<ROMAN>(?=<GAP>(?:[-–—]|и<SPACE>|до<SPACE>))", _roman),
    _form(r"<WEEKDAY><DAY>(?![.,/][0-9])", lambda found: Point(day=int(found["day"]))),
)
_DAY_AND_YEAR: Final = _form(
    r"<WEEKDAY><DAY><TO_YEAR><YEAR>",
    lambda found: Point(int(found["day"]), None, int(found["year"])),
)
"""Only behind a date whose month came first: "September 20-24, 2021"."""


_MONTH_ALONE: Final = (
    _form(r"<MONTH>(?=<SPACE>(?!(?:of|in|the|year|<DAY_WORD>)\b)[^\W\d_])", _spelled),
)
"""What follows belongs to no form: so it needs none of them tried ("May" a million times over)."""


def point_at(text: str, start: int, *, after_month_first: bool = False) -> tuple[Point, int] | None:
    """The date written at ``start`` and where it ends, complete or not; None if there is none."""
    forms = (_DAY_AND_YEAR, *_POINTS) if after_month_first else _POINTS
    return (
        _first_of(_MONTH_ALONE, text, start)
        or _year_then_part(text, start)
        or _first_of(forms, text, start)
        or _part_of(text, start)
        or _part_alone(text, start)
        or _first_of(_INCOMPLETE, text, start)
    )


def _first_of(forms: tuple[Form, ...], text: str, start: int) -> tuple[Point, int] | None:
    for form in forms:
        found = form.pattern.match(text, start)
        point = form.read(found) if found else None
        if found and point and not _goes_on(text, found.end()):
            return point, _without_full_stop(text, point, found.end())
    return None


def _goes_on(text: str, end: int) -> bool:
    """True inside a longer number or word: "2021.5", "2021b", "1990_1"."""
    following = text[end : end + 2]
    in_word = following[:1].isalnum() and text[end - 1].isalnum() and following[:1] != "T"
    in_number = len(following) == 2 and following[0] in ".,:" and following[1].isdigit()
    return in_word or in_number or following[:1] == "_"


def _without_full_stop(text: str, point: Point, end: int) -> int:
    """The stop of "Oct." may end the sentence; that of "г." belongs to it at any rate."""
    abbreviates = text[max(0, end - 2) : end].casefold() in _RUSSIAN_STOPS
    dated = point.year is not None or point.decade is not None
    return end - 1 if text[end - 1] == "." and dated and not abbreviates else end


def _year_then_part(text: str, start: int) -> tuple[Point, int] | None:
    for part, found in parts.readings(parts.YEAR_THEN_PART, text, start):
        return Point(year=int(found["year"]), part=part), found.end()
    return None


def _part_alone(text: str, start: int) -> tuple[Point, int] | None:
    for part, found in parts.readings(parts.PARTS_ALONE, text, start):
        return Point(part=part), found.end()
    return None


def _part_of(text: str, start: int) -> tuple[Point, int] | None:
    for part, found in parts.readings(parts.PARTS, text, start):
        at = found.end()
        whole = _first_of(_POINTS, text, at) or _first_of(_INCOMPLETE, text, at)
        if whole and whole[0].day is None:
            return replace(whole[0], part=part, is_bare_year=False), whole[1]
    return None
