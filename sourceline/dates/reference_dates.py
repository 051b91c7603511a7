"""Dates that depend on the day a text was written on: "on Monday", "10 March", "last year".

A text is about the past as a rule, so the last such day is taken, and the next one only where the
words around look ahead. What could as well be no date ("may", "march", a name) is left alone: to
mark none is better than to mark wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sourceline.dates import relative_phrases
from sourceline.dates.calendar import Days
from sourceline.dates.grammar.chains import find_yearless
from sourceline.dates.grammar.partial_date import PartialDate
from sourceline.dates.open_ends import opened
from sourceline.dates.words import lexicon
from sourceline.dates.words.languages import CALENDARS, RELATIVE, any_pattern, any_words
from sourceline.dates.words.lexicon import one_of
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.records import DateMention, Interval, Span

_REACH: Final = 80
_PAST_MONTHS: Final = 8
"""A date this many months back is still taken for past; one further back is rather to come."""
_AHEAD: Final = compiled(
    any_pattern(pattern for words in RELATIVE for pattern in words.ahead_patterns)
)
_AHEAD_AFTER: Final = re.compile(
    r"\s{1,4}(?:\w+\s){0,3}"
    rf"{any_pattern(words.ahead_after_pattern for words in RELATIVE)}\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|\n\s*\n")
_PREVIOUS: Final = compiled(any_pattern(words.previous_pattern for words in RELATIVE))
"""The previous year is the one before the year spoken of."""
_DATING: Final = compiled(
    rf"{any_pattern(words.before_ambiguous_month_pattern for words in RELATIVE)}\Z"
)
_DATING_REACH: Final = 24
_NEVER_ALONE: Final = any_words(words.months_never_alone for words in CALENDARS)
_AMBIGUOUS: Final = any_words(words.ambiguous_months for words in CALENDARS)
_LOWER_CASE: Final = any_words(words.lower_case_months for words in CALENDARS)
_WITH_CAPITAL: Final = frozenset(
    name
    for words in CALENDARS
    if words.has_capitals
    for names in (*words.months, *words.weekdays)
    for name in names
)
"""Months and weekdays of languages that write them so."""
_UNMISTAKABLE: Final = [name for words in CALENDARS for name in words.unmistakable_weekdays]
_WEEKDAY: Final = compiled(rf"(?<![\w-]){one_of(_UNMISTAKABLE)}(?![\w-])")
_DAY_NUMBER: Final = compiled(any_pattern(words.numbered_weekday_pattern for words in RELATIVE))
_NEAR: Final = 190
_TWO_NUMBERS: Final = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}\.?")
_DAY_AND_MONTH: Final = re.compile(r"[0-9]{1,2}[./](?:0[1-9]|1[0-2])\.?")
_DATING_NUMBERS: Final = re.compile(r"\b(?:on|until|since|с|до|к|от)\s{1,4}\Z", re.IGNORECASE)
_OTHER_DAY: Final = compiled(
    rf"\b{any_pattern(words.other_day_pattern for words in RELATIVE)}\s+\Z"
)


def resolve(
    text: str, reference: date, taken: Iterable[Span], within: Span | None = None
) -> Iterator[DateMention]:
    """The mentions that need the day a text was written on; none overlaps ``taken``.

    Only those inside ``within``, where it is given; spans count in ``text`` all the same.
    """
    part = within or Span(0, len(text))
    words = part.of(text)
    inside = (span for span in taken if part.contains(span))
    free = _FreeCharacters(len(words), (span.shift(-part.start) for span in inside))
    for span, days, is_range in _found(words, reference):
        if free.take(span):
            interval = Interval(days.first, days.last)
            whole, opens = (span, interval) if is_range else opened(words, span, interval)
            if not free.take_around(span, whole):
                whole, opens = span, interval
            yield DateMention(whole.shift(part.start), opens, by_reference=True)


class _FreeCharacters:
    """Which characters no date has taken yet."""

    def __init__(self, size: int, taken: Iterable[Span]) -> None:
        self._taken = bytearray(size)
        for span in taken:
            self.take(span)

    def take(self, span: Span) -> bool:
        if self._taken.find(1, span.start, span.end) >= 0:
            return False
        self._taken[span.start : span.end] = b"\1" * span.length
        return True

    def take_around(self, span: Span, wide: Span) -> bool:
        """Widen a span that was taken, where nothing else has the characters around it."""
        sides = (Span(wide.start, span.start), Span(span.end, wide.end))
        if any(self._taken.find(1, side.start, side.end) >= 0 for side in sides):
            return False
        for side in sides:
            self.take(side)
        return True


def _found(text: str, reference: date) -> Iterator[tuple[Span, Days, bool]]:
    """The surest kind first: each takes its words. True with those that run from one to another."""
    for span, days in relative_phrases.phrases(text, reference, relative_phrases.PHRASES):
        if not _PREVIOUS.match(text, span.start):
            yield span, days, False
    for found in find_yearless(
        text, lambda partial, span: _year_of(text, partial, span, reference)
    ):
        first, last = found.interval.first, found.interval.last
        if first is not None and last is not None and not _may_be_no_date(text, found.span):
            stop = text[found.span.end - 1] == "."
            span = Span(found.span.start, found.span.end - stop)
            yield span, Days(first, last), found.is_range
    for day in _WEEKDAY.finditer(text):
        span = Span(*day.span())
        number = lexicon.WEEKDAYS.get(day.group().casefold())
        if number is None or not _is_weekday(text, span):
            continue
        if numbered := _DAY_NUMBER.match(text, span.end):
            only = _numbered(text, span, (number, int(numbered[1])), reference)
            if only is not None:
                yield Span(span.start, numbered.end()), only, False
        else:
            yield span, _weekday(text, span, number, reference), False


def _may_be_no_date(text: str, span: Span) -> bool:
    """Two numbers and nothing else: of a section, a version, a score or a share ("2.1", "4/5"),
    unless they are written as day and month and a word that dates is before them ("с 10.03")."""
    said = span.of(text).strip()
    if _TWO_NUMBERS.fullmatch(said) is None:
        return False
    before = text[max(0, span.start - _DATING_REACH) : span.start]
    return _DAY_AND_MONTH.fullmatch(said) is None or _DATING_NUMBERS.search(before) is None


def _year_of(text: str, partial: PartialDate, span: Span, reference: date) -> int | None:
    """The year that puts a date before the reference, or after it where the words look ahead."""
    if partial.day is None and partial.month is not None and not _is_month(text, partial, span):
        return None
    words = _WORD.findall(span.of(text))
    months = [word for word in words if word.casefold() in lexicon.MONTHS]
    if partial.month is not None and not all(map(_has_capital, months)):
        return None
    if partial.day is None and any(map(_is_name, months)):
        return None
    years = {}
    for year in range(reference.year - 1, reference.year + 2):
        days = replace(partial, year=year).days() if date.min.year < year else None
        if days is not None:
            years[year] = days
    ahead = _looks_ahead(text, span)
    past = [year for year, days in years.items() if days.first <= reference]
    coming = [year for year, days in years.items() if days.last >= reference]
    recent = reference - timedelta(days=31 * _PAST_MONTHS)
    if coming and (ahead or not past or years[past[-1]].last < recent):
        return coming[0]
    return past[-1] if past else None


def _is_month(text: str, partial: PartialDate, span: Span) -> bool:
    """A month without a day: "in March", "early May", "в марте"; not a name, nor "may"."""
    word = span.of(text).split()[-1].split("-")[-1].casefold().rstrip(".")
    if word in _NEVER_ALONE:
        return False
    if word not in _AMBIGUOUS or partial.subdivision is not None:
        return True
    return _DATING.search(text, max(0, span.start - _DATING_REACH), span.start) is not None


def _has_capital(word: str) -> bool:
    """Whether a month or weekday has the capital letter that it needs, if it needs one."""
    return word[0].isupper() or word.casefold() not in _WITH_CAPITAL


def _is_name(word: str) -> bool:
    """Whether a month of a language that writes it small has a capital: "Abril" is a name."""
    return not word.islower() and word.casefold() in _LOWER_CASE


def _is_weekday(text: str, span: Span) -> bool:
    before = _OTHER_DAY.search(text, max(0, span.start - _DATING_REACH), span.start)
    return before is None and _has_capital(span.of(text))


def _weekday(text: str, span: Span, number: int, reference: date) -> Days:
    if number == reference.weekday():
        return Days(reference, reference)
    return relative_phrases.weekday(number, reference, 1 if _looks_ahead(text, span) else -1)


def _numbered(text: str, span: Span, day: tuple[int, int], reference: date) -> Days | None:
    """The nearest day that is this weekday and has this number in its month."""
    near = (reference + timedelta(days=days) for days in range(-_NEAR, _NEAR + 1))
    found = [each for each in near if (each.weekday(), each.day) == day]
    coming = [each for each in found if each >= reference]
    past = [each for each in found if each <= reference]
    chosen = coming[:1] if _looks_ahead(text, span) else past[-1:]
    return Days(chosen[0], chosen[0]) if chosen else None


def _looks_ahead(text: str, span: Span) -> bool:
    """Whether the words of the same sentence around speak of what is to come."""
    start = max(0, span.start - _REACH)
    for end in _SENTENCE_END.finditer(text, start, span.start):
        start = end.end()
    before = _AHEAD.search(text, start, span.start) is not None
    return before or _AHEAD_AFTER.match(text, span.end) is not None
