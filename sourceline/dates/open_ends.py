"""Days that words leave open on one side: "since 2014", "до 1944 года", "2023 onwards".

"Since" and "until" hold the days named, "after" and "before" do not.

Closed, as the days named, stays what only measures from them ("shortly after May 2020", "the
year before 2015"), what denies ("not until 2005"), both sides ("before and after 1990"), what is
the date of something else ("after the 2019 elections"), and words that as often mean an origin
or a state as a beginning ("from 2014", "as of 2014", "by 2014", "от 10 марта").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from sourceline.dates.language_tables import Relation
from sourceline.dates.words import lexicon
from sourceline.dates.words.languages import PERIODS, any_pattern, any_words
from sourceline.dates.words.lexicon import one_of
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.records import Interval, Span

ONWARDS: Final = compiled(rf",?\s+{any_pattern(words.onwards_pattern for words in PERIODS)}\b")
BACKWARDS: Final = compiled(rf",?\s+{any_pattern(words.backwards_pattern for words in PERIODS)}\b")
_TO_NOW: Final = compiled(rf"{any_pattern(words.to_now_pattern for words in PERIODS)}\b")
_FROM: Final = compiled(rf"(?<!\w){any_pattern(words.from_pattern for words in PERIODS)}\s+\Z")
_FROM_ON: Final = compiled(rf"\s+{any_pattern(words.from_on_pattern for words in PERIODS)}")
_LATE: Final = compiled(r"<LATE>\b")
POSSESSIVE: Final = compiled("<POSSESSIVE>")
DESCRIBES: Final = compiled(
    rf"(?:[0-9]|{one_of(lexicon.MONTHS)}\b)"
    rf"(?!.*{any_pattern(words.whole_date_pattern for words in PERIODS)})"
)
"""What, after "the", belongs to a noun: "the November 2021 event", not "the 1990s"."""


def relations(tables: list[Mapping[Relation, tuple[str, ...]]]) -> dict[str, Relation]:
    """What each opener of these tables makes of the days after it."""
    return {
        opener: relation
        for table in tables
        for relation, openers in table.items()
        for opener in openers
    }


_RELATIONS: Final = relations([words.openers for words in PERIODS])
_OPENER: Final = compiled(
    rf"(?<![\w-])(?P<opener>{one_of(_RELATIONS)})".replace(" ", r"\s+")
    + rf"(?:\s+{any_pattern(words.about_pattern for words in PERIODS)})?<PREPOSITION_TO_DATE>\Z"
)
_MEASURES: Final = compiled(rf"\b{any_pattern(words.measures_pattern for words in PERIODS)}\s+\Z")
_MEASURED: Final = any_words(words.measured_openers for words in PERIODS)
_DENIES: Final = compiled(rf"\b{any_pattern(words.denies_pattern for words in PERIODS)}\s+\Z")
_UNITS: Final = compiled(rf"\b{any_pattern(words.unit_pattern for words in PERIODS)}\s+\Z")
_AFTER_UNITS: Final = tuple(opener for words in PERIODS for opener in words.openers_after_units)
_EXCLUDED: Final = {
    opener: compiled(pattern)
    for words in PERIODS
    for opener, pattern in words.cases_excluded.items()
}
_REQUIRED: Final = {
    opener: compiled(pattern)
    for words in PERIODS
    for opener, pattern in words.cases_required.items()
}


def _week(patterns: list[str]) -> re.Pattern[str]:
    return compiled(rf"\b{any_pattern(patterns)}\s+<ARTICLE>\Z")


_WEEK_OF: Final = _week([words.week_of_pattern for words in PERIODS])
_WEEK_FROM: Final = _week([words.week_from_pattern for words in PERIODS])
_WEEK_TO: Final = _week([words.week_to_pattern for words in PERIODS])
_LOOK: Final = 64
_DAY: Final = timedelta(days=1)


def related_days(relation: Relation, first: date | None, last: date | None) -> Interval | None:
    """The days a preposition makes of those named; None past the calendar's ends, or for all."""
    try:
        if relation == "after":
            first, last = (None if last is None else last + _DAY), None
        elif relation == "before":
            first, last = None, (None if first is None else first - _DAY)
    except OverflowError:
        return None
    if relation == "since":
        last = None
    elif relation == "until":
        first = None
    return None if first is None and last is None else Interval(first, last)


def means_until(relation: Relation, words: str) -> bool:
    """ "Before the end of 2021", "до конца 2021 года": the end is meant, not its half."""
    return relation == "before" and _LATE.match(words) is not None


def opened(text: str, span: Span, days: Interval, floor: int = 0) -> tuple[Span, Interval]:
    """The words of a date with those that leave it open, and its open days; else both unchanged.

    No words before ``floor`` are taken. Not for ranges: "с 1 по 5 марта" is closed.
    """
    if week := _week_of_day(text, span, days, floor):
        return week
    if (found := _after(text, span, floor)) or (found := _before(text, span, floor)):
        relation, whole = found
    else:
        return span, days
    interval = related_days(relation, days.first, days.last)
    return (span, days) if interval is None else (whole, interval)


def _week_of_day(text: str, span: Span, days: Interval, floor: int) -> tuple[Span, Interval] | None:
    """ "The week of 10 May 2021" is a week of the calendar, one "beginning" or "ending" its own."""
    if days.first is None or days.first != days.last:
        return None
    starts = ((_WEEK_OF, days.first.weekday()), (_WEEK_FROM, 0), (_WEEK_TO, 6))
    for pattern, days_before in starts:
        if found := pattern.search(text, max(floor, span.start - _LOOK), span.start):
            try:
                first = days.first - days_before * _DAY
                return Span(found.start(), span.end), Interval(first, first + 6 * _DAY)
            except OverflowError:
                return None
    return None


def _after(text: str, span: Span, floor: int) -> tuple[Relation, Span] | None:
    start = span.start
    comes_from = _FROM.search(text, max(floor, start - _LOOK), start)
    if comes_from:
        start = comes_from.start()
    for pattern in (ONWARDS, _TO_NOW, *([_FROM_ON] if comes_from else [])):
        if found := pattern.match(text, span.end):
            return "since", Span(start, found.end())
    if found := BACKWARDS.match(text, span.end):
        return "until", Span(span.start, found.end())
    return None


def _before(text: str, span: Span, floor: int) -> tuple[Relation, Span] | None:
    reach = max(floor, span.start - _LOOK)
    found = _OPENER.search(text, reach, span.start)
    if found is None or POSSESSIVE.match(text, span.end):
        return None
    words = span.of(text)
    if found["article"] and DESCRIBES.match(words):
        return None
    opener = " ".join(found["opener"].casefold().split())
    if not _has_case(opener, words) or _is_measured(text, reach, found.start(), opener):
        return None
    relation = _RELATIONS[opener]
    if means_until(relation, words):
        relation = "until"
    return relation, Span(found.start(), span.end)


def _has_case(opener: str, words: str) -> bool:
    """Whether the words are in a case in which this opener speaks of time."""
    if opener in _EXCLUDED and _EXCLUDED[opener].search(words):
        return False
    return opener not in _REQUIRED or _REQUIRED[opener].search(words) is not None


def _is_measured(text: str, reach: int, start: int, opener: str) -> bool:
    """Whether the words before an opener measure from its days, or deny them."""
    measured = _RELATIONS[opener] in ("before", "after") or opener in _MEASURED
    if measured and _MEASURES.search(text, reach, start):
        return True
    if opener.startswith(_AFTER_UNITS) and _UNITS.search(text, reach, start):
        return True
    return _DENIES.search(text, reach, start) is not None
