"""A table as rows of words, with its merged cells, and the names of its columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indexer.read.tables.header_row import names_column

Place = tuple[int, int]
"""Row and column, from 0."""

_MOST_COVERED = 200_000
"""Places under merged cells that are kept; a sheet may claim a cell of a thousand million."""


@dataclass(frozen=True, slots=True)
class MergedCell:
    """``high`` and ``wide`` are how many rows and columns it covers."""

    row: int
    column: int
    high: int
    wide: int


@dataclass(slots=True)
class TableGrid:
    """``lines`` are equally long; the words of a merged cell are where it begins.

    ``covered`` leads from each other place of a merged cell to where it begins.
    """

    lines: list[list[str]]
    covered: dict[Place, Place] = field(default_factory=dict)

    @staticmethod
    def of(lines: Iterable[Sequence[str]], merged: Iterable[MergedCell] = ()) -> TableGrid:
        rows = [list(line) for line in lines]
        width = max(map(len, rows), default=0)
        grid = TableGrid([row + [""] * (width - len(row)) for row in rows])
        for cell in merged:
            grid.merge(cell)
        return grid

    @property
    def width(self) -> int:
        return len(self.lines[0]) if self.lines else 0

    def merge(self, cell: MergedCell) -> None:
        """Cover what is empty: words that are in the way stay where they are."""
        begins = cell.row, cell.column
        for row in range(cell.row, min(cell.row + cell.high, len(self.lines))):
            for column in range(cell.column, min(cell.column + cell.wide, self.width)):
                if len(self.covered) >= _MOST_COVERED:
                    return
                if (row, column) != begins and not self.lines[row][column]:
                    self.covered[row, column] = begins

    def begin(self, row: int, column: int) -> Place:
        """Where the cell at this place begins."""
        return self.covered.get((row, column), (row, column))

    def words(self, row: int, column: int) -> str:
        at, there = self.begin(row, column)
        return self.lines[at][there]

    def without_first(self, count: int) -> TableGrid:
        covered = {
            (row - count, column): (at - count, there)
            for (row, column), (at, there) in self.covered.items()
            if row >= count and at >= count
        }
        return TableGrid(self.lines[count:], covered)

    def data_lines(self, first: int) -> list[list[str]]:
        """The rows from ``first`` on; a cell merged over several of them counts for each."""
        lines = [list(line) for line in self.lines[first:]] if self.covered else self.lines[first:]
        for (row, column), (at, there) in self.covered.items():
            if at >= first and column == there:
                lines[row - first][column] = self.lines[at][there]
        return lines

    def spans_row(self, row: int) -> bool:
        """Whether one cell with words goes over the whole row: a title, or the name of a group."""
        begins = {self.begin(row, column) for column in range(self.width)}
        return self.width > 1 and begins == {(row, 0)} and bool(self.lines[row][0])

    def named_by(self, levels: int) -> list[list[Place]]:
        """For each column, where the words are that name it in the first rows, from the top.

        The number of a column (1, 2, 3) below its name is no part of it.
        """
        names: list[list[Place]] = [[] for _ in range(self.width)]
        for row in range(levels):
            for column, place in enumerate(self.header_places(row, is_last=row == levels - 1)):
                if place is None or place in names[column]:
                    continue
                if not names[column] or names_column(self.lines[place[0]][place[1]]):
                    names[column].append(place)
        return names

    def numbers_columns(self, row: int) -> bool:
        """Whether the row only counts the columns: 1, 2, 3."""
        counted = [str(at) for at in range(1, self.width + 1)]
        return self.width > 2 and [cell.strip("().") for cell in self.lines[row]] == counted

    def header_places(self, row: int, *, is_last: bool) -> list[Place | None]:
        """For each column, where the words are that stand over it in a row of a header.

        In a row without any merged cell, above another, words also stand over the empty places
        to the right of them.
        """
        places: list[Place | None] = []
        fills = not is_last and not self._has_wide_cell(row)
        before: Place | None = None
        for column in range(self.width):
            place = self.begin(row, column)
            if self.lines[place[0]][place[1]]:
                places.append(place)
                before = place if place[0] == row else None
            else:
                places.append(before if fills else None)
        return places

    def joined_names(self, levels: int) -> list[str]:
        """The name of each column, its levels joined: "Contributions (US$) / 2021"."""
        return [
            " / ".join(self.lines[row][column] for row, column in places)
            for places in self.named_by(levels)
        ]

    def _has_wide_cell(self, row: int) -> bool:
        return any(
            self.covered.get((row, column), (row, column))[1] != column
            for column in range(self.width)
        )


def cells_within(
    merged: Iterable[MergedCell], rows: Sequence[int], columns: Sequence[int]
) -> Iterator[MergedCell]:
    """The merged cells that begin in these rows and columns, counted among them alone."""
    for cell in merged:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        high = bisect_left(rows, cell.row + cell.high) - row
        wide = bisect_left(columns, cell.column + cell.wide) - column
        begins_here = [*rows[row : row + 1], *columns[column : column + 1]]
        if begins_here == [cell.row, cell.column] and (high > 1 or wide > 1):
            yield MergedCell(row, column, high, wide)
