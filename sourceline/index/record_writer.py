"""Documents, sections and passages of a new generation, written into SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sourceline.index.index_records import FileState, IndexedDocument, LeftOut
from sourceline.index.record_tables import SCHEMA, columns, insert
from sourceline.names.acronym_definitions import acronym_key, long_form_key
from sourceline.names.spelling import case_forms, sound_key, spelling_key
from sourceline.records import Passage


class RecordWriter:
    """Fills a new database; rows of passages count up in the order they are added."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._connection.executescript(SCHEMA)
        self._rows = 0
        self._sentences = 0

    def add_file(self, file: FileState) -> None:
        """A file that was read; before the documents that are in it."""
        self._insert("files", **columns(file))

    def add(self, indexed: IndexedDocument) -> None:
        document = indexed.document
        own = columns(indexed, "document", "sections", "passages", "furniture", "definitions")
        self._insert(
            "documents", **columns(document, "boxes"), **own, all_furniture=indexed.furniture
        )
        for page in document.boxes:
            self._insert("page_boxes", document_id=document.id, **columns(page))
        for position, section in enumerate(indexed.sections):
            self._insert(
                "sections",
                document_id=document.id,
                position=position,
                span=section.span,
                heading_span=section.heading,
                section_date=section.date,
            )
        for passage in indexed.passages:
            self._add_passage(passage)
        self._add_names(indexed)

    def _add_names(self, indexed: IndexedDocument) -> None:
        text = indexed.document.text
        for each in indexed.definitions:
            self._insert(
                "definitions",
                document_id=indexed.document.id,
                acronym_start=each.acronym.start,
                acronym_end=each.acronym.end,
                long_start=each.long_form.start,
                long_end=each.long_form.end,
                acronym_key=acronym_key(each.acronym.of(text)),
                long_key=long_form_key(each.long_form.of(text)),
            )
        self._connection.executemany(
            "INSERT OR IGNORE INTO spellings (key, sound, word) VALUES (:key, :sound, :word)",
            [
                {"key": spelling_key(form), "sound": sound_key(form), "word": name}
                for name in sorted(indexed.names)
                for form in sorted(case_forms(name))
            ],
        )

    def _add_passage(self, passage: Passage) -> None:
        self._insert(
            "passages",
            row=self._rows,
            **columns(passage, "span", "search_text"),
            start=passage.span.start,
            end=passage.span.end,
            search_text=passage.search_text.text,
            runs=passage.search_text.runs,
            first_sentence=self._sentences,
        )
        self._rows += 1
        self._sentences += len(passage.sentences)

    def leave_out(self, file: LeftOut) -> None:
        self._insert("left_out", **columns(file))

    def close(self) -> None:
        self._connection.commit()
        self._connection.close()

    def _insert(self, table: str, **row: Any) -> None:
        insert(self._connection, table, row)
