"""Rows of a spreadsheet laid down as tables: captions above, a header where one is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.tables.header_row import has_header

SheetRow = Mapping[int, str]
"""Column, from 0, to its words; only cells that have some. An empty row parts what is around it."""

_COLUMNS = 1_000
"""With content, of one sheet; those further to the right are not read; the document says so."""
_STEP = 1_000


def add_sheet(composer: DocumentBuilder, rows: Iterable[SheetRow], name: str = "") -> None:
    """Lay down up to ``settings.rows`` rows, and note how many there were."""
    most = composer.source.settings.rows
    kept: list[SheetRow] = []
    found = characters = 0
    for row in rows:
        found += bool(row)
        if found % _STEP == 0:
            composer.source.step(found, 0)
        if found <= most and (row or (kept and kept[-1])):
            kept.append(row)
            characters += sum(map(len, row.values()))
        if characters > composer.source.settings.characters:
            break  # laying it down says that it is too much
    where = f" of sheet {one_line(name)}" if name else ""
    if found > most:
        composer.notes.append(f"only the first {most} of {found} rows{where} are read")
    columns = sorted(_columns(kept))
    if len(columns) > _COLUMNS:
        composer.notes.append(
            f"only the first {_COLUMNS} of {len(columns)} columns{where} are read"
        )
        last = columns[_COLUMNS - 1]
        kept = [{at: cell for at, cell in row.items() if at <= last} for row in kept]
    for part in _tables(kept):
        _add_table(composer, part)


def _tables(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """Tables apart. A table goes on after an empty row, unless what follows begins another."""
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
    return has_header(_dense(block, _columns(block)))


def _columns(rows: Iterable[SheetRow]) -> set[int]:
    return {at for row in rows for at in row}


def _dense(rows: Iterable[SheetRow], columns: set[int]) -> list[list[str]]:
    order = sorted(columns)
    return [[one_line(row.get(at, "")) for at in order] for row in rows]


def _add_table(composer: DocumentBuilder, rows: list[SheetRow]) -> None:
    """One-cell rows at the top are lines of their own, the last of them the caption."""
    caption = None
    wide = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
    if wide < len(rows):
        for row in rows[:wide]:
            caption = composer.paragraph(" ".join(row.values()))
        rows = rows[wide:]
    lines = _dense(rows, _columns(rows))
    if not any(map(any, lines)):
        return
    if has_header(lines):
        composer.table(lines[0], lines[1:], caption)
    else:
        composer.table([], lines, caption)
