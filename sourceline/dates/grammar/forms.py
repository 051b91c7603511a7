"""How one date is written: a table of forms, each a bounded pattern and what reads it.

A ``PartialDate`` may lack its month or year ("10" in "10-11 March 2021"); ``chains`` fills them in.
No pattern repeats without a bound, so trying a form costs the same wherever it is tried. The
words are those of the folders of languages (``date_forms``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sourceline.dates.grammar.form_readers import (
    read_bare_year,
    read_century,
    read_decade,
    read_fiscal_year,
    read_numeric,
    read_roman,
    read_short_decade,
    read_short_years,
    read_spelled,
    read_two_years,
    read_week,
    read_year_month,
)
from sourceline.dates.grammar.partial_date import PartialDate
from sourceline.dates.grammar.subdivisions import (
    SUBDIVISIONS,
    SUBDIVISIONS_ALONE,
    YEAR_THEN_SUBDIVISION,
    subdivisions_at,
)
from sourceline.dates.words.languages import FORMS, any_pattern, any_words
from sourceline.dates.words.pattern_pieces import compiled

_WITH_STOP: Final = any_words(forms.abbreviations_with_stop for forms in FORMS)
DateReader = Callable[[re.Match[str]], PartialDate | None]


@dataclass(frozen=True, slots=True)
class DateForm:
    pattern: re.Pattern[str]
    read: DateReader


def _form(template: str, read: DateReader) -> DateForm:
    return DateForm(compiled(template), read)


_NUMERALS_JOIN: Final = any_pattern(
    pattern
    for forms in FORMS
    for pattern in (forms.numerals_and_pattern, forms.numerals_to_pattern)
)
_FISCAL: Final = any_pattern(forms.fiscal_pattern for forms in FORMS)
_WEEK: Final = any_pattern(forms.numbered_week_pattern for forms in FORMS)
_DECADE_BEFORE: Final = any_pattern(forms.decade_before_pattern for forms in FORMS)
_DECADE_ENDING: Final = any_pattern(forms.decade_ending_pattern for forms in FORMS)
_COMPLETE: Final = (
    # 2021-03-10, also with a time after it
    _form(
        r"<YEAR>(?P<order>)(?P<sign>[-./])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
        r"(?![0-9]|[-./][0-9])",
        read_numeric,
    ),
    _form(
        r"<WEEKDAY>(?P<day>[0-9]{1,2})(?P<order>[-./])(?P<month>[0-9]{1,2})(?P=order)<YEAR>",
        read_numeric,
    ),
    _form(r"<WEEKDAY><DAY>(?:<SPACE><LINK>|[-/])<MONTH>(?:<TO_YEAR>|[-/])<YEAR>", read_spelled),
    _form(r"<WEEKDAY><MONTH><GAP><ARTICLE><DAY><TO_YEAR><YEAR>", read_spelled),
    _form(r"<WEEKDAY><DAY_WORD><SPACE><DAY_WORD_TO_MONTH><MONTH><TO_YEAR><YEAR>", read_spelled),
    _form(r"<WEEKDAY><MONTH><SPACE><ARTICLE><DAY_WORD><TO_YEAR><YEAR>", read_spelled),
    _form(r"<YEAR>(?P<sign>[-/])<MONTH>(?P=sign)<DAY>", read_spelled),
    _form(r"<YEAR><SPACE><MONTH><SPACE><DAY>", read_spelled),
    _form(r"<MONTH>(?P<sign>[-/])<DAY>(?P=sign)<YEAR>", read_spelled),
    _form(r"<MONTH>(?:<TO_YEAR>|[-/])<YEAR>", read_spelled),
    _form(r"<YEAR>(?P<sign>-)(?P<month>[0-9]{2})(?![0-9]|-[0-9])", read_year_month),
    _form(
        r"<YEAR>(?P<sign>[/–‑])(?P<month>[0-9]{2})(?![0-9]|[-/–][0-9])<YEAR_WORD>?",
        read_short_years,
    ),
    _form(
        r"<YEAR>(?P<sign>[-/–‑])(?P<next>[0-9]{2}(?P<month>[0-9]{2}))(?![0-9]|[-/–][0-9])"
        r"<YEAR_WORD>?",
        read_two_years,
    ),
    _form(
        rf"{_FISCAL}(?P<year>(?:19|20)?[0-9]{{2}})(?![0-9])"
        r"(?:[-/–‑](?:20)?(?P<month>[0-9]{2})(?![0-9]))?",
        read_fiscal_year,
    ),
    _form(
        rf"{_WEEK}<SPACE>(?P<week>[0-9]{{1,2}})(?P<weekday>(?!))?,?<TO_YEAR><YEAR>",
        read_week,
    ),
    _form(r"<YEAR_NUMBER>-?W(?P<week>[0-9]{2})(?:-?(?P<weekday>[1-7]))?(?![0-9])", read_week),
    _form(
        rf"(?P<decade>(?:1[0-9]|2[01])[0-9]0){_DECADE_ENDING}",
        read_decade,
    ),
    _form(rf"{_DECADE_BEFORE}<SPACE>(?P<decade>(?:1[0-9]|2[01])[0-9]0)(?![0-9])", read_decade),
    *(_form(decade, read_short_decade) for forms in FORMS for decade in forms.decade_patterns),
    _form(r"(?P<short><DECADE_WORD>)<OF_CENTURY>", read_short_decade),
    *(_form(century, read_century) for forms in FORMS for century in forms.century_patterns),
    _form(r"<YEAR>", read_bare_year),
)
_INCOMPLETE: Final = (
    _form(r"<WEEKDAY><DAY><SPACE><LINK><MONTH>", read_spelled),
    _form(r"<WEEKDAY><DAY_WORD><SPACE><DAY_WORD_TO_MONTH><MONTH>(?!<POSSESSIVE>)", read_spelled),
    _form(r"<WEEKDAY><MONTH><GAP><ARTICLE><DAY>", read_spelled),
    _form(r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})(?P<order>)(?![0-9])", read_numeric),
    _form(r"<MONTH>", read_spelled),
    _form(rf"<ROMAN>(?=<GAP>(?:[-–—]|{_NUMERALS_JOIN}<SPACE>))", read_roman),
    _form(r"<WEEKDAY><DAY>(?![.,/][0-9])", lambda found: PartialDate(day=int(found["day"]))),
)
_DAY_AND_YEAR: Final = _form(
    r"<WEEKDAY><DAY><TO_YEAR><YEAR>",
    lambda found: PartialDate(int(found["day"]), None, int(found["year"])),
)
"""Only after a date whose month came first: "September 20-24, 2021"."""


_MONTH_ALONE: Final = (
    _form(r"<MONTH>(?=<SPACE>(?!(?:<LINK_WORD>|<DAY_WORD>)\b)[^\W\d_])", read_spelled),
)
"""What follows belongs to no form: so it needs none of them tried ("May" a million times over)."""


def date_at(
    text: str, start: int, *, after_month_first: bool = False
) -> tuple[PartialDate, int] | None:
    """The date written at ``start`` and where it ends, complete or not; None if there is none."""
    forms = (_DAY_AND_YEAR, *_COMPLETE) if after_month_first else _COMPLETE
    return (
        _first_of(_MONTH_ALONE, text, start)
        or _year_then_subdivision(text, start)
        or _first_of(forms, text, start)
        or _subdivision_of(text, start)
        or _subdivision_alone(text, start)
        or _first_of(_INCOMPLETE, text, start)
    )


def _first_of(forms: tuple[DateForm, ...], text: str, start: int) -> tuple[PartialDate, int] | None:
    for form in forms:
        found = form.pattern.match(text, start)
        partial = form.read(found) if found else None
        if found and partial and not _goes_on(text, found.end()):
            return partial, _without_full_stop(text, partial, found.end())
    return None


def _goes_on(text: str, end: int) -> bool:
    """True inside a longer number or word: "2021.5", "2021b", "1990_1"."""
    following = text[end : end + 2]
    in_word = following[:1].isalnum() and text[end - 1].isalnum() and following[:1] != "T"
    in_number = len(following) == 2 and following[0] in ".,:" and following[1].isdigit()
    return in_word or in_number or following[:1] == "_"


def _without_full_stop(text: str, partial: PartialDate, end: int) -> int:
    """The stop of "Oct." may end the sentence; that of "г." belongs to it at any rate."""
    abbreviates = text[max(0, end - 2) : end].casefold() in _WITH_STOP
    dated = partial.year is not None or partial.decade is not None
    return end - 1 if text[end - 1] == "." and dated and not abbreviates else end


def _year_then_subdivision(text: str, start: int) -> tuple[PartialDate, int] | None:
    for subdivision, found in subdivisions_at(YEAR_THEN_SUBDIVISION, text, start):
        return PartialDate(year=int(found["year"]), subdivision=subdivision), found.end()
    return None


def _subdivision_alone(text: str, start: int) -> tuple[PartialDate, int] | None:
    for subdivision, found in subdivisions_at(SUBDIVISIONS_ALONE, text, start):
        return PartialDate(subdivision=subdivision), found.end()
    return None


def _subdivision_of(text: str, start: int) -> tuple[PartialDate, int] | None:
    for subdivision, found in subdivisions_at(SUBDIVISIONS, text, start):
        at = found.end()
        whole = _first_of(_COMPLETE, text, at) or _first_of(_INCOMPLETE, text, at)
        if whole and whole[0].day is None:
            return replace(whole[0], subdivision=subdivision, is_bare_year=False), whole[1]
    return None
