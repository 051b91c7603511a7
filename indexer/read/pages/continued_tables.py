"""Tables that go on over a page keep the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from indexer.read.pages.page_lines import PageLine
from sourceline.records import Table

_NEAR = 6.0
"""Points; sides of two parts of one table are at most this far apart."""


@dataclass(frozen=True, slots=True)
class TablesOfPage:
    """The tables of one page in order, and the lines of its body, without furniture."""

    tables: Sequence[Table]
    body: Sequence[PageLine]


def with_continued_headers(pages: Sequence[TablesOfPage], text: str) -> list[Table]:
    """All tables; one without a header that begins a page goes on from the one before it, where
    that ends the page before and has as many columns between the same sides."""
    found: list[Table] = []
    last: TablesOfPage | None = None
    for page in pages:
        tables = list(page.tables)
        if tables and last is not None and _goes_on(last, page):
            tables[0] = _continued(found[-1], tables[0], text)
        found += tables
        last = page if tables and page.body[-1].table is not None else None
    return found


def _goes_on(before: TablesOfPage, page: TablesOfPage) -> bool:
    above, below = before.body[-1].table, page.body[0].table
    if below is None:
        return False
    sides = [
        (min(line.frame[0] for line in lines), max(line.frame[2] for line in lines))
        for lines in (
            [line for line in before.body if line.table == above],
            [line for line in page.body if line.table == below],
        )
    ]
    (left, right), (second_left, second_right) = sides
    return abs(left - second_left) <= _NEAR or abs(right - second_right) <= _NEAR


def _continued(above: Table, table: Table, text: str) -> Table:
    names = above.named_by or tuple((cell,) for cell in above.header)
    if table.header or not names or len(table.rows[0]) != len(names):
        return table
    caption = table.caption or above.caption
    first = [cell.of(text).strip() for cell in table.rows[0]]
    if len(table.rows) > 1 and above.header and first == [c.of(text).strip() for c in above.header]:
        header, *rows = table.rows
        return replace(table, header=header, rows=tuple(rows), named_by=names, caption=caption)
    return replace(table, named_by=names, caption=caption)
