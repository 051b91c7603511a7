"""What the forms of ``forms`` mean: from a match to a partial date, or None where it is no date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from sourceline.dates.calendar import Days
from sourceline.dates.grammar.partial_date import PartialDate
from sourceline.dates.words import lexicon
from sourceline.dates.words.languages import CALENDARS, FORMS, any_pattern, any_words
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.dates.years.split_years import is_of_a_season

_TWO: Final = 2
_LOOK: Final = 24
_LOWER_CASE: Final = any_words(words.lower_case_months for words in CALENDARS)


def _number(found: re.Match[str], name: str) -> int | None:
    digits = found.groupdict().get(name)
    if not digits:
        return None
    return int(digits) if digits.isdigit() else lexicon.DAY_WORDS.get(digits.casefold())


def read_spelled(found: re.Match[str]) -> PartialDate | None:
    # IGNORECASE lets letters like the dotless i through; such a name is in no table.
    month = lexicon.MONTHS.get(found["month"].casefold())
    if month is None:
        return None
    if month_has_capital(found) and "day" not in found.groupdict():
        return None
    month_first = "day" not in found.groupdict() or found.start("month") < found.start("day")
    return PartialDate(
        _number(found, "day"), month, _number(found, "year"), month_first=month_first
    )


def month_has_capital(found: re.Match[str]) -> bool:
    """Whether a name that is a month only in small letters ("mars") has a capital."""
    return found["month"].casefold() in _LOWER_CASE and not found["month"].islower()


def read_numeric(found: re.Match[str]) -> PartialDate | None:
    day, month, year = (_number(found, name) for name in ("day", "month", "year"))
    if month is not None and month > 12 and found["order"]:
        day, month = month, day
    return PartialDate(day, month, year)


def read_year_month(found: re.Match[str]) -> PartialDate | None:
    """2021-03 is March; 2003-04, with the year that follows, a span of years."""
    year, second = int(found["year"]), int(found["month"])
    if second > year % 100 or not 1 <= second <= 12:
        return read_short_years(found)
    return PartialDate(month=second, year=year)


def read_short_years(found: re.Match[str]) -> PartialDate | None:
    year, second = int(found["year"]), int(found["month"])
    count = (second - year) % 100 + 1
    has_year_word = not found.group()[-1].isdigit()
    if not 1 < count <= 50:
        return None
    twofold = count == _TWO and (
        found["sign"] == "/" or is_of_a_season(found.string, *found.span())
    )
    return PartialDate(
        year=year, years=count, is_bare_year=True, has_year_word=has_year_word, twofold=twofold
    )


def read_two_years(found: re.Match[str]) -> PartialDate | None:
    """2003/2004 is a year of two, 2021/2025 a range and left to chains."""
    partial = read_short_years(found)
    is_next = int(found["next"]) == int(found["year"]) + 1
    return partial if partial and partial.twofold and is_next else None


def read_bare_year(found: re.Match[str]) -> PartialDate:
    has_year_word = not found.group()[-1].isdigit()
    return PartialDate(year=int(found["year"]), is_bare_year=True, has_year_word=has_year_word)


def read_fiscal_year(found: re.Match[str]) -> PartialDate | None:
    """A fiscal year is the calendar year that it is named by, or twelve months of the two."""
    year = int(found["year"])
    year += 0 if year > 99 else 2000
    second = found["month"]
    count = 1 if second is None else (int(second) - year) % 100 + 1
    return (
        PartialDate(year=year, years=count, twofold=count == _TWO) if 1 <= count <= _TWO else None
    )


def read_week(found: re.Match[str]) -> PartialDate | None:
    weekday = int(found["weekday"] or 1)
    try:
        first = date.fromisocalendar(int(found["year"]), int(found["week"]), weekday)
    except ValueError:
        return None
    last = first if found["weekday"] else first + timedelta(days=6)
    return PartialDate(year=first.year, subdivision=lambda _: Days(first, last))


def read_short_decade(found: re.Match[str]) -> PartialDate | None:
    """The '90s are those of the last century; which the '20s are, only a named century says."""
    word = found["short"].casefold()
    decade = int(word) if word.isdigit() else lexicon.DECADES.get(word)
    if decade is None:
        return None
    phrase = found.groupdict().get("century")
    century = lexicon.ordinal(phrase.rsplit(maxsplit=1)[0]) if phrase else None
    if phrase:
        return PartialDate(year=(century - 1) * 100 + decade, years=10) if century else None
    return PartialDate(years=10, decade=decade) if _is_time(found) else None


_OF_LIFE: Final = compiled(f"{any_pattern(forms.decade_of_life_pattern for forms in FORMS)}$")
_BEFORE_DECADE: Final = compiled(f"{any_pattern(forms.before_decade_pattern for forms in FORMS)}$")
_WORD_AFTER: Final = re.compile(any_pattern(forms.word_after_pattern for forms in FORMS))
_DECADE_ENDINGS: Final = tuple(ending for forms in FORMS for ending in forms.decade_endings)
_DECADES_ALONE: Final = tuple(word for forms in FORMS for word in forms.decades_alone)


def _is_time(found: re.Match[str]) -> bool:
    """Not the age of "in his 80s", nor the ordinal of "40-е заседание"."""
    text, start, end = found.string, found.start(), found.end()
    if found.group()[-1] in "sS":
        if _OF_LIFE.search(text, max(0, start - _LOOK), start):
            return False
        marked = found.group()[0] in "'’"
        return marked or _BEFORE_DECADE.search(text, max(0, start - _LOOK), start) is not None
    if " " in found.group() or found.group().casefold().startswith(_DECADES_ALONE):
        return True
    in_case = found.group().endswith(_DECADE_ENDINGS)
    return found["short"].isdigit() and (in_case or _WORD_AFTER.match(text, end) is None)


def read_decade(found: re.Match[str]) -> PartialDate:
    """The 1700s are a century as a rule, the 2000s a decade."""
    year = int(found["decade"])
    return PartialDate(year=year, years=100 if year % 100 == 0 and year < 2000 else 10)


def read_roman(found: re.Match[str]) -> PartialDate | None:
    """The first of "XIX–XX вв."."""
    number = lexicon.roman(found.group()) if found.group().isupper() else None
    return None if number is None else PartialDate(day=number, roman=True)


def read_century(found: re.Match[str]) -> PartialDate | None:
    number = lexicon.ordinal(found["century"])
    if number is None or not 1 <= number <= 22:
        return None
    return PartialDate(year=(number - 1) * 100 + 1, years=100, century=True)
