"""Excel workbooks: each sheet's name as a heading, its rows as Excel shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from indexer.read.document_builder import DocumentBuilder
from indexer.read.office.office_package import check_package, reporting_damage
from indexer.read.office.office_properties import day_in_properties, title_in_properties
from indexer.read.source_file import SourceFile
from indexer.read.tables.cell_display import displayed
from indexer.read.tables.sheet import SheetRow, add_sheet
from indexer.read.text.read_text import file_title
from sourceline.records import Document

_PROGRAM = "Excel"
_UNCOMPUTED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"
    rb"\s*</(?:\w+:)?c>"
)
"""A formula at the end of its cell: no value is stored with it."""


def read_xlsx(source: SourceFile) -> Document:
    check_package(source, _PROGRAM)
    with reporting_damage(source, _PROGRAM):
        builder = DocumentBuilder(source)
        workbook = load_workbook(BytesIO(source.content), read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            if sheet.sheet_state != "visible":
                builder.notes.append(f"sheet {sheet.title} is hidden; it is read too")
            builder.heading(sheet.title)
            add_sheet(builder, _rows(sheet), sheet.title)
        uncomputed = _uncomputed(source.content)
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


def _rows(sheet: Any) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # what a sheet claims of its size may be false
    for row in sheet.iter_rows():
        yield {
            at: words
            for at, cell in enumerate(row)
            if cell.value is not None and (words := displayed(cell.value, cell.number_format))
        }


def _uncomputed(content: bytes) -> int:
    with ZipFile(BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(len(_UNCOMPUTED.findall(archive.read(name))) for name in sheets)
