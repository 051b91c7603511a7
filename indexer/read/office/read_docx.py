"""Word files: paragraphs, headings by style, lists with their marks, tables, notes.

The text with all tracked changes accepted. Comments stand after the paragraph that they are on,
the words of headers and footers once at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.parser import parse_xml  # resolves no entities and fetches nothing

from indexer.read.document_builder import DocumentBuilder, one_line, unreadable
from indexer.read.office.broken_parts import open_without_broken
from indexer.read.office.docx_edges import page_edges
from indexer.read.office.docx_numbering import ListNumbering
from indexer.read.office.docx_styles import ParagraphStyles
from indexer.read.office.docx_table import (
    DocxRow,
    is_layout,
    marked_headers,
    merged_cells,
    rows_of,
)
from indexer.read.office.docx_text import ParagraphContent, attribute, blocks_of, child, content_of
from indexer.read.office.graphics import Graphics
from indexer.read.office.office_comments import comments_in
from indexer.read.office.office_package import open_package, reporting_damage
from indexer.read.office.office_parts import OfficeParts
from indexer.read.office.office_properties import day_in_properties, title_in_properties
from indexer.read.source_file import SourceFile
from indexer.read.tables.add_grid import add_grid
from indexer.read.tables.table_grid import TableGrid
from sourceline.errors import UnreadableError
from sourceline.records import Document, Span

_PROGRAM = "Word"
_CAPTION = re.compile(r"(?:table|таблица|табл\.)\s*[№\d]", re.IGNORECASE)
_HEADING = 300
"""Longer paragraphs are text, whatever their style says."""
_STEP = 500
"""Blocks between two reports of progress."""


def read_docx(source: SourceFile) -> Document:
    with reporting_damage(source, _PROGRAM):
        builder = DocumentBuilder(source)
        opened = open_package(source, _PROGRAM, builder.notes)
        package, opened = open_without_broken(opened, OpcPackage.open, builder.notes)
        try:
            main = package.main_document_part
        except KeyError as error:
            raise unreadable(
                source, "holds no Word document; open it in Word, save it anew, or remove it"
            ) from error
        reader = _DocxReader(builder, main, opened.parts)
        reader.read()
        properties = package.core_properties
        return reader.builder.document(
            "docx",
            title=title_in_properties(properties) or reader.title,
            day=day_in_properties(properties),
            headings_known=bool(reader.headings),
        )


class _DocxReader:
    def __init__(self, builder: DocumentBuilder, main: Part, parts: OfficeParts) -> None:
        self.builder = builder
        self.title: str | None = None
        self.headings = 0
        self._source = builder.source
        self._root = _root(main)
        self._styles = ParagraphStyles(_related(main, RT.STYLES))
        self._numbering = ListNumbering(_related(main, RT.NUMBERING))
        self._notes = {
            "footnoteReference": _notes(_related(main, RT.FOOTNOTES)),
            "endnoteReference": _notes(_related(main, RT.ENDNOTES)),
        }
        self._noted = 0
        self._caption: Span | None = None
        self._part = main.partname.lstrip("/")
        self._graphics = Graphics(builder, parts)
        self._edges = page_edges(parts, self._part)
        found = comments_in(parts, parts.related(self._part, "comments"), {})
        self._comments = {comment.id: comment for comment in found}
        self._unread = 0

    def read(self) -> None:
        """The body, then comments on nothing, then the words of headers and footers."""
        body = child(self._root, "body")
        if body is not None:
            self._blocks(body, report=True)
        for comment in self._comments.values():
            self.builder.paragraph(comment.line)
        for line in self._edges:
            if not self.builder.has_line(line):
                self.builder.paragraph(line)
        self._graphics.note()
        if self._unread:
            self.builder.notes.append(f"damaged paragraphs or tables, left out: {self._unread}")

    def _blocks(self, parent: Any, *, report: bool = False) -> None:
        for done, (name, block) in enumerate(blocks_of(parent)):
            if report and done % _STEP == 0:
                self._source.step(done, len(parent))
            if name in ("p", "tbl"):
                self._block(name, block)
            elif "part of another file" not in "".join(self.builder.notes):
                self.builder.notes.append("a part of another file inside it is not read")

    def _block(self, name: str, block: Any) -> None:
        try:
            if name == "p":
                self._paragraph(block)
            else:
                self._table(block)
                self._caption = None
        except (UnreadableError, MemoryError, RecursionError):
            raise
        except Exception:  # one broken block costs itself
            self._unread += 1

    def _paragraph(self, paragraph: Any) -> None:
        words = content_of(paragraph)
        if words.text.strip():
            self._caption = None
            self._words(paragraph, words)
        self._below(words)

    def _words(self, paragraph: Any, words: ParagraphContent) -> None:
        style = self._styles.of(paragraph)
        mark = self._numbering.mark(*style.numbering) if style.numbering else ""
        line = one_line(words.text)
        if style.is_contents:
            self.builder.furniture(line)
        elif (style.level is not None or style.is_title) and len(line) <= _HEADING:
            self.builder.heading(f"{mark} {line}".strip())
            self.headings += 1
            if style.is_title and self.title is None:
                self.title = line
        elif mark:
            self.builder.item(words.text, mark)
        else:
            span = self.builder.paragraph(words.text)
            if style.is_caption or _CAPTION.match(line):
                self._caption = span

    def _below(self, words: ParagraphContent) -> None:
        """Text boxes and drawings anchored in a paragraph, notes and comments it refers to."""
        for box in words.boxes:
            self._blocks(box)
        for drawing in words.drawings:
            self._graphics.add(drawing, self._part)
        for kind, number in words.notes:
            note = self._notes[kind].pop(number, None)
            if note is not None:
                self._noted += 1
                text = " ".join(
                    content_of(block).text for name, block in blocks_of(note) if name == "p"
                )
                self.builder.paragraph(f"[{self._noted}] {one_line(text)}")
                for name, block in blocks_of(note):
                    if name == "tbl":
                        self._block(name, block)
        for number in words.comments:
            comment = self._comments.pop(number, None)
            if comment is not None:
                self.builder.paragraph(comment.line)

    def _table(self, table: Any) -> None:
        rows = list(rows_of(table))
        if is_layout(rows):
            for row in rows:
                for cell in row.cells:
                    self._blocks(cell)
            return
        texts = [self._texts(row) for row in rows]
        lines = [[text.text for text in row] for row in texts]
        grid = TableGrid.of(lines, merged_cells(rows))
        add_grid(self.builder, grid, marked=marked_headers(rows), caption=self._caption)
        self._source.step(0, 0)
        for words in chain.from_iterable(texts):
            self._below(words)

    def _texts(self, row: DocxRow) -> list[ParagraphContent]:
        """One for each column of the grid; a merged cell is in its first."""
        columns: list[ParagraphContent] = [ParagraphContent() for _ in range(row.skipped)]
        for cell, width in zip(row.cells, row.widths, strict=True):
            if width < 0:  # continued from the row above
                columns += [ParagraphContent() for _ in range(-width)]
                continue
            parts = [content_of(block) for name, block in blocks_of(cell) if name == "p"]
            columns.append(ParagraphContent.joined(parts))
            columns += [ParagraphContent() for _ in range(width - 1)]
        return columns


def _root(part: Part) -> Any:
    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element


def _related(main: Part, kind: str) -> Any | None:
    try:
        return _root(main.part_related_by(kind))
    except KeyError:
        return None


def _notes(root: Any | None) -> dict[str, Any]:
    """Notes by their id, without the separators between text and notes."""
    found: Iterator[Any] = (
        iter(()) if root is None else root.iterchildren("{*}footnote", "{*}endnote")
    )
    return {
        attribute(note, "id") or "": note
        for note in found
        if attribute(note, "type") in (None, "normal")
    }
