"""Passages as lines: a sentence, or a row of a table, with what dates it and where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import DateMention, Span
from sourceline.text.words import stems

MOST_PASSAGES: Final = 1_000
"""Looked at for one list; of a corpus with more that share its words, the best by words."""
_ENDS: Final = tuple('.!?:;…»”"')
_FULL_LINE: Final = 60
"""Characters; a line that is not full was ended on purpose."""
_ITEM: Final = re.compile(r"\s*(?:[-–—•*·▪]|\d+[.)]|[a-zа-я]\))\s")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Line:
    """``span`` counts in the document; ``opens`` where a paragraph begins with it."""

    stored: StoredPassage
    span: Span
    opens: bool

    @cached_property
    def text(self) -> str:
        """The exact words."""
        return self.stored.quote(self.span)

    @cached_property
    def stems(self) -> list[str]:
        return stems(self.stored.passage.words(self.span))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return tuple(one for one in self.stored.passage.dates if self.span.contains(one.span))

    @property
    def is_row(self) -> bool:
        return bool(self.stored.passage.cells)

    @cached_property
    def around(self) -> list[str]:
        """Stems of what stands above it: the document's names, the heading, those of columns."""
        columns = (cell.column for cell in self.stored.passage.cells)
        path = self.stored.path.replace("_", " ")
        return stems(" . ".join([self.stored.title, path, self.stored.heading or "", *columns]))

    def within(self, start: int, end: int) -> Span:
        """Document span of a stretch of ``text``."""
        return Span(start, end).shift(self.span.start)


def read_lines(
    library: Library, members: Collection[str], documents: Collection[str] | None
) -> list[Line]:
    """Those of all passages that hold one of these stems, and of their neighbours, in order."""
    found = library.search_words(sorted(members), MOST_PASSAGES, documents)
    rows = {near for row, _ in found for near in (row - 1, row, row + 1)}
    return list(lines_of(library, rows, documents))


def lines_of(
    library: Library, rows: Iterable[int], documents: Collection[str] | None
) -> Iterator[Line]:
    passages = library.passages(sorted(row for row in set(rows) if 0 <= row < len(library)))
    before: StoredPassage | None = None
    for _, stored in sorted(passages.items()):
        if documents is None or stored.passage.document_id in documents:
            yield from _lines(stored, before)
            before = stored


def _lines(stored: StoredPassage, before: StoredPassage | None) -> Iterator[Line]:
    passage = stored.passage
    if passage.cells:
        yield Line(stored, passage.span, opens=True)
        return
    follows = before is not None and before.row == stored.row - 1 and not before.passage.cells
    same = follows and before is not None and before.passage.document_id == passage.document_id
    end = None
    for sentence in _joined(stored):
        between = "\n\n" if end is None else stored.quote(Span(end, max(end, sentence.start)))
        opens = bool(_BLANK_LINE.search(between)) if end is not None else not same
        yield Line(stored, sentence, opens)
        end = sentence.end


def _joined(stored: StoredPassage) -> list[Span]:
    """The sentences below the heading; what was parted at the end of a full line is one again."""
    joined: list[Span] = []
    for sentence in stored.passage.sentences:
        if sentence == stored.heading_span:
            continue
        if joined and _goes_on(stored, joined[-1], sentence):
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _goes_on(stored: StoredPassage, one: Span, other: Span) -> bool:
    before, between = stored.quote(one), stored.quote(Span(one.end, max(one.end, other.start)))
    if before[-1:] in _ENDS or between.strip() or between.count("\n") != 1:
        return False
    line = stored.text[: stored.in_passage(one).end].rpartition("\n")[2]
    return len(line) >= _FULL_LINE and not _ITEM.match(stored.quote(other))
