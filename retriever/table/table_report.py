"""A table of evidence in the shapes others script against: JSON, and plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retriever.answer_report import index_json
from retriever.results import AnswerSpan
from retriever.table.evidence_table import EvidenceCell, EvidenceTable, TableRow
from sourceline.command import counted, harmless
from sourceline.dates.day_names import interval_name
from sourceline.records import Interval

NOT_SAID_WORDS = "not said"
NOT_READ_WORDS = "not read yet"


def as_json(table: EvidenceTable) -> dict[str, Any]:
    """The object of the contract; every ``text`` is the document's, to the letter."""
    scope = table.scope
    return {
        "topic": scope.topic,
        "by": scope.by,
        "period": None
        if scope.period is None
        else {**_days(scope.period.interval), "text": scope.period.text},
        "columns": list(table.columns),
        "rows": [
            {**_row(row), "cells": [_cell(cell) for cell in cells]}
            for row, cells in zip(table.rows, table.cells, strict=True)
        ],
        "left_out": scope.left_out,
        "index": index_json(scope.index),
    }


def _row(row: TableRow) -> dict[str, Any]:
    return {
        "document": row.document,
        "document_sha256": row.document_sha256,
        "title": row.title,
        "heading": row.heading,
        "page": row.page,
        "start": row.span.start,
        "end": row.span.end,
        "date": None if row.days is None else {**_days(row.days), "of": row.dated_by},
    }


def _cell(cell: EvidenceCell | None) -> dict[str, Any] | None:
    """None where it has not been read yet."""
    if cell is None:
        return None
    return {
        "said": cell.is_said,
        "confidence": round(cell.confidence, 4) if cell.is_said else None,
        "answers": [_answer(each) for each in cell.answers],
    }


def _answer(answer: AnswerSpan) -> dict[str, Any]:
    return {
        "document": answer.document,
        "start": answer.span.start,
        "end": answer.span.end,
        "text": answer.text,
        "page": answer.page,
    }


def _days(interval: Interval) -> dict[str, str | None]:
    return {
        "from": interval.first.isoformat() if interval.first else None,
        "to": interval.last.isoformat() if interval.last else None,
    }


def date_words(row: TableRow) -> str:
    return "" if row.days is None else interval_name(row.days)


def summary(table: EvidenceTable) -> str:
    """ "12 events, 4 columns: 31 cells said, 17 not; 3 documents could not be read."."""
    cells = [cell for row in table.cells for cell in row]
    said = sum(cell is not None and cell.is_said for cell in cells)
    parts = [f"{said} of {counted(len(cells), 'cell')} said"]
    if table.unread:
        parts.append(f"{table.unread} not read yet")
    if table.scope.index.unread is not None:
        parts.append(table.scope.index.unread)
    rows = counted(len(table.rows), table.scope.by)
    return f"{rows}, {counted(len(table.columns), 'column')}: {'; '.join(parts)}."


def left_out_note(table: EvidenceTable) -> str | None:
    """What to do about rows that are too many; None where there are none."""
    if not table.scope.left_out:
        return None
    return (
        f"Only the first {len(table.rows) or 'rows'} by date are in the table: "
        f"{table.scope.left_out} more are left out. Name a narrower topic or a period, or choose "
        "documents."
    )


def as_lines(table: EvidenceTable) -> Iterator[str]:
    """For a terminal: each row, and below it what it says to each column."""
    yield summary(table)
    if (note := left_out_note(table)) is not None:
        yield note
    for number, (row, cells) in enumerate(zip(table.rows, table.cells, strict=True), start=1):
        yield ""
        place = f"{row.document} [{row.span.start}:{row.span.end}]"
        named = " | ".join(filter(None, [date_words(row), row.label, place]))
        yield harmless(f"{number}. {named}")
        for column, cell in zip(table.columns, cells, strict=True):
            yield harmless(f"   {column} {_said(cell)}")


def _said(cell: EvidenceCell | None) -> str:
    if cell is None:
        return NOT_READ_WORDS
    words = "; ".join(
        f"{' '.join(each.text.split())} [{each.span.start}:{each.span.end}]"
        for each in cell.answers
    )
    return words or NOT_SAID_WORDS
