"""Which words of a question say when, and the days each of them asks for.

Explicit dates are those of ``chains``; words like "last year" are read here, against today. The
word before them decides what is asked: "in" the days themselves, "after" what follows, "before"
what precedes, "since" and "until" with the days included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sourceline.dates.grammar.chains import find_expressions
from sourceline.dates.language_tables import Relation
from sourceline.dates.open_ends import (
    BACKWARDS,
    DESCRIBES,
    ONWARDS,
    POSSESSIVE,
    means_until,
    related_days,
    relations,
)
from sourceline.dates.relative_phrases import PHRASES, PHRASES_TO_NOW, phrases
from sourceline.dates.words.languages import PERIODS, any_pattern, any_words
from sourceline.dates.words.lexicon import one_of
from sourceline.dates.words.pattern_pieces import compiled
from sourceline.records import Interval, Span


@dataclass(frozen=True, slots=True)
class AskedDays:
    """The days one wording asks for; the span includes its preposition."""

    span: Span
    interval: Interval


@dataclass(frozen=True, slots=True)
class _NamedDays:
    """Days named, before any preposition is looked at. ``last`` is None in "… to now"."""

    span: Span
    first: date | None
    last: date | None
    is_range: bool


_BETWEEN: Final = any_words(words.between for words in PERIODS)
_AND: Final = any_words(words.and_words for words in PERIODS)
_TO: Final = any_pattern(words.to_words_pattern for words in PERIODS)
_TO_NOW: Final = compiled(
    rf"\s+{any_pattern(words.question_to_now_pattern for words in PERIODS)}\b"
)
_JOINED: Final = compiled(rf"\s+(?:{_TO}|{one_of(_AND)})\s+")
_RANGE_OPENER: Final = compiled(
    rf"\b(?P<opener>{any_pattern(words.range_openers_pattern for words in PERIODS)})"
    r"\s+(?:<ARTICLE_WORD>\s+)?$"
)
_RELATIONS: Final = relations([words.question_openers for words in PERIODS])
_OPENER: Final = compiled(
    rf"\b(?:{any_pattern(words.period_of_pattern for words in PERIODS)}\s+)?"
    + rf"\b(?P<opener>{one_of(_RELATIONS)})".replace(" ", r"\s+")
    + "<PREPOSITION_TO_DATE>$"
)
_ARTICLE: Final = compiled(r"\b<ARTICLE_WORD>\s+$")
_LOOK: Final = 40


def asked_days(text: str, today: date) -> list[AskedDays]:
    """Every wording that asks for days, in order, never overlapping.

    "before the 2019 conference" asks for days relative to an event and is left to the search.
    """
    asked: list[AskedDays] = []
    for named in _joined(text, sorted(_named(text, today), key=lambda named: named.span)):
        found = _asked(text, named)
        if found is not None:
            asked.append(found)
    return asked


def _named(text: str, today: date) -> Iterator[_NamedDays]:
    explicit = find_expressions(text)
    taken = [found.span for found in explicit]
    for found in explicit:
        yield _NamedDays(found.span, found.interval.first, found.interval.last, found.is_range)
    for span, days in phrases(text, today, (*PHRASES, *PHRASES_TO_NOW)):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield _NamedDays(span, days.first, days.last, is_range=False)


def _joined(text: str, named: list[_NamedDays]) -> list[_NamedDays]:
    """Joins "from A to B" and "between A and B" where the two are read apart, also "… to now"."""
    joined: list[_NamedDays] = []
    for each in named:
        if joined and (whole := _as_range(text, joined[-1], each)):
            joined[-1] = whole
        else:
            joined.append(each)
    return [_up_to_now(text, each) for each in joined]


def _as_range(text: str, left: _NamedDays, right: _NamedDays) -> _NamedDays | None:
    between = text[left.span.end : right.span.start]
    opens = _RANGE_OPENER.search(text, max(0, left.span.start - _LOOK), left.span.start)
    if left.is_range or right.is_range or opens is None or not _JOINED.fullmatch(between):
        return None
    is_between = opens["opener"].casefold() in _BETWEEN
    if (between.strip().casefold() in _AND) != is_between:
        return None
    if left.first is None or right.last is None or left.first > right.last:
        return None
    return _NamedDays(Span(left.span.start, right.span.end), left.first, right.last, is_range=True)


def _up_to_now(text: str, named: _NamedDays) -> _NamedDays:
    opens = _RANGE_OPENER.search(text, max(0, named.span.start - _LOOK), named.span.start)
    now = _TO_NOW.match(text, named.span.end)
    if opens is None or now is None or named.is_range:
        return named
    return _NamedDays(Span(named.span.start, now.end()), named.first, None, is_range=True)


def _asked(text: str, named: _NamedDays) -> AskedDays | None:
    start, end = named.span.start, named.span.end
    if onwards := ONWARDS.match(text, end):
        return _opened(Span(start, onwards.end()), named, "since")
    if backwards := BACKWARDS.match(text, end):
        return _opened(Span(start, backwards.end()), named, "until")
    if possessive := POSSESSIVE.match(text, end):
        end = possessive.end()
    opener = _OPENER.search(text, max(0, start - _LOOK), start)
    if opener is not None:
        return _after_opener(text, named, opener, end)
    article = _ARTICLE.search(text, max(0, start - _LOOK), start)
    if article and not DESCRIBES.match(named.span.of(text)):
        start = article.start()
    return _opened(Span(start, end), named, "within")


def _after_opener(
    text: str, named: _NamedDays, opener: re.Match[str], end: int
) -> AskedDays | None:
    relation = _RELATIONS[" ".join(opener["opener"].casefold().split())]
    words = named.span.of(text)
    if end != named.span.end or (opener["article"] and DESCRIBES.match(words)):
        # "in the November 2021 event": the date belongs to the event, "in" to the question.
        within = relation == "within" or named.is_range
        return _opened(Span(named.span.start, end), named, "within") if within else None
    if named.is_range and relation in ("since", "until"):
        relation = "within"
    if means_until(relation, words):
        relation = "until"
    return _opened(Span(opener.start(), end), named, relation)


def _opened(span: Span, named: _NamedDays, relation: Relation) -> AskedDays | None:
    interval = related_days(relation, named.first, named.last)
    return None if interval is None else AskedDays(span, interval)
