"""A table as CSV for any spreadsheet: in UTF-8 with a mark, as Excel wants it.

What a spreadsheet would take for a formula begins with an apostrophe, the sign for text.
"""

from __future__ import annotations

import csv
import io

from retriever.table.export.table_sources import TableEdition, cell_words
from retriever.table.table_report import date_words
from sourceline.text.printable_characters import printable

_OPENS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(edition: TableEdition) -> bytes:
    """A line a row; beside each column one with the places of its words."""
    table = edition.table
    places: dict[tuple[int, str], list[str]] = {}
    for source in edition.sources:
        places.setdefault((source.row, source.column), []).append(source.place)
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    heads = [name for column in table.columns for name in (column, f"{column} (source)")]
    writer.writerow(map(as_text, ["Number", "Date", "Row", "Document", *heads]))
    for number, (row, cells) in enumerate(zip(table.rows, table.cells, strict=True), start=1):
        said = [
            value
            for column, cell in zip(table.columns, cells, strict=True)
            for value in (cell_words(cell), "; ".join(places.get((number, column), ())))
        ]
        fixed = [str(number), date_words(row), row.label, row.document]
        writer.writerow(map(as_text, [*fixed, *said]))
    return written.getvalue().encode("utf-8-sig")


def as_text(value: str) -> str:
    """The value as a spreadsheet shows it as text, whatever it begins with."""
    shown = printable(value)
    opens = shown.startswith(_OPENS_FORMULA) or shown.lstrip().startswith(_OPENS_FORMULA)
    return f"'{shown}" if opens else shown
