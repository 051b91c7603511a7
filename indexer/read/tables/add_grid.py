"""A grid to a table of the document: its title, the levels of its header, its rows."""

from __future__ import annotations

from indexer.read.document_builder import DocumentBuilder
from indexer.read.tables.header_levels import header_levels
from indexer.read.tables.header_row import has_header
from indexer.read.tables.table_grid import TableGrid
from sourceline.records import Span


def add_grid(
    builder: DocumentBuilder, grid: TableGrid, *, marked: int = 0, caption: Span | None = None
) -> None:
    """``marked`` is how many of the first rows the format says are a header.

    First rows of one cell over all columns are titles: paragraphs above the table.
    """
    titles = 0
    while titles < len(grid.lines) - 2 and _is_title(grid, titles):
        titles += 1
    for line in grid.lines[:titles]:
        span = builder.paragraph(line[0])
        caption = caption or span
    if titles:
        grid = grid.without_first(titles)
    if not any(map(any, grid.lines)):
        return
    levels = header_levels(grid, max(marked - titles, 0))
    *upper, header = grid.lines[:levels] if levels else [[]]
    builder.table(
        header,
        grid.data_lines(levels),
        caption,
        upper=upper,
        named_by=grid.named_by(levels) if levels > 1 else (),
    )


def _is_title(grid: TableGrid, row: int) -> bool:
    """One cell over all columns, or alone in its row above a header."""
    if grid.spans_row(row):
        return True
    first, *others = grid.lines[row]
    return bool(first) and len(others) > 1 and not any(others) and has_header(grid.lines[row + 1 :])
