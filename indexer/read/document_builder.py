"""Build one text, with its spans, from headings, paragraphs, items and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from indexer.read.file_bytes import digest, document_id, printable_name
from indexer.read.source_file import SourceFile
from indexer.read.text.read_text import HEAD, file_title, notes_on, title_line
from sourceline.errors import UnreadableError
from sourceline.records import Document, FileType, Page, Span, Table
from sourceline.text.language import document_language

_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n(?: ?\n)+")


def clean(words: str) -> str:
    """Lines without control characters, lone surrogates, blank lines or repeated spaces."""
    words = words.encode("utf-8", "replace").decode()
    words = _UNWANTED.sub("", _LINE_END.sub("\n", words))
    words = _BLANK_LINES.sub("\n", _SPACES.sub(" ", words))
    return "\n".join(line.strip() for line in words.strip().split("\n"))


def one_line(words: str) -> str:
    if words.isprintable():  # nothing to clean: cells of sheets come by the million
        return " ".join(words.split())
    return " ".join(clean(words).split())


class DocumentBuilder:
    """Builds the document of one file; every call adds to the end of the text.

    Raises UnreadableError as soon as the text grows beyond ``settings.characters``.
    """

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.notes: list[str] = []
        self.length = 0
        self._parts: list[str] = []
        self._headings: list[Span] = []
        self._tables: list[Table] = []
        self._furniture: list[Span] = []
        self._page_starts: list[int] = []
        self._after_item = False

    def heading(self, words: str) -> Span | None:
        """The heading's span, or None where it has no words."""
        line = one_line(words)
        if not line:
            return None
        span = self._put(line)
        self._headings.append(span)
        return span

    def paragraph(self, words: str) -> Span | None:
        text = clean(words)
        return self._put(text) if text else None

    def item(self, words: str, mark: str = "•") -> None:
        """An item of a list, on the line after the one before it."""
        text = one_line(words)
        if text:
            self._put(f"{mark} {text}", "\n" if self._after_item else "\n\n")
            self._after_item = True

    def has_line(self, line: str) -> bool:
        """Whether the text so far has a line of these words alone."""
        return any(line == one_line(own) for part in self._parts for own in part.split("\n"))

    def furniture(self, words: str) -> None:
        """A line that is not content, such as one of a table of contents."""
        line = one_line(words)
        if line:
            self._furniture.append(self._put(line))

    def verbatim(self, text: str) -> None:
        """Text with its lines and spaces as they are; only what no text may hold is removed."""
        text = text.encode("utf-8", "replace").decode().replace("\0", "").replace("\r\n", "\n")
        if text.strip():
            self._put(text.strip("\n"))

    def page(self) -> None:
        """Begin the next page; pages are numbered from 1."""
        if self.length and self._page_starts[-1:] != [self.length]:
            self._add("\n\n")
        self._page_starts.append(self.length)

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        caption: Span | None = None,
        upper: Sequence[Sequence[str]] = (),
        named_by: Sequence[Sequence[tuple[int, int]]] = (),
    ) -> None:
        """Rows of cells, each row a line; rows and columns without content are left out.

        ``upper`` are rows of the header above its last; ``named_by`` are for each column the cells
        that name it, as row and column among all rows given. A table of one column becomes plain
        lines.
        """
        lines = [[one_line(cell) for cell in row] for row in (*upper, header, *rows)]
        width = max(map(len, lines))
        used = [at for at in range(width) if any(at < len(row) and row[at] for row in lines)]
        placed: dict[int, tuple[Span, ...]] = {}
        for at, row in enumerate(lines):
            cells = [row[column] if column < len(row) else "" for column in used]
            if any(cells):
                placed[at] = self._row(cells, not placed)
        if placed and len(used) > 1:
            self._tables.append(_table(placed, len(upper), caption, used, named_by))

    def _row(self, cells: Sequence[str], first: bool) -> tuple[Span, ...]:
        at = self._put("\t".join(cells), "\n\n" if first else "\n").start
        spans = []
        for cell in cells:
            spans.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        return tuple(spans)

    def _put(self, text: str, gap: str = "\n\n") -> Span:
        self._after_item = False
        starts_page = bool(self._page_starts) and self._page_starts[-1] == self.length
        if self.length and not starts_page:
            self._add(gap)
        start = self.length
        self._add(text)
        return Span(start, self.length)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        if self.length > self.source.settings.characters:
            raise UnreadableError(
                f"{printable_name(self.source.relative)} has more than the "
                f"{self.source.settings.characters} characters of text that are taken in; "
                "split it into smaller files"
            )

    def document(
        self,
        kind: FileType,
        *,
        title: str | None = None,
        day: date | None = None,
        headings_known: bool = True,
        empty_page: str = "it has no text",
    ) -> Document:
        """The document; ``title`` defaults to the first heading, or to a first line like one."""
        text = "".join(self._parts)
        first = self._headings[0].of(text) if self._headings else title_line(text)
        return Document(
            id=document_id(self.source.relative),
            path=self.source.relative,
            sha256=digest(self.source.content),
            title=one_line(title or "") or first or file_title(self.source.relative),
            text=text,
            language=document_language(text[:HEAD]),
            kind=kind,
            pages=self._pages(text, empty_page),
            headings=tuple(self._headings) if headings_known else None,
            tables=tuple(self._tables),
            furniture=tuple(self._furniture),
            metadata_day=day,
            notes=(*self.notes, *notes_on(text)),
        )

    def _pages(self, text: str, empty_page: str) -> tuple[Page, ...]:
        ends = [*self._page_starts[1:], len(text)]
        pages = []
        for number, (start, end) in enumerate(zip(self._page_starts, ends, strict=False), 1):
            if text[start:end].strip():
                pages.append(Page(number, Span(start, end)))
            else:
                pages.append(Page(number, Span(start, end), "empty", empty_page))
        return tuple(pages)


def _table(
    placed: dict[int, tuple[Span, ...]],
    above: int,
    caption: Span | None,
    used: Sequence[int],
    named_by: Sequence[Sequence[tuple[int, int]]],
) -> Table:
    """``placed`` are the rows that were added, by their number; row ``above`` is the header."""
    lines = list(placed.values())
    at = {column: place for place, column in enumerate(used)}
    names = (named_by[column] if column < len(named_by) else () for column in used)
    spans = [
        tuple(placed[row][at[column]] for row, column in places if row in placed)
        for places in names
    ]
    return Table(
        Span(lines[0][0].start, lines[-1][-1].end),
        placed.get(above, ()),
        tuple(cells for row, cells in placed.items() if row > above),
        caption,
        tuple(cells for row, cells in placed.items() if row < above),
        tuple(spans) if any(spans) else (),
    )


def unreadable(source: SourceFile, reason: str) -> UnreadableError:
    """The error that says what is wrong with a file, and what to do next."""
    return UnreadableError(f"{printable_name(source.relative)} {reason}")
