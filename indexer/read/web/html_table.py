"""A table of HTML as a grid with its merged cells, and how many rows its markup makes a header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indexer.read.document_builder import one_line
from indexer.read.tables.table_grid import MergedCell, TableGrid
from indexer.read.web.html_words import ITEMS, text_of

_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
_LONG_CELL = 1_500
"""A table with a longer cell is a layout of text."""
_MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """``marked`` is how many of the first rows are a header by their markup."""

    grid: TableGrid
    marked: int

    @property
    def words(self) -> str:
        """All words, without spaces: the same whatever cells are merged."""
        return "".join("".join(cell.split()) for line in self.grid.lines for cell in line)


def html_table(table: Any) -> HtmlTable | None:
    """None where the table is a layout of text, not data."""
    rows, cells = _rows_of(table), cells_of(table)
    return None if _is_layout(table, cells) else HtmlTable(_grid(cells), _marked(rows, cells))


def cells_of(table: Any) -> list[list[Any]]:
    """The cells of each row of a table, without those of tables inside it."""
    return [[cell for cell in row if cell.tag in _CELLS] for row in _rows_of(table)]


def flatten_cells(tree: Any) -> None:
    """Make plain words of what is in the cells of tables; trafilatura leaves lists in them out.

    Items of a list have "; " between them. Tables that only lay out a page stay as they are.
    """
    for table in list(tree.iter("table")):
        if html_table(table) is not None:
            for cell in list(table.iter(*_CELLS)):
                if len(cell) and _table_of(cell) is table:
                    _flatten(cell)


def _flatten(cell: Any) -> None:
    for item in cell.iter(*ITEMS):
        if _next_item(item) is not None and one_line(text_of(item)):
            item.tail = f"; {item.tail or ''}"
    words = one_line(text_of(cell)).replace(" ;", ";")
    for child in list(cell):
        cell.remove(child)
    cell.text = words


def _next_item(item: Any) -> Any | None:
    return next((other for other in item.itersiblings() if other.tag in ITEMS), None)


def tables_with_merged_cells(tree: Any) -> dict[str, HtmlTable]:
    """Those of a page, by their words."""
    cells = tree.xpath("//*[self::td or self::th][@rowspan or @colspan]")
    tables = dict.fromkeys(_table_of(cell) for cell in cells)
    found = (html_table(table) for table in tables if table is not None)
    return {table.words: table for table in found if table is not None and table.grid.covered}


def _rows_of(table: Any) -> list[Any]:
    return [row for row in table.iter(*_ROWS) if _table_of(row) is table]


def _table_of(row: Any) -> Any:
    above = row.getparent()
    while above is not None and above.tag != "table":
        above = above.getparent()
    return above


def _is_layout(table: Any, cells: list[list[Any]]) -> bool:
    if (
        not cells
        or max(map(len, cells)) < 2
        or next(table.iterdescendants("table"), None) is not None
    ):
        return True
    return any(len(one_line(text_of(cell))) > _LONG_CELL for row in cells for cell in row)


def _marked(rows: list[Any], cells: list[list[Any]]) -> int:
    """How many of the first rows are a header by their markup."""
    for at, (row, own) in enumerate(zip(rows, cells, strict=True)):
        above = row.getparent()
        in_head = above is not None and above.tag == "thead"
        if not in_head and not (own and all(map(_is_head, own))):
            return at
    return 0


def _is_head(cell: Any) -> bool:
    return bool(cell.tag == "th" or cell.get("role") == "head")


def _grid(rows: list[list[Any]]) -> TableGrid:
    """Cells in columns, those that span several rows or columns as merged ones."""
    taken: dict[int, int] = {}  # column → rows that a cell from above still reaches down
    lines, merged = [], []
    for at, row in enumerate(rows):
        line: list[str] = []
        for cell in row:
            while taken.get(len(line), 0):
                taken[len(line)] -= 1
                line.append("")
            wide, high = _number(cell.get("colspan")), _rows_down(cell.get("rowspan"), at, rows)
            for column in range(len(line), len(line) + wide):
                taken[column] = high - 1
            if wide > 1 or high > 1:
                merged.append(MergedCell(at, len(line), high, wide))
            line += [one_line(text_of(cell)), *[""] * (wide - 1)]
        for column in range(len(line), max(taken, default=-1) + 1):
            taken[column] = max(taken.get(column, 0) - 1, 0)
        lines.append(line)
    return TableGrid.of(lines, merged)


def _rows_down(value: str | None, row: int, rows: list[list[Any]]) -> int:
    """Rows that a cell covers; 0 stands for all that are left."""
    left = len(rows) - row
    return left if (value or "").strip() == "0" else min(_number(value), left)


def _number(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_COLUMNS) if value and value.strip().isdecimal() else 1
