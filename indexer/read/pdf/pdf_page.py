"""One page of a PDF with a text layer → its lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from indexer.read.pages.page_lines import (
    PageLine,
    ReadPage,
    TableHeader,
    bounding_box,
    no_boxes,
)
from indexer.read.pages.page_paragraphs import mark_paragraphs
from indexer.read.pdf.annotations import page_annotations
from indexer.read.pdf.columns import ColumnBlock, blocks_of, split_margins
from indexer.read.pdf.glyphs import RIGHT_TO_LEFT, Glyph, page_glyphs
from indexer.read.pdf.pdf_headers import data_repeated, header_of
from indexer.read.pdf.pdf_tables import CellTable, PdfCell, aligned_tables, ruled_table
from indexer.read.pdf.ruled_grids import grids_of
from indexer.read.pdf.segments import Segment, segments_of, text_and_boxes
from indexer.read.pdf.writing_direction import set_directions
from indexer.read.pdf.written_on_page import note_lines, with_values
from sourceline.pages.page_boxes import Boxes
from sourceline.records import Span

_SPAN_ROWS = 1_500
"""A page with more segments is a drawing: no tables are looked for."""


def read_page(page: pdfium.PdfPage, number: int) -> ReadPage:
    width, height = page.get_size()
    fields, notes = page_annotations(page)
    glyphs = with_values(page_glyphs(page), fields)
    read = page_of_glyphs(glyphs, page, ReadPage(number, width, height))
    read.lines += note_lines(notes, read.lines)
    return read


def page_of_glyphs(glyphs: Sequence[Glyph], page: pdfium.PdfPage, read: ReadPage) -> ReadPage:
    """Words in the page's main direction are read first; others follow (a margin note)."""
    set_directions(glyphs)
    turns = [turn for turn, _ in Counter(glyph.turn for glyph in glyphs).most_common()]
    for at, turn in enumerate(turns):
        segments = segments_of(glyphs, turn, read.width, read.height)
        ruled = at == 0 and turn in (0, RIGHT_TO_LEFT) and len(segments) < _SPAN_ROWS
        mirror = read.width if turn == RIGHT_TO_LEFT else None
        tables = _tables(page, segments, mirror) if ruled else []
        lines = _lines(segments, tables, read.headers)
        if at and lines:
            lines[0].opens = True
        read.lines += lines
    return read


def _tables(page: pdfium.PdfPage, segments: list[Segment], mirror: float | None) -> list[CellTable]:
    """Tables of the page; ``mirror`` is its width where it is written from the right."""
    grids = grids_of(page)
    if mirror is not None:
        grids = [grid.mirrored(mirror) for grid in grids]
    found = [table for grid in grids if (table := ruled_table(grid, segments))]
    taken = {id(glyph) for table in found for one in table.segments() for glyph in one.glyphs}
    free = [one for one in segments if id(one.glyphs[0]) not in taken]
    for block in blocks_of(free):
        found += aligned_tables([one for row in block.rows for one in row])
    return found


def _lines(
    segments: list[Segment], tables: list[CellTable], headers: dict[int, TableHeader]
) -> list[PageLine]:
    """Lines of text and of tables; the headers of the tables are put with ``headers``."""
    taken = {id(glyph) for table in tables for one in table.segments() for glyph in one.glyphs}
    free = [one for one in segments if id(one.glyphs[0]) not in taken]
    stand_ins = {}
    for number, table in enumerate(tables):
        header = header_of(table)
        if header:
            headers[number] = header
        table.rows = data_repeated(table, header)
        pieces = table.segments()
        left, top, right, bottom = bounding_box([*(one.frame for one in pieces)])
        glyph = min((one.glyphs[0] for one in pieces), key=lambda one: one.order)
        frame = (left, top, right, bottom)
        stand_in = Segment([glyph], [frame], *frame, glyph.size)
        free.append(stand_in)
        stand_ins[id(stand_in)] = number, table
    lines: list[PageLine] = []
    head, body, foot = split_margins(free, frozenset(stand_ins))
    for part in (head, body, foot):
        for block in blocks_of(part, frozenset(stand_ins)):
            lines += mark_paragraphs(_block_lines(block, stand_ins))
    return lines


def _block_lines(block: ColumnBlock, stand_ins: dict[int, tuple[int, CellTable]]) -> list[PageLine]:
    lines: list[PageLine] = []
    for row in block.rows:
        text = [one for one in row if id(one) not in stand_ins]
        if text:
            lines.append(_text_line(text, (block.left, block.right)))
        for one in row:
            if id(one) in stand_ins:
                number, table = stand_ins[id(one)]
                lines += [_table_line(cells, number) for cells in table.rows]
    return [line for line in lines if line.text]


def _text_line(row: list[Segment], column: tuple[float, float]) -> PageLine:
    text, boxes = text_and_boxes(row)
    glyphs = [glyph for one in row for glyph in one.glyphs]
    sizes = sorted(glyph.size for glyph in glyphs)
    return PageLine(
        text,
        boxes,
        bounding_box(one.frame for one in row),
        sizes[len(sizes) // 2],
        sum(glyph.bold for glyph in glyphs) * 10 >= 9 * len(glyphs),
        column=column,
    )


def _table_line(cells: list[PdfCell], number: int) -> PageLine:
    parts: list[str] = []
    boxes: list[Boxes] = []
    spans: list[Span] = []
    at = 0
    for place, cell in enumerate(cells):
        if place:
            parts.append("\t")
            boxes.append(no_boxes(1))
            at += 1
        text, places = _cell_text(cell)
        parts.append(text)
        boxes.append(places)
        spans.append(Span(at, at + len(text)))
        at += len(text)
    frames = [one.frame for cell in cells for line in cell for one in line]
    size = max(one.size for cell in cells for line in cell for one in line)
    line = PageLine("".join(parts), np.concatenate(boxes), bounding_box(frames), size)
    line.table, line.cells = number, tuple(spans)
    return line


def _cell_text(cell: PdfCell) -> tuple[str, Boxes]:
    """The lines of a cell with a space between them."""
    parts: list[str] = []
    boxes: list[Boxes] = [no_boxes(0)]
    for at, line in enumerate(cell):
        text, places = text_and_boxes(line)
        if at:
            parts.append(" ")
            boxes.append(no_boxes(1))
        parts.append(text)
        boxes.append(places)
    return "".join(parts), np.concatenate(boxes)
