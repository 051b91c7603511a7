"""What flows from a file to a mark on the page: one frozen type for each stage.

Every position is an offset in Unicode code points into one document's text, and
``document.text[start:end]`` is the quoted text, to the letter. What the index keeps as JSON is a
Struct of msgspec: written as an array of its fields, and read several times as fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec

from sourceline.pages.page_boxes import PageBoxes

FileType = Literal[
    "text",
    "markdown",
    "pdf",
    "docx",
    "html",
    "pptx",
    "xlsx",
    "csv",
    "eml",
    "zip",
    "image",
    "msg",
    "epub",
    "doc",
    "rtf",
    "odt",
    "xls",
    "ods",
    "ppt",
    "odp",
]
"""The formats that are read."""


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open stretch ``[start, end)`` of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: start {self.start}, end {self.end}")

    def of(self, text: str, offset: int = 0) -> str:
        """The words of this span; ``offset`` is where ``text`` begins in the document."""
        return text[self.start - offset : self.end - offset]

    def shift(self, by: int) -> Span:
        """The same stretch, ``by`` characters later."""
        return Span(self.start + by, self.end + by)

    def overlap(self, other: Span) -> Span | None:
        """What both have in common; None where they share no character."""
        low, high = max(self.start, other.start), min(self.end, other.end)
        return Span(low, high) if low < high else None

    @property
    def length(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Interval(msgspec.Struct, frozen=True, array_like=True):
    """Closed days, first to last; None where that side is open."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("an interval needs at least one day")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"an interval runs forwards, not {self.first} to {self.last}")

    @property
    def is_open(self) -> bool:
        """Whether a side has no end: "since 2014", "until 2005"."""
        return self.first is None or self.last is None

    def overlaps(self, other: Interval) -> bool:
        """True when the two share at least one day."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        ends_in_time = self.last is None or other.first is None or other.first <= self.last
        return starts_in_time and ends_in_time

    def intersection(self, other: Interval) -> Interval | None:
        """The days both hold, or None when there are none."""
        if not self.overlaps(other):
            return None
        firsts = [day for day in (self.first, other.first) if day is not None]
        lasts = [day for day in (self.last, other.last) if day is not None]
        return Interval(max(firsts, default=None), min(lasts, default=None))

    @staticmethod
    def hull(intervals: Iterable[Interval]) -> Interval | None:
        """The shortest interval that covers all of them, or None for none."""
        known = list(intervals)
        if not known:
            return None
        firsts = [interval.first for interval in known if interval.first is not None]
        lasts = [interval.last for interval in known if interval.last is not None]
        first = min(firsts) if len(firsts) == len(known) else None
        last = max(lasts) if len(lasts) == len(known) else None
        return None if first is None and last is None else Interval(first, last)


class DateMention(msgspec.Struct, frozen=True, array_like=True):
    """A date in a text, and the days that it names; one side is None in "since 2014".

    ``by_reference`` where the words name no year or no day of their own ("on Monday") and were
    read by the document's own date: they are only as sure as that date.
    """

    span: Span
    interval: Interval
    by_reference: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a text defines an acronym: the acronym, and the long form given with it."""

    acronym: Span
    long_form: Span


PageStatus = Literal["text", "ocr", "garbled", "empty", "encrypted", "failed"]
"""How the text of a page was obtained, or why it has none."""


class Page(msgspec.Struct, frozen=True, array_like=True):
    """One page of a paged document; pages tile the text. Numbers start at 1.

    ``reason`` says why the status is not "text", in words for a user. ``sureness`` is the mean
    confidence of the words read by OCR, 0 to 1.
    """

    number: int
    span: Span
    status: PageStatus = "text"
    reason: str = ""
    sureness: float | None = None


def page_at(pages: Iterable[Page], position: int) -> int | None:
    """The number of the page that holds a position; None in a document without pages."""
    for page in pages:
        if page.span.start <= position < page.span.end:
            return page.number
    return None


class Table(msgspec.Struct, frozen=True, array_like=True):
    """Rows of cells in the text, each row on a line of its own, cells in column order.

    ``header`` are the cells that name the columns, or none; the header row is not among ``rows``.
    An empty cell is an empty span. ``caption`` is a span of the text near the table. ``upper`` are
    the rows of a header of several levels that stand above its last. ``named_by`` are, for each
    column, the spans of the words that name it, from the top level down, where these are not the
    header's alone: in the upper rows too, or on an earlier page.
    """

    span: Span
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    caption: Span | None = None
    upper: tuple[tuple[Span, ...], ...] = ()
    named_by: tuple[tuple[Span, ...], ...] = ()

    def column_names(self, text: str) -> tuple[str, ...]:
        """The name of each column on one line, its levels joined: "Arrests / 2020"."""
        named_by = self.named_by or tuple((cell,) for cell in self.header)
        return tuple(
            " / ".join(" ".join(span.of(text).split()) for span in spans if span.length)
            for spans in named_by
        )


class DocumentDay(msgspec.Struct, frozen=True, array_like=True):
    """The day on which a document was written, and where that was found."""

    day: date
    basis: Literal["dateline", "metadata", "file name"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text and where it came from: a file, or a member of an archive or a message.

    ``path`` is relative to the corpus, with ``/``; a member is ``archive.zip!/member``. ``id``
    follows from it alone. ``kind`` is the format that it was read as, by its content. ``pages``
    is empty for formats without pages; ``boxes`` has those whose characters have places on a
    page, in order. ``headings`` is None where the format does not mark headings and they must be
    recognised by shape. ``furniture`` is what the format itself marks as not content (lines that
    repeat at the same place of every page), whole lines in order. ``metadata_day``
    is the day that the file's own metadata names, not that of the file system.
    """

    id: str
    path: str
    sha256: str
    title: str
    text: str
    language: str
    kind: FileType = "text"
    pages: tuple[Page, ...] = ()
    boxes: tuple[PageBoxes, ...] = ()
    headings: tuple[Span, ...] | None = None
    tables: tuple[Table, ...] = ()
    furniture: tuple[Span, ...] = ()
    metadata_day: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One article, chapter or part; no passage crosses its bounds.

    ``heading`` is a span inside the section, citable like any other. ``date`` is the first
    date mentioned in it that is closed on both sides, an explicit one before all others; it
    dates those of its passages that name none.
    """

    span: Span
    heading: Span | None
    date: DateMention | None


class CopiedRun(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of search text copied from the document: at ``at`` here, at ``span`` there."""

    at: int
    span: Span

    @property
    def here(self) -> Span:
        """The stretch in the search text."""
        return Span(self.at, self.at + self.span.length)


@dataclass(frozen=True, slots=True)
class SearchText:
    """What is encoded, searched and read in place of a passage's raw slice.

    Every run has the same length in the search text as in the document, so positions map
    back exactly; text outside the runs (a file name as title, joining spaces) maps to nothing.
    """

    text: str
    runs: tuple[CopiedRun, ...]

    def to_document(self, start: int, end: int) -> tuple[Span, ...]:
        """The document spans under ``text[start:end]``, in order; several where runs are apart."""
        asked = Span(start, end)
        shared = ((run, run.here.overlap(asked)) for run in self.runs)
        return tuple(part.shift(run.span.start - run.at) for run, part in shared if part)

    def start_of(self, span: Span) -> int:
        """Position of the first character copied from a document span; 0 where none was."""
        first = next((run for run in self.runs if run.span.overlaps(span)), None)
        return 0 if first is None else first.at + max(0, span.start - first.span.start)

    def text_of(self, span: Span) -> str:
        """The text from the first to the last character that was copied from a document span."""
        last = next((run for run in reversed(self.runs) if run.span.overlaps(span)), None)
        if last is None:
            return ""
        end = last.at + min(span.end, last.span.end) - last.span.start
        return self.text[self.start_of(span) : end]


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """A cell of a table row; ``column`` is the words that name its column, blank where none do."""

    column: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one section, or one row of a table: what is found, ranked and cited.

    ``span`` begins at the first sentence and ends at the last. ``section`` is the section's
    position in its document. ``dates`` are those inside the span. ``cells`` are those of a row,
    without the empty ones.
    """

    id: str
    document_id: str
    span: Span
    section: int
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    search_text: SearchText
    cells: tuple[Cell, ...] = ()

    def content_of(self, span: Span) -> tuple[Span, ...]:
        """The parts of a span that are content, in order: not furniture, line-end hyphens or the
        marks between cells."""
        shared = (run.span.overlap(span) for run in self.search_text.runs)
        return tuple(part for part in shared if part)

    def words(self, span: Span) -> str:
        """The search text of a span that begins and ends inside runs: what it says, joined."""
        return self.search_text.text_of(span)
