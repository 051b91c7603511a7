"""How many of a table's first rows name its columns: a header may have several levels."""

from __future__ import annotations

from collections import Counter

from indexer.read.tables.header_row import has_header, is_value, names_column
from indexer.read.tables.table_grid import TableGrid

_MOST = 4


def header_levels(grid: TableGrid, marked: int = 0) -> int:
    """``marked`` is how many rows the format itself says are a header.

    More rows belong to the header where a cell above stands over several columns and each of
    these has a name of its own in the row below.
    """
    most = min(_MOST, len(grid.lines) - 1)
    levels = min(marked, most) or int(has_header(grid.lines))
    if not levels:
        return next((count for count in range(2, most + 1) if _is_header(grid, count)), 0)
    while levels < most and _goes_on(grid, levels):
        levels += 1
    return levels


def _is_header(grid: TableGrid, count: int) -> bool:
    """Whether the first rows, joined, are a header, though the first of them alone is none."""
    if not all(_stand_over(grid, row, count) for row in range(count - 1)):
        return False
    if not all(_all_names(grid.lines[row]) for row in range(count)):
        return False
    if not any(_differs_below(grid, count - 1, at) for at in _stand_over(grid, count - 2, count)):
        return False
    return has_header([grid.joined_names(count), *grid.data_lines(count)])


def _goes_on(grid: TableGrid, count: int) -> bool:
    """Whether the row after the first ``count`` is one more level of the header."""
    if grid.numbers_columns(count):
        return True
    over = _stand_over(grid, count - 1, count + 1)
    if not over or not _all_names(grid.lines[count]):
        return False
    above, row = grid.lines[count - 1], grid.lines[count]
    apart = [at for at in range(grid.width) if at not in over]
    if any(grid.begin(count, at) == (count - 1, at) for at in apart):
        return True
    if any(above[at] and row[at] and not _differs_below(grid, count, at) for at in apart):
        return False
    if any(row[at] and not grid.words(count - 1, at) for at in apart):
        return True
    return has_header([grid.joined_names(count + 1), *grid.data_lines(count + 1)]) and any(
        _differs_below(grid, count, at) for at in over
    )


def _stand_over(grid: TableGrid, row: int, levels: int) -> set[int]:
    """The columns under cells of this row that stand over several; none where one of these has
    no name in the row below."""
    places = grid.header_places(row, is_last=False)
    counted = Counter(place for place in places if place is not None)
    over = {
        at
        for at, place in enumerate(places)
        if place is not None and counted[place] > 1 and grid.begin(row + 1, at) != place
    }
    named = row + 1 >= levels or all(grid.words(row + 1, at) for at in over)
    return over if named else set()


def _all_names(row: list[str]) -> bool:
    return any(row) and all(names_column(cell) for cell in row if cell)


def _differs_below(grid: TableGrid, row: int, column: int) -> bool:
    """Whether most cells below are figures, and this cell is words, or a year above none."""
    below = [line[column] for line in grid.data_lines(row + 1) if line[column]]
    if 2 * sum(map(is_value, below)) <= len(below):
        return False
    if not is_value(grid.lines[row][column]):
        return True
    return 2 * sum(map(names_column, below)) <= len(below)
