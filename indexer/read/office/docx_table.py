"""The rows and cells of a table in a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indexer.read.office.docx_text import W, attribute, blocks_of, child, is_on, local
from indexer.read.tables.table_grid import MergedCell

_MOST_COLUMNS = 1_000
_AROUND = frozenset({"sdt", "sdtContent", "ins", "customXml"})


@dataclass(frozen=True, slots=True)
class DocxRow:
    """``widths`` are the columns of each cell, negative where it continues from the row above.

    ``skipped`` columns of the grid are empty before the first cell.
    """

    cells: tuple[Any, ...]
    widths: tuple[int, ...]
    skipped: int
    is_header: bool
    is_bold: bool


def rows_of(table: Any) -> Iterator[DocxRow]:
    """Every row that is not deleted."""
    for row in _inside(table, "tr"):
        settings = child(row, "trPr")
        if child(settings, "del") is not None:
            continue
        cells = [cell for cell in _inside(row, "tc") if child(cell, "tcPr", "cellDel") is None]
        yield DocxRow(
            cells=tuple(cells),
            widths=tuple(map(_width, cells)),
            skipped=_number(child(settings, "gridBefore"), 0),
            is_header=is_on(child(settings, "tblHeader")),
            is_bold=_is_bold(row),
        )


def is_layout(rows: Sequence[DocxRow]) -> bool:
    """A layout of text, not data: a single cell, or a cell with a table inside."""
    cells = [cell for row in rows for cell in row.cells]
    if len(cells) == 1:
        return True
    return any(name == "tbl" for cell in cells for name, _ in blocks_of(cell))


def marked_headers(rows: Sequence[DocxRow]) -> int:
    """How many of the first rows Word repeats on each page; 1 for a row in bold above another."""
    marked = next((at for at, row in enumerate(rows) if not row.is_header), len(rows))
    return marked or int(len(rows) > 1 and rows[0].is_bold and not rows[1].is_bold)


def merged_cells(rows: Sequence[DocxRow]) -> list[MergedCell]:
    """Cells over several columns, and over those rows below that continue them."""
    found: list[MergedCell] = []
    open_cells: dict[int, int] = {}  # the column where a cell begins → its place in ``found``
    for at, row in enumerate(rows):
        column = row.skipped
        for width in row.widths:
            above = open_cells.get(column)
            if width < 0 and above is not None and found[above].wide == -width:
                found[above] = replace(found[above], high=at - found[above].row + 1)
            else:
                open_cells[column] = len(found)
                found.append(MergedCell(at, column, 1, abs(width)))
            column += abs(width)
    return [cell for cell in found if cell.high > 1 or cell.wide > 1]


def _inside(element: Any, name: str) -> Iterator[Any]:
    for inner in element.iterchildren():
        if local(inner) == name:
            yield inner
        elif local(inner) in _AROUND:
            yield from _inside(inner, name)


def _width(cell: Any) -> int:
    width = _number(child(cell, "tcPr", "gridSpan"), 1)
    merged = child(cell, "tcPr", "vMerge")
    goes_on = merged is not None and attribute(merged, "val") != "restart"
    return -width if goes_on else width


def _number(element: Any | None, otherwise: int) -> int:
    value = attribute(element, "val") or ""
    return min(max(int(value), otherwise), _MOST_COLUMNS) if value.isdecimal() else otherwise


def _is_bold(row: Any) -> bool:
    runs = [run for run in row.iter(W + "r") if run.find(W + "t") is not None]
    return bool(runs) and all(is_on(child(run, "rPr", "b")) for run in runs)
