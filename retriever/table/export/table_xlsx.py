"""A table as an Excel workbook: a real table, each cell linked to its row in a sheet of sources.

Every value is written as text, never as a formula, and marked so that it stays text when edited.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo

from retriever.table.export.table_csv import as_text
from retriever.table.export.table_sources import TableEdition, cell_words
from retriever.table.table_report import date_words
from sourceline.text.printable_characters import printable

_MOST_CHARACTERS = 32_767
"""Of one cell, by Excel."""
_HEAD_CHARACTERS = 250
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_LINK = Font(color="0B5C63", underline="single")
_FIXED = ("Number", "Date", "Row", "Document")
_OF_SOURCES = (
    "Number",
    "Row",
    "Column",
    "Words",
    "Document",
    "Page",
    "First character",
    "Last character",
    "How sure",
    "SHA-256 of the document",
    "Link",
)


def to_xlsx(edition: TableEdition) -> bytes:
    workbook = Workbook()
    table, sources = workbook.active, workbook.create_sheet("Sources")
    assert table is not None  # noqa: S101  (a new workbook has a sheet)
    table.title = "Table"
    _fill_table(table, edition)
    _fill_sources(sources, edition)
    about = workbook.create_sheet("About")
    for number, line in enumerate([edition.title, *edition.about], start=1):
        _put(about, number, 1, line)
    about.column_dimensions["A"].width = 100
    workbook.properties.creator = "Sourceline"
    workbook.properties.title = printable(edition.title)[:255]
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _fill_table(sheet: Any, edition: TableEdition) -> None:
    table = edition.table
    first_source: dict[tuple[int, str], int] = {}
    for source in edition.sources:
        first_source.setdefault((source.row, source.column), source.number)
    _put_heads(sheet, [*_FIXED, *table.columns], "Evidence")
    for number, (row, cells) in enumerate(zip(table.rows, table.cells, strict=True), start=1):
        at = number + 1
        sheet.cell(at, 1, number).alignment = _WRAPPED
        for column, value in enumerate([date_words(row), row.label, row.document], start=2):
            _put(sheet, at, column, value)
        for offset, (name, cell) in enumerate(zip(table.columns, cells, strict=True)):
            put = _put(sheet, at, len(_FIXED) + 1 + offset, cell_words(cell))
            if (number, name) in first_source:
                place = f"'Sources'!A{first_source[number, name] + 1}"
                put.hyperlink = Hyperlink(ref=put.coordinate, location=place)
                put.font = _LINK
    _finish(sheet, "Evidence", len(table.rows), [8, 22, 30, 30, *[32] * len(table.columns)])


def _fill_sources(sheet: Any, edition: TableEdition) -> None:
    _put_heads(sheet, _OF_SOURCES, "Sources")
    sources = edition.sources
    for at, source in enumerate(sources, start=2):
        answer, place = source.answer, source.evidence.hit.place
        for column, number in (
            (1, source.number),
            (2, source.row),
            (6, answer.page),
            (7, answer.span.start),
            (8, answer.span.end),
            (9, round(source.confidence, 2)),
        ):
            sheet.cell(at, column, number).alignment = _WRAPPED
        for column, text in (
            (3, source.column),
            (4, answer.text),
            (5, answer.document),
            (10, place.document_sha256),
        ):
            _put(sheet, at, column, text)
        if link := edition.link(source):
            put = _put(sheet, at, 11, link)
            put.hyperlink = link
            put.font = _LINK
    _finish(sheet, "Sources", len(sources), [8, 8, 28, 50, 36, 8, 12, 12, 10, 30, 40])


def _put_heads(sheet: Any, heads: Sequence[str], what: str) -> None:
    """Heads as Excel wants those of a table: texts, none twice, none too long."""
    taken: set[str] = set()
    for column, head in enumerate(heads, start=1):
        name = printable(" ".join(head.split()))[:_HEAD_CHARACTERS] or f"{what} {column}"
        if name.casefold() in taken:
            name = f"{name} ({column})"
        taken.add(name.casefold())
        _put(sheet, 1, column, name)


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    cell = sheet.cell(row, column)
    cell.value = printable(text)[:_MOST_CHARACTERS]
    cell.data_type = "s"  # a text that begins with "=" is no formula
    cell.quotePrefix = as_text(text).startswith("'")
    cell.alignment = _WRAPPED
    return cell


def _finish(sheet: Any, name: str, rows: int, widths: Iterable[int]) -> None:
    """The cells as a real table, its heads always in view."""
    widths = list(widths)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    if rows:  # Excel takes no table without a row
        made = Table(displayName=name, ref=f"A1:{get_column_letter(len(widths))}{rows + 1}")
        made.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        sheet.add_table(made)
