"""Which words of a question say when, and the days they ask for.

Explicit dates come from ``sourceline.dates``; words like "last year" are read here, against
today. The word before them decides what is asked: "in" the days themselves, "after" what
follows, "before" what precedes, "since" and "until" with the days included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sourceline.dates import find_expressions
from sourceline.dates.open_ends import (
    BACKWARDS,
    DESCRIBES,
    ONWARDS,
    Kind,
    means_until,
    of_kind,
)
from sourceline.dates.relative import PHRASES, SPANS_TO_NOW, phrases
from sourceline.dates.words.lexicon import one_of
from sourceline.records import Interval, Span


@dataclass(frozen=True, slots=True)
class Asked:
    """The days one wording asks for; the span includes its preposition."""

    span: Span
    interval: Interval


@dataclass(frozen=True, slots=True)
class _Named:
    """Days named, before any preposition is looked at. ``last`` is None in "… to now"."""

    span: Span
    first: date | None
    last: date | None
    is_range: bool


_NOW: Final = re.compile(
    r"\s+(?:(?:to|until|till|and)\s+(?:now|present|the\s+present)"
    r"|(?:по|до)\s+(?:настоящее\s+время|настоящего\s+времени|сих\s+пор|сегодня(?:шн\w+\s+д\w+)?))"
    r"\b",
    re.I,
)
_JOINED: Final = re.compile(r"\s+(?:to|until|till|through|and|по|до|и)\s+", re.I)
_AND: Final = frozenset(("and", "и"))
_RANGE_OPENS: Final = re.compile(
    r"\b(?P<word>from|between|since|с|со|от|между|начиная\s+с)\s+(?:the\s+)?$", re.I
)

_WITHIN: Final = "in on during within throughout for of over at inside between"
_PREFIXES: Final[dict[Kind, tuple[str, ...]]] = {
    "after": ("after", "later than", "following", "past", "после", "позже", "позднее"),
    "since": (
        *("since", "from", "as of", "as from", "starting", "starting in", "starting from"),
        *("beginning in", "beginning from", "not earlier than", "no earlier than"),
        *("с", "со", "начиная с", "начиная со", "от", "не ранее", "не раньше", "по состоянию на"),
    ),
    "before": (
        *("before", "earlier than", "prior to", "preceding"),
        *("до", "ранее", "раньше", "перед", "вплоть до"),
    ),
    "until": (
        *("until", "till", "by", "up to", "through", "to", "not later than", "no later than"),
        *("по", "к", "ко", "не позднее", "не позже", "до и включая"),
    ),
    "within": (
        *_WITHIN.split(),
        *("in the course of", "as early as", "as late as"),
        *("в", "во", "на", "за", "в течение", "на протяжении", "в период", "за период", "в ходе"),
        *("между", "о", "об", "для"),
    ),
}
_KIND_OF: Final = {words: kind for kind, several in _PREFIXES.items() for words in several}
_PREFIX_WORDS: Final = one_of(_KIND_OF).replace(" ", r"\s+")
_PREFIX: Final = re.compile(
    r"\b(?:(?:in|during|over|for)\s+the\s+period\s+|(?:в|за)\s+период\s+)?"
    rf"\b(?P<words>{_PREFIX_WORDS})\s+(?P<the>the\s+(?!year))?(?:(?:the\s+)?year\s+)?$",
    re.I,
)
_THE: Final = re.compile(r"\bthe\s+$", re.I)
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_LOOK: Final = 40


def asked_days(text: str, today: date) -> list[Asked]:
    """Every wording that asks for days, in order, never overlapping.

    "before the 2019 conference" asks for days relative to an event and is left to the search.
    """
    asked: list[Asked] = []
    for named in _joined(text, sorted(_named(text, today), key=lambda named: named.span)):
        found = _asked(text, named)
        if found is not None:
            asked.append(found)
    return asked


def _named(text: str, today: date) -> Iterator[_Named]:
    explicit = find_expressions(text)
    taken = [found.span for found in explicit]
    for found in explicit:
        yield _Named(found.span, found.interval.first, found.interval.last, found.is_range)
    for span, days in phrases(text, today, (*PHRASES, *SPANS_TO_NOW)):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield _Named(span, days.first, days.last, is_range=False)


def _joined(text: str, named: list[_Named]) -> list[_Named]:
    """Joins "from A to B" and "between A and B" where the two are read apart, also "… to now"."""
    joined: list[_Named] = []
    for each in named:
        if joined and (whole := _as_range(text, joined[-1], each)):
            joined[-1] = whole
        else:
            joined.append(each)
    return [_up_to_now(text, each) for each in joined]


def _as_range(text: str, left: _Named, right: _Named) -> _Named | None:
    between = text[left.span.end : right.span.start]
    opens = _RANGE_OPENS.search(text, max(0, left.span.start - _LOOK), left.span.start)
    if left.is_range or right.is_range or opens is None or not _JOINED.fullmatch(between):
        return None
    is_between = opens["word"].casefold() in ("between", "между")
    if (between.strip().casefold() in _AND) != is_between:
        return None
    if left.first is None or right.last is None or left.first > right.last:
        return None
    return _Named(Span(left.span.start, right.span.end), left.first, right.last, is_range=True)


def _up_to_now(text: str, named: _Named) -> _Named:
    opens = _RANGE_OPENS.search(text, max(0, named.span.start - _LOOK), named.span.start)
    now = _NOW.match(text, named.span.end)
    if opens is None or now is None or named.is_range:
        return named
    return _Named(Span(named.span.start, now.end()), named.first, None, is_range=True)


def _asked(text: str, named: _Named) -> Asked | None:
    start, end = named.span.start, named.span.end
    if onwards := ONWARDS.match(text, end):
        return _opened(Span(start, onwards.end()), named, "since")
    if backwards := BACKWARDS.match(text, end):
        return _opened(Span(start, backwards.end()), named, "until")
    if possessive := _POSSESSIVE.match(text, end):
        end = possessive.end()
    prefix = _PREFIX.search(text, max(0, start - _LOOK), start)
    if prefix is not None:
        return _prefixed(text, named, prefix, end)
    the = _THE.search(text, max(0, start - _LOOK), start)
    if the and not DESCRIBES.match(named.span.of(text)):
        start = the.start()
    return _opened(Span(start, end), named, "within")


def _prefixed(text: str, named: _Named, prefix: re.Match[str], end: int) -> Asked | None:
    kind = _KIND_OF[" ".join(prefix["words"].casefold().split())]
    words = named.span.of(text)
    if end != named.span.end or (prefix["the"] and DESCRIBES.match(words)):
        # "in the November 2021 event": the date belongs to the event, "in" to the question.
        within = kind == "within" or named.is_range
        return _opened(Span(named.span.start, end), named, "within") if within else None
    if named.is_range and kind in ("since", "until"):
        kind = "within"
    if means_until(kind, words):
        kind = "until"
    return _opened(Span(prefix.start(), end), named, kind)


def _opened(span: Span, named: _Named, kind: Kind) -> Asked | None:
    interval = of_kind(kind, named.first, named.last)
    return None if interval is None else Asked(span, interval)
