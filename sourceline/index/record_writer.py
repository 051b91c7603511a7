"""Documents, sections and passages of a new generation, written into SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sourceline.index.index_records import FileState, IndexedDocument, LeftOut
from sourceline.index.record_tables import (
    SCHEMA,
    days_of,
    dump,
    dump_cells,
    dump_dates,
    dump_pages,
    dump_spans,
    dump_tables,
    dump_written,
)
from sourceline.names.definitions import acronym_key, long_form_key
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
        self._connection.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?)",
            (file.path, file.bytes, file.mtime_ns, file.sha256),
        )

    def add(self, indexed: IndexedDocument) -> None:
        document = indexed.document
        self._connection.execute(
            "INSERT INTO documents VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.path,
                indexed.file,
                document.sha256,
                document.title,
                document.text,
                document.language,
                document.kind,
                dump_pages(document.pages),
                None if document.headings is None else dump_spans(document.headings),
                dump_tables(document.tables),
                dump_spans(document.furniture),
                document.metadata_day and document.metadata_day.isoformat(),
                dump(document.notes),
                None if indexed.date is None else dump(days_of(indexed.date)),
                dump_written(indexed.written),
                dump_spans(indexed.furniture),
                dump(sorted(indexed.edge_lines)),
                dump(sorted(indexed.repeated)),
                dump(sorted(indexed.names)),
            ),
        )
        self._connection.executemany(
            "INSERT INTO page_boxes VALUES (?, ?, ?, ?, ?)",
            [
                (document.id, page.number, page.width, page.height, page.packed)
                for page in document.boxes
            ],
        )
        self._connection.executemany(
            "INSERT INTO sections VALUES (?, ?, ?, ?, ?)",
            [
                (
                    document.id,
                    position,
                    dump_spans([section.span]),
                    None if section.heading is None else dump_spans([section.heading]),
                    None if section.date is None else dump_dates([section.date]),
                )
                for position, section in enumerate(indexed.sections)
            ],
        )
        for passage in indexed.passages:
            self._add_passage(passage)
        self._add_names(indexed)

    def _add_names(self, indexed: IndexedDocument) -> None:
        text = indexed.document.text
        self._connection.executemany(
            "INSERT INTO definitions VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    indexed.document.id,
                    each.acronym.start,
                    each.acronym.end,
                    each.long_form.start,
                    each.long_form.end,
                    acronym_key(each.acronym.of(text)),
                    long_form_key(each.long_form.of(text)),
                )
                for each in indexed.definitions
            ],
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO spellings VALUES (?, ?, ?)",
            [
                (spelling_key(form), sound_key(form), name)
                for name in sorted(indexed.names)
                for form in sorted(case_forms(name))
            ],
        )

    def _add_passage(self, passage: Passage) -> None:
        self._connection.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._rows,
                passage.id,
                passage.document_id,
                passage.section,
                passage.span.start,
                passage.span.end,
                dump_spans(passage.sentences),
                dump_dates(passage.dates),
                passage.search_text.text,
                dump([[run.at, run.span.start, run.span.end] for run in passage.search_text.runs]),
                dump_cells(passage.cells),
                self._sentences,
            ),
        )
        self._rows += 1
        self._sentences += len(passage.sentences)

    def leave_out(self, file: LeftOut) -> None:
        self._connection.execute(
            "INSERT INTO left_out VALUES (?, ?, ?, ?, ?)",
            (file.path, file.kind, file.reason, file.status, file.file),
        )

    def close(self) -> None:
        self._connection.commit()
        self._connection.close()
