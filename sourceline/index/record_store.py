"""Documents, sections and passages of one generation, read from SQLite."""

from __future__ import annotations

import datetime
import json
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
    SaidDefinition,
    StoredPassage,
)
from sourceline.index.record_tables import (
    days_of,
    dump,
    interval,
    load_cells,
    load_dates,
    load_pages,
    load_spans,
    load_tables,
    load_written,
)
from sourceline.pages.page_boxes import PageBoxes
from sourceline.records import (
    DateMention,
    Definition,
    Document,
    Interval,
    Passage,
    Run,
    SearchText,
    Section,
    Span,
)


class Records:
    """A written database, open for reading. Safe to share over threads."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()

    def close(self) -> None:
        self._connection.close()

    def _all(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock, closing(self._connection.execute(query, parameters)) as cursor:
            return cursor.fetchall()

    def entries(self) -> list[DocumentEntry]:
        """Every document, by path."""
        return [
            DocumentEntry(
                identity,
                path,
                title,
                language,
                characters,
                size,
                passages,
                tuple(json.loads(notes)),
                kind,
                load_pages(pages),
                file,
                load_written(written),
            )
            for (
                identity,
                path,
                title,
                language,
                characters,
                size,
                passages,
                notes,
                kind,
                pages,
                file,
                written,
            ) in self._all(
                "SELECT d.id, d.path, d.title, d.language, length(d.text), f.bytes, count(p.row), "
                "d.notes, d.kind, d.pages, d.file, d.written "
                "FROM documents d JOIN files f ON f.path = d.file "
                "LEFT JOIN passages p ON p.document_id = d.id GROUP BY d.id ORDER BY d.path"
            )
        ]

    def left_out(self) -> list[LeftOut]:
        return [LeftOut(*row) for row in self._all("SELECT * FROM left_out ORDER BY path")]

    def file_states(self) -> dict[str, FileState]:
        """What each file looked like when it was last read, also one that failed, by path."""
        rows = self._all("SELECT path, bytes, mtime_ns, sha256 FROM files")
        return {row[0]: FileState(*row) for row in rows}

    def paths_of(self, file: str) -> list[str]:
        """The documents of a file, several where it holds others, by path."""
        rows = self._all("SELECT path FROM documents WHERE file = ? ORDER BY path", (file,))
        return [path for (path,) in rows]

    def page_boxes(self, path: str, number: int) -> PageBoxes | None:
        """None where the document, the page or places on it are not known."""
        rows = self._all(
            "SELECT number, width, height, packed FROM page_boxes b "
            "JOIN documents d ON d.id = b.document_id WHERE d.path = ? AND number = ?",
            (path, number),
        )
        return PageBoxes(*rows[0]) if rows else None

    def document(self, path: str) -> Document | None:
        """None when no document has this path."""
        rows = self._all(
            "SELECT id, path, sha256, title, text, language, kind, pages, headings, tables, "
            "own_furniture, metadata_day, notes FROM documents WHERE path = ?",
            (path,),
        )
        if not rows:
            return None
        identity, path, sha256, title, text, language, kind, pages, headings = rows[0][:9]
        tables, furniture, day, notes = rows[0][9:]
        boxes = self._all(
            "SELECT number, width, height, packed FROM page_boxes WHERE document_id = ? "
            "ORDER BY number",
            (identity,),
        )
        return Document(
            id=identity,
            path=path,
            sha256=sha256,
            title=title,
            text=text,
            language=language,
            kind=kind,
            pages=load_pages(pages),
            boxes=tuple(PageBoxes(*page) for page in boxes),
            headings=None if headings is None else load_spans(headings),
            tables=load_tables(tables),
            furniture=load_spans(furniture),
            metadata_day=None if day is None else datetime.date.fromisoformat(day),
            notes=tuple(json.loads(notes)),
        )

    def indexed(self, document: Document) -> IndexedDocument:
        """A document with its sections and passages, as it was added."""
        file, date, written, furniture, edge_lines, repeated, names = self._all(
            "SELECT file, date, written, furniture, edge_lines, repeated, names "
            "FROM documents WHERE path = ?",
            (document.path,),
        )[0]
        rows = self.rows_of(document.id)
        stored = self.passages(rows)
        return IndexedDocument(
            document=document,
            file=file,
            sections=self.sections(document.id),
            passages=tuple(stored[row].passage for row in rows),
            furniture=load_spans(furniture),
            date=None if date is None else interval(*json.loads(date)),
            edge_lines=frozenset(json.loads(edge_lines)),
            repeated=frozenset(json.loads(repeated)),
            written=load_written(written),
            definitions=tuple(said.definition for said in self._definitions([document.id])),
            names=frozenset(json.loads(names)),
        )

    def definitions(
        self, acronym_keys: Sequence[str] = (), long_keys: Sequence[str] = ()
    ) -> list[SaidDefinition]:
        """Every definition of these acronyms, or of these long forms, by document and place.

        Keys are those of names.acronym_key() and names.long_form_key().
        """
        return self._definitions([], acronym_keys, long_keys)

    def _definitions(
        self, ids: Sequence[str], acronym_keys: Sequence[str] = (), long_keys: Sequence[str] = ()
    ) -> list[SaidDefinition]:
        rows = self._all(
            "SELECT d.path, acronym_start, acronym_end, long_start, long_end, "
            "substr(d.text, acronym_start + 1, acronym_end - acronym_start), "
            "substr(d.text, long_start + 1, long_end - long_start), acronym_key, long_key "
            "FROM definitions f JOIN documents d ON d.id = f.document_id "
            "WHERE f.document_id IN (SELECT value FROM json_each(?)) "
            "OR f.acronym_key IN (SELECT value FROM json_each(?)) "
            "OR f.long_key IN (SELECT value FROM json_each(?)) ORDER BY d.path, acronym_start",
            [dump(list(values)) for values in (ids, acronym_keys, long_keys)],
        )
        return [
            SaidDefinition(path, Definition(Span(a, b), Span(c, d)), *words)
            for path, a, b, c, d, *words in rows
        ]

    def spellings(self, keys: Sequence[str], sounds: Sequence[str] = ()) -> list[str]:
        """Names in the documents, as written, that have one of these keys or sound keys."""
        return [
            word
            for (word,) in self._all(
                "SELECT DISTINCT word FROM spellings "
                "WHERE key IN (SELECT value FROM json_each(?)) "
                "OR sound IN (SELECT value FROM json_each(?)) ORDER BY word",
                (dump(list(keys)), dump(list(sounds))),
            )
        ]

    def sections(self, document_id: str) -> tuple[Section, ...]:
        return tuple(
            Section(
                span=load_spans(span)[0],
                heading=None if heading is None else load_spans(heading)[0],
                date=None if date is None else load_dates(date)[0],
            )
            for span, heading, date in self._all(
                "SELECT span, heading, date FROM sections WHERE document_id = ? ORDER BY position",
                (document_id,),
            )
        )

    def furniture(self, path: str) -> tuple[Span, ...]:
        rows = self._all("SELECT furniture FROM documents WHERE path = ?", (path,))
        return load_spans(rows[0][0]) if rows else ()

    def edge_lines(self) -> Iterator[tuple[str, str, frozenset[str], frozenset[str]]]:
        """Path, file, edge lines, and those of them taken as repeated, of each document."""
        for path, file, lines, repeated in self._all(
            "SELECT path, file, edge_lines, repeated FROM documents"
        ):
            yield path, file, frozenset(json.loads(lines)), frozenset(json.loads(repeated))

    def rows_of(self, document_id: str) -> list[int]:
        """Rows of a document's passages, in text order."""
        query = "SELECT row FROM passages WHERE document_id = ? ORDER BY row"
        return [row[0] for row in self._all(query, (document_id,))]

    def languages(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        """How many documents are in each language; among these ids, or all."""
        if ids is None:
            return dict(self._all("SELECT language, count(*) FROM documents GROUP BY language"))
        return dict(
            self._all(
                "SELECT language, count(*) FROM documents "
                "WHERE id IN (SELECT value FROM json_each(?)) GROUP BY language",
                (dump(list(ids)),),
            )
        )

    def document_ids(self, paths: Sequence[str]) -> dict[str, str]:
        """Ids by path, of those paths that are indexed."""
        known = dict(self._all("SELECT path, id FROM documents"))
        return {path: known[path] for path in paths if path in known}

    def passages(self, rows: Sequence[int]) -> dict[int, StoredPassage]:
        """The passages at these rows, by row."""
        found = self._all(
            "SELECT p.row, p.id, p.document_id, p.start, p.end, p.section, p.sentences, p.dates, "
            "p.search_text, p.runs, substr(d.text, p.start + 1, p.end - p.start), d.path, "
            "d.sha256, d.title, s.heading, s.date, d.date, d.pages, p.first_sentence, p.cells, "
            "d.kind, d.written, "
            # the words at both, null where they are
            "substr(d.text, json_extract(s.heading, '$[0][0]') + 1, "
            "json_extract(s.heading, '$[0][1]') - json_extract(s.heading, '$[0][0]')), "
            "substr(d.text, json_extract(s.date, '$[0][0]') + 1, "
            "json_extract(s.date, '$[0][1]') - json_extract(s.date, '$[0][0]')) "
            "FROM passages p JOIN documents d ON d.id = p.document_id "
            "JOIN sections s ON s.document_id = p.document_id AND s.position = p.section "
            "WHERE p.row IN (SELECT value FROM json_each(?))",
            (json.dumps([int(row) for row in rows]),),
        )
        return {row[0]: _stored_passage(row) for row in found}

    def dated(
        self, days: Interval, documents: Collection[str] | None = None
    ) -> list[tuple[int, tuple[DateMention, ...]]]:
        """Rows of the passages that name a date within these days, each with all its dates.

        ``documents`` are the ids to look in, all when None.
        """
        first, last = days_of(days)
        # Days as ISO text of four-digit years stand in the order of time.
        found = self._all(
            "SELECT p.row, p.dates FROM passages p WHERE EXISTS (SELECT 1 FROM json_each(p.dates) d"
            " WHERE coalesce(json_extract(d.value, '$[3]'), '9999') >= coalesce(?1, '0000')"
            " AND coalesce(json_extract(d.value, '$[2]'), '0000') <= coalesce(?2, '9999'))"
            " AND (?3 IS NULL OR p.document_id IN (SELECT value FROM json_each(?3)))"
            " ORDER BY p.row",
            (first, last, None if documents is None else json.dumps(list(documents))),
        )
        return [(row, load_dates(dates)) for row, dates in found]

    def search_texts(self) -> Iterator[tuple[int, str, str]]:
        """Row, document id and search text of every passage, in row order."""
        yield from self._all("SELECT row, document_id, search_text FROM passages ORDER BY row")


def _stored_passage(row: tuple[Any, ...]) -> StoredPassage:
    number, identity, document_id, start, end, section, sentences, dates, search_text, runs = row[
        :10
    ]
    text, path, sha256, title, heading_span, section_date, document_date, pages, first = row[10:19]
    cells, kind, written, heading, section_date_text = row[19:]
    return StoredPassage(
        row=number,
        passage=Passage(
            id=identity,
            document_id=document_id,
            span=Span(start, end),
            section=section,
            sentences=load_spans(sentences),
            dates=load_dates(dates),
            search_text=SearchText(
                search_text, tuple(Run(at, Span(a, b)) for at, a, b in json.loads(runs))
            ),
            cells=load_cells(cells),
        ),
        text=text,
        path=path,
        sha256=sha256,
        title=title,
        heading=heading,
        heading_span=None if heading_span is None else load_spans(heading_span)[0],
        section_date=None if section_date is None else load_dates(section_date)[0],
        document_date=None if document_date is None else interval(*json.loads(document_date)),
        pages=load_pages(pages),
        first_sentence=first,
        kind=kind,
        written=load_written(written),
        section_date_text=section_date_text,
    )
