"""How records stand in SQLite: the tables, and the JSON in their columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sourceline.records import Cell, DateMention, Interval, Page, Span, Table, Written

SCHEMA = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT
) STRICT;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT UNIQUE NOT NULL, file TEXT NOT NULL REFERENCES files,
    sha256 TEXT NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL, pages TEXT NOT NULL,
    headings TEXT, tables TEXT NOT NULL, own_furniture TEXT NOT NULL, metadata_day TEXT,
    notes TEXT NOT NULL, date TEXT, written TEXT, furniture TEXT NOT NULL,
    edge_lines TEXT NOT NULL, repeated TEXT NOT NULL, names TEXT NOT NULL
) STRICT;
CREATE INDEX documents_of_file ON documents (file);
CREATE TABLE page_boxes (
    document_id TEXT NOT NULL REFERENCES documents, number INTEGER NOT NULL,
    width REAL NOT NULL, height REAL NOT NULL, packed BLOB NOT NULL,
    PRIMARY KEY (document_id, number)
) STRICT;
CREATE INDEX documents_by_language ON documents (language);
CREATE TABLE sections (
    document_id TEXT NOT NULL REFERENCES documents, position INTEGER NOT NULL, span TEXT NOT NULL,
    heading TEXT, date TEXT, PRIMARY KEY (document_id, position)
) STRICT;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents,
    section INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL, dates TEXT NOT NULL, search_text TEXT NOT NULL, runs TEXT NOT NULL,
    cells TEXT NOT NULL, first_sentence INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_of_document ON passages (document_id, row);
CREATE TABLE definitions (
    document_id TEXT NOT NULL REFERENCES documents, acronym_start INTEGER NOT NULL,
    acronym_end INTEGER NOT NULL, long_start INTEGER NOT NULL, long_end INTEGER NOT NULL,
    acronym_key TEXT NOT NULL, long_key TEXT NOT NULL,
    PRIMARY KEY (document_id, acronym_start)
) STRICT;
CREATE INDEX definitions_of_acronym ON definitions (acronym_key);
CREATE INDEX definitions_of_long_form ON definitions (long_key);
CREATE TABLE spellings (
    key TEXT NOT NULL, sound TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX spellings_by_sound ON spellings (sound);
CREATE TABLE left_out (
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL, status TEXT NOT NULL,
    file TEXT NOT NULL
) STRICT;
"""


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_spans(spans: Sequence[Span]) -> str:
    return dump(_pairs(spans))


def load_spans(text: str) -> tuple[Span, ...]:
    return _spans(json.loads(text))


def dump_pages(pages: Sequence[Page]) -> str:
    return dump(
        [
            [page.number, page.span.start, page.span.end, page.status, page.reason, page.sureness]
            for page in pages
        ]
    )


def load_pages(text: str) -> tuple[Page, ...]:
    return tuple(
        Page(number, Span(start, end), status, reason, sureness)
        for number, start, end, status, reason, sureness in json.loads(text)
    )


def dump_tables(tables: Sequence[Table]) -> str:
    return dump(
        [
            [
                _pairs([table.span])[0],
                _pairs(table.header),
                [_pairs(row) for row in table.rows],
                None if table.caption is None else _pairs([table.caption])[0],
            ]
            for table in tables
        ]
    )


def load_tables(text: str) -> tuple[Table, ...]:
    return tuple(
        Table(
            Span(*span),
            _spans(header),
            tuple(_spans(row) for row in rows),
            None if caption is None else Span(*caption),
        )
        for span, header, rows, caption in json.loads(text)
    )


def dump_cells(cells: Sequence[Cell]) -> str:
    return dump([[cell.column, cell.span.start, cell.span.end] for cell in cells])


def load_cells(text: str) -> tuple[Cell, ...]:
    return tuple(Cell(column, Span(start, end)) for column, start, end in json.loads(text))


def dump_written(written: Written | None) -> str | None:
    return None if written is None else dump([written.day.isoformat(), written.basis])


def load_written(text: str | None) -> Written | None:
    if text is None:
        return None
    day, basis = json.loads(text)
    return Written(date.fromisoformat(day), basis)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def days_of(interval: Interval) -> list[str | None]:
    return [day.isoformat() if day else None for day in (interval.first, interval.last)]


def interval(first: str | None, last: str | None) -> Interval:
    return Interval(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


def dump_dates(dates: Sequence[DateMention]) -> str:
    return dump(
        [
            [mention.span.start, mention.span.end, *days_of(mention.interval), mention.by_reference]
            for mention in dates
        ]
    )


def load_dates(text: str) -> tuple[DateMention, ...]:
    return tuple(
        DateMention(Span(start, end), interval(first, last), by_reference)
        for start, end, first, last, by_reference in json.loads(text)
    )
