"""Segments → tables: inside a grid of rules, or where short cells are aligned in columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from indexer.read.pages.page_lines import bounding_box
from indexer.read.pdf.glyphs import Box
from indexer.read.pdf.merged_in_grid import merged_in_grid
from indexer.read.pdf.ruled_grids import Grid
from indexer.read.pdf.segments import Segment, rows_of, text_and_boxes
from indexer.read.tables.header_row import names_column
from indexer.read.tables.table_grid import MergedCell, cells_within

PdfCell = list[list[Segment]]
"""The lines of one cell, each of segments from left to right."""

_CELL_CHARACTERS = 40
"""Without rules, columns whose median cell is longer are columns of text."""
_ROWS = 3
"""Fewer rows without rules are not a table."""
_FILLED = 0.6
"""Share of cells that must not be empty in columns without rules."""
_MARK = re.compile(r"[\W_]|\(?(?:\d{1,3}|\w|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2})*\.?")
"""The mark before an item of a list, or the number of a heading."""


@dataclass(slots=True)
class CellTable:
    """Rows of equally many cells; the words of one of the ``merged`` are where it begins."""

    rows: list[list[PdfCell]]
    box: Box
    merged: list[MergedCell] = field(default_factory=list)

    def segments(self) -> list[Segment]:
        return [one for row in self.rows for cell in row for line in cell for one in line]


def ruled_table(grid: Grid, segments: Sequence[Segment]) -> CellTable | None:
    """The table in a grid; None where the grid is around something else."""
    left, top, right, bottom = grid.box
    inside = [
        one
        for one in segments
        if left - 2 <= (one.left + one.right) / 2 <= right + 2 and top <= one.middle <= bottom
    ]
    pieces = [piece for one in inside for piece in _divided(one, grid)]
    cells: dict[tuple[int, int], list[Segment]] = {}
    for piece in pieces:
        row = min(max(bisect_right(grid.down, piece.middle) - 1, 0), len(grid.down) - 2)
        place = (piece.left + piece.right) / 2
        column = min(max(bisect_right(grid.across, place) - 1, 0), len(grid.across) - 2)
        while column and not grid.walls[row][column - 1]:
            column -= 1
        cells.setdefault((row, column), []).append(piece)
    merged = merged_in_grid(grid, cells)
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    if len(rows) < 2 or len(columns) < 2:
        return None
    table = [[rows_of(cells.get((row, column), [])) for column in columns] for row in rows]
    return CellTable(table, grid.box, list(cells_within(merged, rows, columns)))


def _divided(segment: Segment, grid: Grid) -> list[Segment]:
    """A segment divided where a rule of the grid is between two of its letters."""
    row = min(max(bisect_right(grid.down, segment.middle) - 1, 0), len(grid.down) - 2)
    walls = [at for at, is_wall in zip(grid.across[1:-1], grid.walls[row], strict=True) if is_wall]
    groups: dict[int, list[int]] = {}
    for at, frame in enumerate(segment.frames):
        groups.setdefault(bisect_right(walls, (frame[0] + frame[2]) / 2), []).append(at)
    if len(groups) == 1:
        return [segment]
    return [_part(segment, group) for group in groups.values()]


def _part(segment: Segment, at: list[int]) -> Segment:
    glyphs, frames = [segment.glyphs[i] for i in at], [segment.frames[i] for i in at]
    return Segment(glyphs, frames, *bounding_box(frames), max(glyph.size for glyph in glyphs))


def aligned_tables(segments: Sequence[Segment]) -> list[CellTable]:
    """Tables without rules: consecutive rows whose cells share columns with clear space between."""
    rows = rows_of(segments)
    found: list[CellTable] = []
    at = 0
    while at < len(rows):
        length = _run_length(rows, at) if len(rows[at]) > 1 else 0
        table = _aligned(rows[at : at + length]) if length >= _ROWS else None
        if table:
            found.append(table)
            at += length
        else:
            at += 1
    return found


def _run_length(rows: list[list[Segment]], start: int) -> int:
    """How many rows from here on share the same columns."""
    columns = _columns(rows[start : start + 1])
    length, last_full = 1, 1
    for above, row in pairwise(rows[start:]):
        height = max(one.height for one in row)
        if min(one.top for one in row) - max(one.bottom for one in above) > 1.6 * height:
            break
        joined = _columns(rows[start : start + length + 1])
        if len(joined) < len(columns):
            break
        length += 1
        columns = joined
        if len(row) > 1:
            last_full = length
        elif length - last_full > 2:
            break
    return last_full


def _columns(rows: Sequence[Sequence[Segment]]) -> list[tuple[float, float]]:
    """Strips that hold segments, with clear space between them."""
    strips: list[tuple[float, float]] = []
    for left, right in sorted((one.left, one.right) for row in rows for one in row):
        if strips and left < strips[-1][1] + 2:
            strips[-1] = strips[-1][0], max(right, strips[-1][1])
        else:
            strips.append((left, right))
    return strips


def _aligned(rows: list[list[Segment]]) -> CellTable | None:
    columns = _columns(rows)
    if len(columns) < 2 or sum(len(row) > 1 for row in rows) < _ROWS:
        return None
    table: list[list[PdfCell]] = []
    lefts = [left for left, _ in columns]
    for row in rows:
        cells: list[PdfCell] = [[] for _ in columns]
        for segment in row:
            column = bisect_right(lefts, segment.left + 0.1) - 1
            cells[column] = [[*(cells[column][0] if cells[column] else []), segment]]
        table.append(cells)
    table = _wrapped_joined(table)
    if len(table) < _ROWS or not _is_table(table):
        return None
    return CellTable(table, bounding_box(one.frame for row in rows for one in row))


def _wrapped_joined(table: list[list[PdfCell]]) -> list[list[PdfCell]]:
    """Join a row without a first cell, close under another, to the cells of that row."""
    joined: list[list[PdfCell]] = []
    for row in table:
        if joined and not row[0] and _is_close(joined[-1], row):
            joined[-1] = [above + below for above, below in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return joined


def _is_close(above: list[PdfCell], below: list[PdfCell]) -> bool:
    """Every cell below has one above, no further away than lines of a paragraph."""
    pairs = [(one, two) for one, two in zip(above, below, strict=True) if two]
    return all(
        one and two[0][0].top - one[-1][0].bottom < 0.5 * two[0][0].height for one, two in pairs
    )


def _is_table(table: list[list[PdfCell]]) -> bool:
    columns = list(zip(*table, strict=True))
    filled = sum(bool(cell) for row in table for cell in row)
    if filled < _FILLED * len(table) * len(columns):
        return False
    lengths = [[_length(cell) for cell in column if cell] for column in columns]
    if any(not column or median(column) > _CELL_CHARACTERS for column in lengths):
        return False
    marks = sum(bool(_MARK.fullmatch(cell_signs(cell))) for cell in columns[0] if cell)
    return len(columns) > 2 or marks * 2 < len(lengths[0])


def _length(cell: PdfCell) -> int:
    return sum(one.length for line in cell for one in line)


def cell_signs(cell: PdfCell) -> str:
    """A cell's characters without spaces."""
    return "".join(glyph.sign for line in cell for one in line for glyph in one.glyphs)


def cell_words(cell: PdfCell) -> str:
    """A cell's words on one line."""
    return " ".join(text_and_boxes(line)[0] for line in cell)


def has_header(table: CellTable) -> bool:
    """Whether the first row names the columns: in bold, or words above figures."""
    first, rest = table.rows[0], table.rows[1:]
    named = [cell for cell in first if cell]
    if len(named) < max(2, len(first) - 1) or not all(_names_column(cell) for cell in named):
        return False
    if _bold(first) and not all(_bold(row) for row in rest):
        return True
    columns = list(zip(*rest, strict=True))
    if all(_is_figure(cell) for cell in named):  # years over figures may be figures too
        return False
    return any(sum(_is_figure(cell) for cell in column) * 2 > len(column) for column in columns)


def _names_column(cell: PdfCell) -> bool:
    return not _is_figure(cell) or names_column(cell_signs(cell))


def _is_figure(cell: PdfCell) -> bool:
    text = cell_signs(cell)
    return sum(sign.isdigit() for sign in text) * 2 > len(text)


def _bold(row: list[PdfCell]) -> bool:
    glyphs = [g for cell in row for line in cell for one in line for g in one.glyphs]
    return bool(glyphs) and all(glyph.bold for glyph in glyphs)
