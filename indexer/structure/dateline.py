"""The day a document, or one of its sections, was written on: given by its dateline alone.

A dateline is a single explicit day near the beginning, on a line of its own ("Published: 10 March
2021", "Osh, 10 March 2021", "Memo of 10 March 2021") or at the start of the first paragraph, after
a place and before a dash, a colon or a full stop ("BISHKEK, 10 March 2021 – …"). A day in a
sentence is the day of the event in that sentence, and dates nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from indexer.structure.file_name_date import day_in_file_name
from sourceline.dates.words.lexicon import ORDINALS
from sourceline.records import DateMention, Document, DocumentDay, Span

_LINES: Final = 6
"""A dateline is among so many first lines with words."""
_REACH: Final = 1_000
_WORD: Final = re.compile(r"[^\W\d_]+")
_LABELS: Final = frozenset(
    (
        *("date", "dated", "published", "posted", "updated", "released", "issued", "created", "on"),
        *("at", "by", "am", "pm", "дата", "опубликовано", "опубликован", "обновлено", "размещено"),
        *("создано", "от", "г", "в", "время", "мск"),
    )
)
_OPENS_TEXT: Final = re.compile(r"\.?\s{0,2}(?:[-–—:]|/|\([^()\n]{1,40}\)\s{0,2}[-–—:])\s")
_OPENS_SENTENCE: Final = re.compile(r"\.\s{1,2}\S")
"""After a place only: "10 March 2021. The hall was full." is one entry of a diary."""
_MOST_WORDS: Final = 6
_KINDS: Final = frozenset(
    (
        *("memo", "memorandum", "release", "minutes", "letter", "note", "report", "statement"),
        *("communique", "communiqué", "circular", "bulletin", "newsletter", "briefing", "digest"),
        *("transcript", "record", "релиз", "протокол", "записка", "письмо", "отчёт", "отчет"),
        *("справка", "сообщение", "заявление", "бюллетень", "меморандум", "стенограмма", "сводка"),
    )
)
"""What a text calls itself; a law or a decree is more often mentioned than the text itself."""
_LINKS: Final = frozenset(
    (
        *("of", "the", "a", "dated", "from", "held", "meeting", "meetings", "session", "sitting"),
        *("no", "number", "press", "news"),
        *("пресс", "заседания", "совещания", "собрания", "встречи"),
    )
)
_KIND_WITHIN: Final = 2
"""Words from the beginning of the line: "Comments on the Report of 10 March 2021" is no report."""
_MOST_WORDS_OF_KIND: Final = 10
_LONGEST: Final = 120


def section_days(
    text: str,
    sections: Sequence[Span],
    dates: Sequence[DateMention],
    written: DocumentDay | None = None,
) -> list[date | None]:
    """The day each section was written on: by its own dateline, or that of the document.

    Where several sections have a dateline, the file holds several texts, and each dates only
    itself.
    """
    days = _single_days(dates)
    own = [_dateline(text, section, days) for section in sections]
    if sum(day is not None for day in own) > 1:
        return own
    whole = None if written is None else written.day
    return [day or whole for day in own]


def document_day(document: Document, dates: Sequence[DateMention]) -> DocumentDay | None:
    """The day of a document: by its dateline, else its metadata, else the file's name."""
    day = _dateline(document.text, Span(0, len(document.text)), _single_days(dates))
    if day is not None:
        return DocumentDay(day, "dateline")
    if document.metadata_day is not None:
        return DocumentDay(document.metadata_day, "metadata")
    named = day_in_file_name(PurePosixPath(document.path).name)
    return None if named is None else DocumentDay(named, "file name")


def _single_days(dates: Sequence[DateMention]) -> list[DateMention]:
    return [mention for mention in dates if mention.interval.first == mention.interval.last]


def _dateline(text: str, part: Span, days: Sequence[DateMention]) -> date | None:
    near = min(part.end, part.start + _REACH)
    at = bisect_left(days, part.start, key=lambda mention: mention.span.start)
    while at < len(days) and days[at].span.end <= near:
        span = days[at].span
        above = text[part.start : span.start].splitlines()
        if sum(bool(line.strip()) for line in above) <= _LINES and _is_dateline(text, span):
            return days[at].interval.first
        at += 1
    return None


def _is_dateline(text: str, span: Span) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    after = text[span.end : span.end + _LONGEST].split("\n", 1)[0]
    before = text[start : span.start]
    alone = len(after) < _LONGEST and _is_place_or_label(after)
    if not _is_place_or_label(before):
        return alone and _names_the_text(before)
    if _names_a_place(before) and _OPENS_SENTENCE.match(after):
        return True
    return alone or _OPENS_TEXT.match(after) is not None


def _names_a_place(words: str) -> bool:
    return any(word.casefold() not in _LABELS for word in _WORD.findall(words))


def _names_the_text(words: str) -> bool:
    """Whether words say what the text is: "Memo of", "Minutes of the third meeting held on"."""
    found = [word.casefold() for word in _WORD.findall(words)]
    named = all(
        shape[0].isupper() or word in _LABELS | _LINKS | _KINDS or word in ORDINALS
        for shape, word in zip(_WORD.findall(words), found, strict=True)
    )
    kind = not _KINDS.isdisjoint(found[:_KIND_WITHIN])
    return kind and named and len(found) <= _MOST_WORDS_OF_KIND


def _is_place_or_label(words: str) -> bool:
    """Nothing, a label or a few capitalised words."""
    found = _WORD.findall(words)
    named = all(word[0].isupper() or word.casefold() in _LABELS for word in found)
    return named and len(found) <= _MOST_WORDS
