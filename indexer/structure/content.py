"""A document's paragraphs and table rows, and the furniture between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer.structure.furniture_phrases import is_page_mark
from indexer.structure.layout import (
    TextLine,
    TextParagraph,
    lines_of,
    looks_like_title,
    paragraphs,
    wrap_width,
)
from sourceline.mail_threads import mail_parts
from sourceline.records import Cell, Document, Span, Table
from sourceline.text.words import FUNCTION_WORDS

_STOPS = ".!?…:;"


@dataclass(slots=True)
class Content:
    """Paragraphs in order, the furniture before some of them, and those marked as headings.

    ``pages`` are the positions of the first paragraphs of pages: furniture that a paged format
    marks itself interrupts the text there, and is not among the ``breaks``. ``messages`` are those
    of the first paragraphs of the messages that a mail quotes.
    """

    paragraphs: list[TextParagraph] = field(default_factory=list)
    breaks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)
    marked: set[int] = field(default_factory=set)
    underlined: set[int] = field(default_factory=set)
    messages: set[int] = field(default_factory=set)

    def interrupt(self, removed: Sequence[TextLine], own: Collection[int]) -> None:
        """Note furniture before the next paragraph; ``own`` is where the format's own begins."""
        breaking = tuple(line.text for line in removed if line.span.start not in own)
        if breaking:
            self.breaks[len(self.paragraphs)] = breaking
        if len(breaking) < len(removed):
            self.pages.add(len(self.paragraphs))


@dataclass(frozen=True, slots=True)
class _TableRow:
    cells: tuple[Cell, ...]
    caption: str
    span: Span


def find_content(document: Document, furniture: tuple[Span, ...]) -> Content:
    """All lines of a document as paragraphs, without furniture and the headers of tables."""
    lines = lines_of(document.text)
    width = wrap_width(lines)
    content = Content()
    gathered: list[TextLine] = []
    removed: list[TextLine] = []
    own = frozenset(span.start for span in document.furniture)
    messages = deque(part.span.start for part in mail_parts(document.text)[1:])

    def flush() -> None:
        content.paragraphs += paragraphs(gathered, width)
        gathered.clear()

    def begin(paragraph: TextParagraph) -> None:
        flush()
        content.paragraphs.append(paragraph)

    for line, kind in _classified(document, lines, furniture):
        if kind == "furniture":
            ruled = bool(gathered) and _underlines(line, gathered[-1])
            flush()
            if ruled:
                content.underlined.add(len(content.paragraphs) - 1)
            removed.append(line)
        if kind in ("furniture", "underline", "header"):
            flush()
            continue
        content.interrupt(removed, own)
        removed.clear()
        if _passed(messages, line.span.start):
            flush()
            content.messages.add(len(content.paragraphs))
        if isinstance(kind, Span):
            words = _spaced(kind, document.text)
            begin(TextParagraph(kind, words, line.after_blank, is_item=False))
            content.marked.add(len(content.paragraphs) - 1)
        elif isinstance(kind, _TableRow):
            row = TextParagraph(kind.span, line.text, line.after_blank, is_item=False)
            begin(replace(row, cells=kind.cells, caption=kind.caption))
        else:
            gathered.append(line)
    flush()
    return _joined_over_pages(content)


def _passed(starts: deque[int], position: int) -> bool:
    """Whether some of the starts are not after the position; those are taken away."""
    before = len(starts)
    while starts and starts[0] <= position:
        starts.popleft()
    return len(starts) < before


def is_page_line(text: str) -> bool:
    """Whether a line marks the end of a page."""
    return is_page_mark(text) or text.isdecimal()


def _spaced(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _joined_over_pages(content: Content) -> Content:
    """The same content, with each paragraph that the end of a page interrupts as one."""
    joined = Content()
    for at, paragraph in enumerate(content.paragraphs):
        broken = content.breaks.get(at, ())
        over_page = at in content.pages or bool(broken)
        plain = (
            at not in content.marked | content.messages
            and at - 1 not in content.marked | content.underlined
        )
        if over_page and plain and all(map(is_page_line, broken)):
            before = joined.paragraphs[-1] if joined.paragraphs else None
            if before is not None and _continues(before, paragraph):
                joined.paragraphs[-1] = _join(before, paragraph)
                continue
        position = len(joined.paragraphs)
        joined.paragraphs.append(paragraph)
        if broken:
            joined.breaks[position] = broken
        for was, now in (
            (content.pages, joined.pages),
            (content.marked, joined.marked),
            (content.underlined, joined.underlined),
            (content.messages, joined.messages),
        ):
            if at in was:
                now.add(position)
    return joined


def _continues(before: TextParagraph, after: TextParagraph) -> bool:
    """Whether a sentence continues: with a small letter, or after a function word."""
    if before.cells or after.cells or after.is_item or before.text[-1] in _STOPS:
        return False
    last = before.text.rsplit(None, 1)[-1]
    return after.text[0].islower() or last in FUNCTION_WORDS


def _join(before: TextParagraph, after: TextParagraph) -> TextParagraph:
    gap = Span(before.span.end, after.span.start)
    return replace(
        before,
        span=Span(before.span.start, after.span.end),
        text=f"{before.text} {after.text}",
        interruptions=(*before.interruptions, gap, *after.interruptions),
    )


def _underlines(rule: TextLine, above: TextLine) -> bool:
    """A rule close under a title, and about as long, marks a heading in plain text."""
    close = not rule.after_blank and set(rule.text) <= set('=-~#*^"_')
    return close and looks_like_title(above.text) and 2 * len(rule.text) >= len(above.text)


def _classified(
    document: Document, lines: list[TextLine], furniture: tuple[Span, ...]
) -> Iterator[tuple[TextLine, str | Span | _TableRow]]:
    """Each line with what it is: furniture, content, a marked heading or the mark below one, the
    header of a table or one of its rows.

    A heading of several lines is given once, with its first line.
    """
    removed, marked = deque(furniture), deque(document.headings or ())
    rows = deque(row for table in document.tables for row in _rows(table, document.text))
    under: Span | None = None
    for line in lines:
        while removed and removed[0].end <= line.span.start:
            removed.popleft()
        while marked and marked[0].end <= line.span.start:
            marked.popleft()
        while rows and rows[0].span.end <= line.span.start:
            rows.popleft()
        if under is not None and line.span.overlaps(under):
            continue
        was_under, under = under, None
        if removed and removed[0].overlaps(line.span):
            yield line, "furniture"
        elif rows and rows[0].span.overlaps(line.span):
            yield line, rows[0] if rows[0].cells else "header"
        elif marked and marked[0].overlaps(line.span):
            under = marked[0]
            yield line, under
        elif was_under and not line.after_blank and set(line.text) <= {"=", "-"}:
            yield line, "underline"
        else:
            yield line, "content"


def _rows(table: Table, text: str) -> Iterator[_TableRow]:
    """The rows that are not empty, in order of the text; the header is one without cells."""
    names = table.column_names(text)
    caption = "" if table.caption is None else _spaced(table.caption, text)
    for level in (*table.upper, table.header):
        header = [cell for cell in level if cell.of(text).strip()]
        if header:
            yield _TableRow((), "", Span(header[0].start, header[-1].end))
    for row in table.rows:
        cells = tuple(
            Cell(names[at] if at < len(names) else "", cell)
            for at, cell in enumerate(row)
            if cell.of(text).strip()
        )
        if cells:
            yield _TableRow(cells, caption, Span(cells[0].span.start, cells[-1].span.end))
