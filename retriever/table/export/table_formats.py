"""The formats that a table of evidence is exported to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from retriever.table.export.table_csv import to_csv
from retriever.table.export.table_sources import TableEdition
from retriever.table.export.table_word import to_word
from retriever.table.export.table_xlsx import to_xlsx

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class TableFormat:
    """``ending`` is that of the file's name, without its dot."""

    label: str
    ending: str
    mime: str
    write: Callable[[TableEdition], bytes]


TABLE_FORMATS: Final = (
    TableFormat("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", to_xlsx),
    TableFormat("CSV", "csv", "text/csv", to_csv),
    TableFormat("Word", "docx", f"{_OFFICE}.wordprocessingml.document", to_word),
)
