"""The rows of a PDF's table that name its columns, and cells repeated where they count."""

from __future__ import annotations

from indexer.read.pages.page_lines import TableHeader
from indexer.read.pdf.pdf_tables import CellTable, PdfCell, cell_words, has_header
from indexer.read.tables.header_levels import header_levels
from indexer.read.tables.table_grid import TableGrid


def header_of(table: CellTable) -> TableHeader | None:
    """None where no row names the columns. A header by words alone needs two levels."""
    grid = TableGrid.of([[cell_words(cell) for cell in row] for row in table.rows], table.merged)
    marked = int(has_header(table))
    levels = header_levels(grid, marked)
    if not levels or levels == 1 > marked:
        return None
    return TableHeader(levels, tuple(map(tuple, grid.named_by(levels))) if levels > 1 else ())


def data_repeated(table: CellTable, header: TableHeader | None) -> list[list[PdfCell]]:
    """The rows, where a cell merged over several rows of data is in each of them."""
    rows = [list(row) for row in table.rows]
    first = header.levels if header else 0
    for cell in table.merged:
        if cell.row >= first:
            for row in rows[cell.row + 1 : cell.row + cell.high]:
                row[cell.column] = row[cell.column] or rows[cell.row][cell.column]
    return rows
