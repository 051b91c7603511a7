"""Documents, sections and passages of one generation, read from SQLite."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sourceline.index.index_records import (
    DocumentEntry,
    FileState,
    IndexedDocument,
    LeftOut,
    StoredDefinition,
    StoredPassage,
)
from sourceline.index.record_tables import as_json, decoded
from sourceline.pages.page_boxes import PageBoxes
from sourceline.records import (
    DateMention,
    Definition,
    Document,
    Interval,
    Passage,
    SearchText,
    Section,
    Span,
)

_OF_PASSAGE = ("id", "document_id", "section", "sentences", "dates", "cells")


class Records:
    """A written database, open for reading. Safe to share over threads."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()

    def close(self) -> None:
        self._connection.close()

    def _all(self, query: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        with self._lock, closing(self._connection.execute(query, parameters)) as cursor:
            names, rows = [column[0] for column in cursor.description], cursor.fetchall()
        return decoded(names, rows)

    def entries(self) -> list[DocumentEntry]:
        """Every document, by path."""
        rows = self._all(
            "SELECT d.id, d.path, d.title, d.language, length(d.text) AS characters, f.bytes, "
            "count(p.row) AS passages, d.notes, d.kind, d.pages, d.file, d.written "
            "FROM documents d JOIN files f ON f.path = d.file "
            "LEFT JOIN passages p ON p.document_id = d.id GROUP BY d.id ORDER BY d.path"
        )
        return [DocumentEntry(**row) for row in rows]

    def left_out(self) -> list[LeftOut]:
        return [LeftOut(**row) for row in self._all("SELECT * FROM left_out ORDER BY path")]

    def file_states(self) -> dict[str, FileState]:
        """What each file looked like when it was last read, also one that failed, by path."""
        return {row["path"]: FileState(**row) for row in self._all("SELECT * FROM files")}

    def page_boxes(self, path: str, number: int) -> PageBoxes | None:
        """None where the document, the page or places on it are not known."""
        rows = self._all(
            "SELECT number, width, height, packed FROM page_boxes b "
            "JOIN documents d ON d.id = b.document_id WHERE d.path = ? AND number = ?",
            (path, number),
        )
        return PageBoxes(**rows[0]) if rows else None

    def document(self, path: str) -> Document | None:
        """None when no document has this path."""
        rows = self._all(
            "SELECT id, path, sha256, title, text, language, kind, pages, headings, tables, "
            "furniture, metadata_day, notes FROM documents WHERE path = ?",
            (path,),
        )
        if not rows:
            return None
        boxes = self._all(
            "SELECT number, width, height, packed FROM page_boxes WHERE document_id = ? "
            "ORDER BY number",
            (rows[0]["id"],),
        )
        return Document(**rows[0], boxes=tuple(PageBoxes(**page) for page in boxes))

    def indexed(self, document: Document) -> IndexedDocument:
        """A document with its sections and passages, as it was added."""
        [own] = self._all(
            "SELECT file, date, written, all_furniture AS furniture, edge_lines, repeated, names "
            "FROM documents WHERE path = ?",
            (document.path,),
        )
        rows = self.rows_of(document.id)
        stored = self.passages(rows)
        return IndexedDocument(
            document=document,
            sections=self.sections(document.id),
            passages=tuple(stored[row].passage for row in rows),
            definitions=tuple(said.definition for said in self._definitions([document.id])),
            **own,
        )

    def definitions(
        self, acronym_keys: Sequence[str] = (), long_keys: Sequence[str] = ()
    ) -> list[StoredDefinition]:
        """Every definition of these acronyms, or of these long forms, by document and place.

        Keys are those of names.acronym_key() and names.long_form_key().
        """
        return self._definitions([], acronym_keys, long_keys)

    def _definitions(
        self, ids: Sequence[str], acronym_keys: Sequence[str] = (), long_keys: Sequence[str] = ()
    ) -> list[StoredDefinition]:
        rows = self._all(
            "SELECT d.path AS document, acronym_start, acronym_end, long_start, long_end, "
            "substr(d.text, acronym_start + 1, acronym_end - acronym_start) AS acronym, "
            "substr(d.text, long_start + 1, long_end - long_start) AS long_form, "
            "acronym_key, long_key "
            "FROM definitions f JOIN documents d ON d.id = f.document_id "
            "WHERE f.document_id IN (SELECT value FROM json_each(?)) "
            "OR f.acronym_key IN (SELECT value FROM json_each(?)) "
            "OR f.long_key IN (SELECT value FROM json_each(?)) ORDER BY d.path, acronym_start",
            [as_json(list(values)) for values in (ids, acronym_keys, long_keys)],
        )
        return [_definition(row) for row in rows]

    def spellings(self, keys: Sequence[str], sounds: Sequence[str] = ()) -> list[str]:
        """Names in the documents, as written, that have one of these keys or sound keys."""
        rows = self._all(
            "SELECT DISTINCT word FROM spellings "
            "WHERE key IN (SELECT value FROM json_each(?)) "
            "OR sound IN (SELECT value FROM json_each(?)) ORDER BY word",
            (as_json(list(keys)), as_json(list(sounds))),
        )
        return [row["word"] for row in rows]

    def sections(self, document_id: str) -> tuple[Section, ...]:
        rows = self._all(
            "SELECT span, heading_span, section_date FROM sections WHERE document_id = ? "
            "ORDER BY position",
            (document_id,),
        )
        return tuple(
            Section(span=row["span"], heading=row["heading_span"], date=row["section_date"])
            for row in rows
        )

    def furniture(self, path: str) -> tuple[Span, ...]:
        rows = self._all("SELECT all_furniture FROM documents WHERE path = ?", (path,))
        return rows[0]["all_furniture"] if rows else ()

    def edge_lines(self) -> Iterator[tuple[str, str, frozenset[str], frozenset[str]]]:
        """Path, file, edge lines, and those of them taken as repeated, of each document."""
        for row in self._all("SELECT path, file, edge_lines, repeated FROM documents"):
            yield row["path"], row["file"], row["edge_lines"], row["repeated"]

    def rows_of(self, document_id: str) -> list[int]:
        """Rows of a document's passages, in text order."""
        query = "SELECT row FROM passages WHERE document_id = ? ORDER BY row"
        return [row["row"] for row in self._all(query, (document_id,))]

    def languages(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        """How many documents are in each language; among these ids, or all."""
        among = None if ids is None else as_json(list(ids))
        rows = self._all(
            "SELECT language, count(*) AS documents FROM documents "
            "WHERE ?1 IS NULL OR id IN (SELECT value FROM json_each(?1)) GROUP BY language",
            (among,),
        )
        return {row["language"]: row["documents"] for row in rows}

    def document_ids(self, paths: Sequence[str]) -> dict[str, str]:
        """Ids by path, of those paths that are indexed."""
        query = "SELECT path, id FROM documents WHERE path IN (SELECT value FROM json_each(?))"
        known = {row["path"]: row["id"] for row in self._all(query, (as_json(list(paths)),))}
        return {path: known[path] for path in paths if path in known}

    def passages(self, rows: Sequence[int]) -> dict[int, StoredPassage]:
        """The passages at these rows, by row."""
        found = self._all(
            "SELECT p.*, d.path, d.sha256, d.title, d.kind, d.pages, d.written, "
            "d.date AS document_date, s.heading_span, s.section_date, "
            "substr(d.text, p.start + 1, p.end - p.start) AS text, "
            # null where there is no heading, or no date of the section
            "substr(d.text, json_extract(s.heading_span, '$[0]') + 1, "
            "json_extract(s.heading_span, '$[1]') - json_extract(s.heading_span, '$[0]')) "
            "AS heading, "
            "substr(d.text, json_extract(s.section_date, '$[0][0]') + 1, "
            "json_extract(s.section_date, '$[0][1]') - json_extract(s.section_date, '$[0][0]')) "
            "AS section_date_text "
            "FROM passages p JOIN documents d ON d.id = p.document_id "
            "JOIN sections s ON s.document_id = p.document_id AND s.position = p.section "
            "WHERE p.row IN (SELECT value FROM json_each(?))",
            (as_json([int(row) for row in rows]),),
        )
        return {row["row"]: _stored_passage(row) for row in found}

    def dated(
        self, days: Interval, documents: Collection[str] | None = None
    ) -> list[tuple[int, tuple[DateMention, ...]]]:
        """Rows of the passages that name a date within these days, each with all its dates.

        ``documents`` are the ids to look in, all when None.
        """
        # Days as ISO text of four-digit years are in the order of time.
        found = self._all(
            "SELECT p.row, p.dates FROM passages p WHERE EXISTS (SELECT 1 FROM json_each(p.dates) d"
            " WHERE coalesce(json_extract(d.value, '$[1][1]'), '9999') >= coalesce(?1, '0000')"
            " AND coalesce(json_extract(d.value, '$[1][0]'), '0000') <= coalesce(?2, '9999'))"
            " AND (?3 IS NULL OR p.document_id IN (SELECT value FROM json_each(?3)))"
            " ORDER BY p.row",
            (
                days.first and days.first.isoformat(),
                days.last and days.last.isoformat(),
                None if documents is None else as_json(list(documents)),
            ),
        )
        return [(row["row"], row["dates"]) for row in found]

    def search_texts(self) -> Iterator[tuple[int, str, str]]:
        """Row, document id and search text of every passage, in row order."""
        query = "SELECT row, document_id, search_text FROM passages ORDER BY row"
        for row in self._all(query):
            yield row["row"], row["document_id"], row["search_text"]


def _stored_passage(row: dict[str, Any]) -> StoredPassage:
    span = Span(row.pop("start"), row.pop("end"))
    search_text = SearchText(row.pop("search_text"), row.pop("runs"))
    own = {name: row.pop(name) for name in _OF_PASSAGE}
    return StoredPassage(passage=Passage(**own, span=span, search_text=search_text), **row)


def _definition(row: dict[str, Any]) -> StoredDefinition:
    acronym = Span(row.pop("acronym_start"), row.pop("acronym_end"))
    long_form = Span(row.pop("long_start"), row.pop("long_end"))
    return StoredDefinition(definition=Definition(acronym, long_form), **row)
