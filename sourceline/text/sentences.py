"""Text to sentence spans.

Stops are found here; the rules of ``sentence_ends`` judge each, and where they do not know,
nupunkt decides after Latin letters and razdel after Cyrillic ones. So a text of two languages
needs no decision about its language as a whole.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import nupunkt
import razdel

from sourceline.records import Span
from sourceline.text.abbreviations import BEFORE_NUMBER, SELDOM_LAST
from sourceline.text.sentence_ends import Stop, ends_sentence

_LINE_BREAKS = re.compile(r"[\n\r\v\f\x85\u2028\u2029]\s*")
_LINE_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_ONE_BREAK = re.compile(r"(?:\r\n|[\n\r\v\f\x85\u2028])[^\S\n\r\v\f\x85\u2028\u2029]*")
_BULLET = re.compile(r"[•▪◦‣⁃●○■□]\s*\S")
_LIST_MARKER = re.compile(r"(?:(?P<dash>[-–—*])|\(?(?P<mark>\d{1,3}|[^\W\d_]|[ivx]{2,5})[.)])\s+\S")
_FIRST_MARKS = frozenset({"1", "a", "а", "i"})
_ITEM = re.compile(r"[•▪◦‣⁃]?\s?\(?(?P<number>\d{1,2})[.)]")
_ITEM_NUMBER = re.compile(r"(?<=\s)[•▪◦‣⁃]?\s?\(?(?P<number>\d{1,2})\Z")
_STOP = re.compile(
    r"(?P<sign>[.!?…。！？｡؟۔]+(?:[ \xa0][.!?…]+)*)(?P<closers>[\"'”’»›)\]}*_」』）]*)"
)
_NOTE_MARKS = re.compile(r"(?:\[\d{1,3}\])+|\d{1,3}(?:(?:[,–-]\s?|\s)\d{1,3}){0,9}(?=\s+[A-ZА-ЯЁ])")
_LONE_CLOSERS = re.compile(r"\s+[\"'”’»)\]]+(?=\s|\Z)")
_SPACE = re.compile(r"\s*")
_GOOD_CUT = re.compile(r"(?<=[\w,])\s")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NOT_LETTERS = re.compile(r"[\W\d_]*\Z")

_loading = threading.Lock()

_CONTEXT = 48
"""Characters looked at on either side of a stop."""
_WINDOW = 2_000
"""Characters given to a splitter at once. Both need time that grows with the square of the
length on some inputs (a run of "!" for nupunkt, joined stops for razdel); neither looks more
than a few words around a stop."""


def split_sentences(text: str, span: Span, language: str) -> tuple[Span, ...]:
    """The sentences inside ``span``, as document offsets, in order.

    They cover every character of the span that is not white space, do not overlap, and
    neither begin nor end with white space. A blank line and a list bullet always bound; a
    single line break does not. ``language`` decides only where a stop follows no letter that
    would.
    """
    return tuple(
        sentence
        for start, end in _hard_bounds(text, span)
        for sentence in _cut(text, start, end, language)
    )


def _hard_bounds(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The stretches that no sentence crosses, without white space at their edges."""
    start = _after_space(text, span.start, span.end)
    for gap in _LINE_BREAKS.finditer(text, start, span.end):
        if gap.end() < span.end and _bounds(text, start, gap, span.end):
            yield start, _before_space(text, start, gap.start())
            start = gap.end()
    end = _before_space(text, start, span.end)
    if start < end:
        yield start, end


def _bounds(text: str, start: int, gap: re.Match[str], end: int) -> bool:
    if not _ONE_BREAK.fullmatch(gap.group()) or _BULLET.match(text, gap.end(), end):
        return True
    marker = _LIST_MARKER.match(text, gap.end(), end)
    if not marker:
        return False
    # A wrapped line may happen to begin with "5." or a dash. It is a list item after a finished
    # line, after another item, or as the first.
    item_before = _LIST_MARKER.match(text, start, end) is not None
    first = marker["mark"] in _FIRST_MARKS
    return item_before or first or _finished(text, start, gap.start())


def _finished(text: str, start: int, end: int) -> bool:
    """Whether a line ends as sentences or introductions do, and not as "Art." does."""
    last_words = text[max(start, end - _CONTEXT) : end].split()
    last = last_words[-1] if last_words else ""
    return last[-1:] in set(".!?…:;。！？؟۔；：") and last[:-1].casefold() not in SELDOM_LAST


def _cut(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    proposed: dict[str, list[int]] = {}
    begin = start
    for found in _STOP.finditer(text, start, end):
        if found.start() < begin:
            continue
        item = _next_item(text, begin, found)
        if item:
            yield Span(begin, _before_space(text, begin, item))
            begin = item
            continue
        stop, last, following = _stop_at(text, begin, end, found)
        verdict = ends_sentence(stop)
        if verdict is None:
            splitter = _script(stop.before) or language
            if splitter not in proposed:
                proposed[splitter] = _proposals(text, start, end, splitter)
            verdict = _any_within(proposed[splitter], found.start(), following)
        if verdict:
            yield Span(begin, last)
            begin = following
    if begin < end:
        yield Span(begin, end)


def _next_item(text: str, begin: int, found: re.Match[str]) -> int | None:
    """Where item 3 of a list in one line begins, when its number comes before this stop."""
    number = _ITEM_NUMBER.search(text[max(begin, found.start() - 8) : found.start()])
    first = _ITEM.match(text, begin, found.start()) if number else None
    if not number or not first or int(number["number"]) != int(first["number"]) + 1:
        return None
    return found.start() - len(number.group())


def _stop_at(text: str, begin: int, end: int, found: re.Match[str]) -> tuple[Stop, int, int]:
    """The stop, where its sentence would end, and where the next would begin."""
    before = text[max(begin, found.start() - _CONTEXT) : found.start()]
    notes = _NOTE_MARKS.match(text, found.end(), end)
    has_note = notes is not None and _is_note(notes.group(), before, found["closers"])
    tail = notes if has_note else _LONE_CLOSERS.match(text, found.end(), end)
    last = tail.end() if tail else found.end()
    following = _after_space(text, last, end)
    stop = Stop(
        before=before,
        sign=found["sign"],
        closers=found["closers"],
        has_note=has_note,
        glued=following == last,
        after=text[following : min(end, following + _CONTEXT)],
    )
    return stop, last, following


def _is_note(marks: str, before: str, closers: str) -> bool:
    """Whether what is glued to a stop is the mark of a footnote, not "No.5" or "1.5"."""
    if marks[0] == "[" or closers or before.endswith(")"):
        return True
    word = before.split()[-1] if before.strip() else ""
    return len(word) > 2 and word.isalpha() and word.islower() and word not in BEFORE_NUMBER


def _proposals(text: str, start: int, end: int, splitter: str) -> list[int]:
    """Where the splitter for a language would end sentences, ascending."""
    ends: list[int] = []
    for low, high in _windows(text, start, end):
        window = _LINE_BREAK.sub(" ", text[low:high])  # a wrapped line is no paragraph to them
        if splitter == "ru":
            ends += [low + part.stop for part in razdel.sentenize(window)]
        else:
            ends += [low + stop for _, stop in _english().span_tokenize(window)]
    return ends


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _WINDOW:
        cut = start + _WINDOW
        spaces = [space.end() for space in _GOOD_CUT.finditer(text, cut - _WINDOW // 4, cut)]
        if spaces:
            cut = spaces[-1]
        yield start, cut
        start = cut
    yield start, end


def _english() -> nupunkt.PunktSentenceTokenizer:
    with _loading:
        return _load_english()


@cache
def _load_english() -> nupunkt.PunktSentenceTokenizer:
    return nupunkt.load("default")


def _any_within(ends: list[int], after: int, until: int) -> bool:
    at = bisect_right(ends, after)
    return at < len(ends) and ends[at] <= until


def _script(before: str) -> str | None:
    """The splitter that fits the last letter of ``before``."""
    letters = _NOT_LETTERS.sub("", before[-12:])
    if not letters:
        return None
    if _CYRILLIC.match(letters[-1]):
        return "ru"
    return "en" if _LATIN.match(letters[-1]) else None


def _after_space(text: str, start: int, end: int) -> int:
    found = _SPACE.match(text, start, end)
    return found.end() if found else start


def _before_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
