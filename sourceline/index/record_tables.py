"""How records are kept in SQLite: the tables, and the columns that hold JSON.

A column of JSON has the same name and type wherever it occurs. A record in it is an array of its
fields, in order (``array_like`` in sourceline.records).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, Final

import msgspec

from sourceline.records import (
    Cell,
    CopiedRun,
    DateMention,
    DocumentDay,
    Interval,
    Page,
    Span,
    Table,
)

SCHEMA = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT
) STRICT;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT UNIQUE NOT NULL, file TEXT NOT NULL REFERENCES files,
    sha256 TEXT NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL, pages TEXT NOT NULL,
    headings TEXT, tables TEXT NOT NULL, furniture TEXT NOT NULL, metadata_day TEXT,
    notes TEXT NOT NULL, date TEXT, written TEXT, all_furniture TEXT NOT NULL,
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
    heading_span TEXT, section_date TEXT, PRIMARY KEY (document_id, position)
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

_JSON_COLUMNS: Final[Mapping[str, Any]] = {
    "pages": tuple[Page, ...],
    "headings": tuple[Span, ...],
    "tables": tuple[Table, ...],
    "furniture": tuple[Span, ...],
    "all_furniture": tuple[Span, ...],
    "metadata_day": date,
    "notes": tuple[str, ...],
    "date": Interval,
    "document_date": Interval,
    "written": DocumentDay,
    "edge_lines": frozenset[str],
    "repeated": frozenset[str],
    "names": frozenset[str],
    "span": Span,
    "heading_span": Span,
    "section_date": DateMention,
    "sentences": tuple[Span, ...],
    "dates": tuple[DateMention, ...],
    "runs": tuple[CopiedRun, ...],
    "cells": tuple[Cell, ...],
}
_DECODERS: Final = {name: msgspec.json.Decoder(kind).decode for name, kind in _JSON_COLUMNS.items()}
_encode: Final = msgspec.json.Encoder(order="deterministic").encode


def as_json(value: object) -> str:
    """Sets are written in order, so that the same records give the same bytes."""
    return _encode(value).decode()


def columns(record: Any, *without: str) -> dict[str, Any]:
    """The fields of a dataclass by name, for columns of the same names."""
    names = (field.name for field in fields(record) if field.name not in without)
    return {name: getattr(record, name) for name in names}


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """Add a row, given by column."""
    values = {
        name: value if value is None or name not in _DECODERS else as_json(value)
        for name, value in row.items()
    }
    connection.execute(_insertion(table, tuple(row)), values)


@cache
def _insertion(table: str, names: tuple[str, ...]) -> str:
    quoted, places = (
        ", ".join(f'"{name}"' for name in names),
        ", ".join(f":{name}" for name in names),
    )
    return f"INSERT INTO {table} ({quoted}) VALUES ({places})"  # noqa: S608  (no name from outside)


def decoded(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows by column, their JSON decoded."""
    decoders = [_DECODERS.get(name) for name in names]
    return [
        {
            name: value if value is None or decode is None else decode(value)
            for name, decode, value in zip(names, decoders, row, strict=True)
        }
        for row in rows
    ]
