"""Excel workbooks: each sheet's name as a heading, its rows as Excel shows them, and what lies over
them: text boxes, charts, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from indexer.read.document_builder import DocumentBuilder
from indexer.read.office.broken_parts import open_without_broken
from indexer.read.office.office_package import open_package, reporting_damage
from indexer.read.office.office_properties import day_in_properties, title_in_properties
from indexer.read.office.xlsx_extras import SheetExtras
from indexer.read.source_file import SourceFile
from indexer.read.tables.cell_display import displayed
from indexer.read.tables.sheet import SheetRow, add_sheet
from indexer.read.tables.table_grid import MergedCell
from indexer.read.text.read_text import file_title
from sourceline.records import Document

_PROGRAM = "Excel"
_UNCOMPUTED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"
    rb"\s*</(?:\w+:)?c>"
)
"""A formula at the end of its cell: no value is stored with it."""
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=\"([A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7})\""
)
_MOST_MERGED = 20_000


def read_xlsx(source: SourceFile) -> Document:
    with reporting_damage(source, _PROGRAM):
        builder = DocumentBuilder(source)
        package = open_package(source, _PROGRAM, builder.notes)
        workbook, package = open_without_broken(package, _opened, builder.notes)
        extras = SheetExtras(builder, package.parts)
        uncomputed = 0
        for sheet in workbook.worksheets:
            if sheet.sheet_state != "visible":
                builder.notes.append(f"sheet {sheet.title} is hidden; it is read too")
            builder.heading(sheet.title)
            content = package.parts.bytes_of(sheet._worksheet_path)
            add_sheet(builder, _rows(sheet), sheet.title, _merged(content))
            extras.add(sheet._worksheet_path, content)
            uncomputed += len(_UNCOMPUTED.findall(content))
        extras.add_chart_sheets()
        extras.graphics.note()
        if uncomputed:
            builder.notes.append(
                f"formulas without a stored value, left out: {uncomputed}; "
                "open the file in Excel and save it"
            )
        properties = workbook.properties
        return builder.document(
            "xlsx",
            title=title_in_properties(properties) or file_title(source.relative),
            day=day_in_properties(properties),
        )


def _opened(stream: BytesIO) -> Any:
    return load_workbook(stream, read_only=True, data_only=True)


def _rows(sheet: Any) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # what a sheet claims of its size may be false
    for row in sheet.iter_rows():
        yield {
            at: words
            for at, cell in enumerate(row)
            if cell.value is not None and (words := displayed(cell.value, _form(cell)))
        }


def _form(cell: Any) -> str:
    """The cell's format; General where the styles of the file are lost."""
    try:
        return str(cell.number_format)
    except (IndexError, KeyError):
        return "General"


def _merged(sheet: bytes) -> list[MergedCell]:
    found = []
    for at, reference in enumerate(_MERGED.finditer(sheet)):
        if at == _MOST_MERGED:
            break
        left, top, right, bottom = range_boundaries(reference[1].decode().upper())
        found.append(MergedCell(top - 1, left - 1, bottom - top + 1, right - left + 1))
    return found
