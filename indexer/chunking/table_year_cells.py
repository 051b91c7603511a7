"""The years that stand alone in cells of a document's tables."""

from __future__ import annotations

from collections.abc import Iterator

from sourceline.dates.years.table_years import are_years, year
from sourceline.records import DateMention, Document, Table


def table_years(document: Document) -> Iterator[DateMention]:
    """One for each cell that is a year, in columns of years."""
    for table in document.tables:
        yield from _years(table, document.text)


def _years(table: Table, text: str) -> Iterator[DateMention]:
    for at in range(max(map(len, table.rows), default=0)):
        cells = [row[at] for row in table.rows if at < len(row)]
        name = table.header[at].of(text) if at < len(table.header) else ""
        if are_years(name, [cell.of(text) for cell in cells]):
            for cell in cells:
                days = year(cell.of(text))
                if days is not None:
                    yield DateMention(cell, days)
