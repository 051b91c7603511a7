"""Rows of a sheet to tables: captions above them, a header where the first row is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.tables.add_grid import add_grid
from indexer.read.tables.header_row import has_header
from indexer.read.tables.table_grid import MergedCell, TableGrid, cells_within

SheetRow = Mapping[int, str]
"""Column, from 0, to its words; only cells that have some. An empty row separates blocks."""

_COLUMNS = 1_000
"""Most columns with content read of one sheet; the document says that there are more."""
_STEP = 1_000


@dataclass(frozen=True, slots=True)
class _NumberedRow:
    """A row and its number in the sheet, from 0."""

    number: int
    cells: SheetRow


def add_sheet(
    builder: DocumentBuilder,
    rows: Iterable[SheetRow],
    name: str = "",
    merged: Sequence[MergedCell] = (),
) -> None:
    """Add up to ``settings.rows`` rows, and note how many there were.

    ``merged`` are cells over several rows or columns, counted from 0 in the sheet.
    """
    most = builder.source.settings.rows
    kept: list[_NumberedRow] = []
    found = characters = 0
    for number, row in enumerate(rows):
        found += bool(row)
        if found % _STEP == 0:
            builder.source.step(found, 0)
        if found <= most and (row or (kept and kept[-1].cells)):
            kept.append(_NumberedRow(number, row))
            characters += sum(map(len, row.values()))
        if characters > builder.source.settings.characters:
            break  # adding it raises the error that it is too much
    where = f" of sheet {one_line(name)}" if name else ""
    if found > most:
        builder.notes.append(f"only the first {most} of {found} rows{where} are read")
    columns = sorted(_columns(kept))
    if len(columns) > _COLUMNS:
        builder.notes.append(f"only the first {_COLUMNS} of {len(columns)} columns{where} are read")
        last = columns[_COLUMNS - 1]
        kept = [
            _NumberedRow(row.number, {at: cell for at, cell in row.cells.items() if at <= last})
            for row in kept
        ]
    for part in _tables(kept):
        _add_table(builder, part, merged)


def _tables(rows: Sequence[_NumberedRow]) -> Iterator[list[_NumberedRow]]:
    """The tables. One continues after an empty row, unless what follows begins another."""
    gathered: list[_NumberedRow] = []
    for block in _blocks(rows):
        if gathered and _begins_table(block, gathered):
            yield gathered
            gathered = []
        gathered += block
    if gathered:
        yield gathered


def _blocks(rows: Sequence[_NumberedRow]) -> Iterator[list[_NumberedRow]]:
    block: list[_NumberedRow] = []
    for row in rows:
        if row.cells:
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _begins_table(block: Sequence[_NumberedRow], before: Sequence[_NumberedRow]) -> bool:
    """A title of one cell, other columns, or a header of its own."""
    wide_before = max(len(row.cells) for row in before) > 1
    if len(block[0].cells) == 1 or not wide_before:
        return True
    if _columns(block).isdisjoint(_columns(before)):
        return True
    return has_header(_filled(block, sorted(_columns(block))))


def _columns(rows: Iterable[_NumberedRow]) -> set[int]:
    return {at for row in rows for at in row.cells}


def _filled(rows: Iterable[_NumberedRow], columns: Sequence[int]) -> list[list[str]]:
    return [[one_line(row.cells.get(at, "")) for at in columns] for row in rows]


def _add_table(
    builder: DocumentBuilder, rows: list[_NumberedRow], merged: Sequence[MergedCell]
) -> None:
    """One-cell rows at the top become paragraphs, the last of them the caption."""
    caption = None
    columns = sorted(_columns(rows))
    wide = next((at for at, row in enumerate(rows) if _is_of_table(row, columns, merged)), None)
    if wide is not None:
        for row in rows[:wide]:
            caption = builder.paragraph(" ".join(row.cells.values()))
        rows = rows[wide:]
    columns = sorted(_columns(rows))
    numbers = [row.number for row in rows]
    grid = TableGrid.of(_filled(rows, columns), cells_within(merged, numbers, columns))
    add_grid(builder, grid, caption=caption)


def _is_of_table(row: _NumberedRow, columns: Sequence[int], merged: Sequence[MergedCell]) -> bool:
    """Several cells, or one that is merged over some of the columns and not all."""
    if len(row.cells) > 1:
        return True
    [at] = row.cells
    wide = next((c.wide for c in merged if (c.row, c.column) == (row.number, at)), 1)
    return wide > 1 and columns[0] < at
