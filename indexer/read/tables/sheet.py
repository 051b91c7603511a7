"""Rows of a sheet to tables: captions above them, a header where the first row is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.tables.header_row import has_header

SheetRow = Mapping[int, str]
"""Column, from 0, to its words; only cells that have some. An empty row separates blocks."""

_COLUMNS = 1_000
"""Most columns with content read of one sheet; the document says that there are more."""
_STEP = 1_000


def add_sheet(builder: DocumentBuilder, rows: Iterable[SheetRow], name: str = "") -> None:
    """Add up to ``settings.rows`` rows, and note how many there were."""
    most = builder.source.settings.rows
    kept: list[SheetRow] = []
    found = characters = 0
    for row in rows:
        found += bool(row)
        if found % _STEP == 0:
            builder.source.step(found, 0)
        if found <= most and (row or (kept and kept[-1])):
            kept.append(row)
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
        kept = [{at: cell for at, cell in row.items() if at <= last} for row in kept]
    for part in _tables(kept):
        _add_table(builder, part)


def _tables(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """The tables. One continues after an empty row, unless what follows begins another."""
    gathered: list[SheetRow] = []
    for block in _blocks(rows):
        if gathered and _begins_table(block, gathered):
            yield gathered
            gathered = []
        gathered += block
    if gathered:
        yield gathered


def _blocks(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    block: list[SheetRow] = []
    for row in [*rows, {}]:
        if row:
            block.append(row)
        elif block:
            yield block
            block = []


def _begins_table(block: Sequence[SheetRow], before: Sequence[SheetRow]) -> bool:
    """A title of one cell, other columns, or a header of its own."""
    wide_before = max(map(len, before)) > 1
    if len(block[0]) == 1 or not wide_before:
        return True
    if _columns(block).isdisjoint(_columns(before)):
        return True
    return has_header(_filled(block, _columns(block)))


def _columns(rows: Iterable[SheetRow]) -> set[int]:
    return {at for row in rows for at in row}


def _filled(rows: Iterable[SheetRow], columns: set[int]) -> list[list[str]]:
    order = sorted(columns)
    return [[one_line(row.get(at, "")) for at in order] for row in rows]


def _add_table(builder: DocumentBuilder, rows: list[SheetRow]) -> None:
    """One-cell rows at the top become paragraphs, the last of them the caption."""
    caption = None
    wide = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
    if wide < len(rows):
        for row in rows[:wide]:
            caption = builder.paragraph(" ".join(row.values()))
        rows = rows[wide:]
    lines = _filled(rows, _columns(rows))
    if not any(map(any, lines)):
        return
    if has_header(lines):
        builder.table(lines[0], lines[1:], caption)
    else:
        builder.table([], lines, caption)
