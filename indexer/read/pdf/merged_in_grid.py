"""Cells of a ruled grid that go over several columns or rows, because rules are missing there."""

from __future__ import annotations

from indexer.read.pdf.ruled_grids import Grid
from indexer.read.pdf.segments import Segment
from indexer.read.tables.table_grid import MergedCell

Pieces = dict[tuple[int, int], list[Segment]]
"""What stands in each row and column of the grid, the left column of a merged cell."""


def merged_in_grid(grid: Grid, cells: Pieces) -> list[MergedCell]:
    """The merged cells with words. Those that stand in a lower row of a cell are moved to its top.

    A rule that is missing under fewer cells than it is drawn under makes a cell of several rows;
    with words in more than one of these, they are rows.
    """
    found = []
    for (row, column), pieces in sorted(cells.items()):
        top, high = _rows_of_cell(grid, cells, row, column)
        if top != row:
            cells[top, column] = cells.pop((row, column))
        wide = _columns_of_cell(grid, row, column)
        if pieces and (high > 1 or wide > 1):
            found.append(MergedCell(top, column, high, wide))
    return found


def _columns_of_cell(grid: Grid, row: int, column: int) -> int:
    last = column
    while last < len(grid.across) - 2 and not grid.walls[row][last]:
        last += 1
    return last - column + 1


def _rows_of_cell(grid: Grid, cells: Pieces, row: int, column: int) -> tuple[int, int]:
    """The first row of the cell, and how many it has."""
    top, bottom = row, row
    while top and _is_open(grid, top - 1, column):
        top -= 1
    while bottom < len(grid.down) - 2 and _is_open(grid, bottom, column):
        bottom += 1
    if sum((at, column) in cells for at in range(top, bottom + 1)) > 1:
        return row, 1
    are_rows = all(
        any(there == at for there, other in cells if other != column)
        for at in range(top, bottom + 1)
    )
    return (top, bottom - top + 1) if are_rows else (row, 1)


def _is_open(grid: Grid, row: int, column: int) -> bool:
    """Whether the rule under this row is missing here, but there under most of the row."""
    if row >= len(grid.floors):
        return False
    floors = grid.floors[row]
    return not floors[column] and 2 * sum(floors) > len(floors)
