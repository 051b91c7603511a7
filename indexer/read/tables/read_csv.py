"""Comma-separated values, and values separated by semicolons, tabs or bars."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Literal

from indexer.read.document_builder import DocumentBuilder
from indexer.read.source_file import SourceFile
from indexer.read.tables.sheet import SheetRow, add_sheet
from indexer.read.text.encoding import decode
from indexer.read.text.read_text import file_title
from sourceline.records import Document

_DELIMITERS = "\t;|,"
"""In this order: a comma may be in every number of a file with another delimiter."""
_SAMPLE_LINES = 200
_SAMPLE = 1 << 16
_ALIKE = 0.8
_LINES_IN_CELL = 100
"""With more line ends in one cell, a quotation mark did not begin a quotation."""


_Quoting = Literal[0, 3]  # csv.QUOTE_MINIMAL, csv.QUOTE_NONE


def read_csv(source: SourceFile) -> Document:
    decoded = decode(source.content, source.relative, source.settings)
    builder = DocumentBuilder(source)
    builder.notes += decoded.notes
    text = decoded.text
    delimiter, text = _declared_delimiter(text) or (_delimiter(text), text)
    csv.field_size_limit(max(source.settings.characters, 1))
    quoting: _Quoting = csv.QUOTE_MINIMAL
    if '"' in text and _is_open_ended(text, delimiter):
        quoting = csv.QUOTE_NONE
        builder.notes.append("a quotation mark is never closed: all are taken as they stand")
    add_sheet(builder, _rows(text, delimiter, quoting))
    return builder.document("csv", title=file_title(source.relative), headings_known=False)


def _rows(text: str, delimiter: str, quoting: _Quoting) -> Iterator[SheetRow]:
    for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting):
        yield {at: cell for at, cell in enumerate(row) if cell.strip()}


def _declared_delimiter(text: str) -> tuple[str, str] | None:
    """What Excel writes in an extra first line: "sep=;"; and the text after it."""
    line, _, rest = text.partition("\n")
    line = line.strip().strip('"').lower()
    if line.startswith("sep=") and len(line) == 5:
        return line[4], rest
    return ("\t", rest) if line == "sep=" else None


def _delimiter(text: str) -> str:
    """The first by which most rows have the same number of cells, more than one."""
    sample = text[:_SAMPLE]
    lines = sample.splitlines(keepends=True)[:_SAMPLE_LINES]
    if len(text) > _SAMPLE and len(lines) > 1:
        lines.pop()
    best, best_share = ",", 0.0
    for delimiter in _DELIMITERS:
        share = _share_alike(lines, delimiter)
        if share >= _ALIKE:
            return delimiter
        if share > best_share:
            best, best_share = delimiter, share
    return best


def _share_alike(lines: list[str], delimiter: str) -> float:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0
    counted = Counter(width for width in widths if width > 1)
    return max(counted.values(), default=0) / max(len(widths), 1)


def _is_open_ended(text: str, delimiter: str) -> bool:
    rows = _rows(text, delimiter, csv.QUOTE_MINIMAL)
    return any(cell.count("\n") > _LINES_IN_CELL for row in rows for cell in row.values())
