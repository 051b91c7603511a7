"""Documents, sections and passages of one generation, in SQLite."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from sourceline.errors import WrongUseError
from sourceline.names.definitions import acronym_key, long_form_key
from sourceline.names.spelling import forms, sound_key, spelling_key
from sourceline.records import (
    DateMention,
    Definition,
    Document,
    Interval,
    Page,
    Passage,
    Run,
    SearchText,
    Section,
    Span,
)

_SCHEMA = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT UNIQUE NOT NULL, sha256 TEXT NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, language TEXT NOT NULL, pages TEXT NOT NULL, headings TEXT,
    notes TEXT NOT NULL, date TEXT, furniture TEXT NOT NULL, edge_lines TEXT NOT NULL,
    repeated TEXT NOT NULL, bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, names TEXT NOT NULL
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
    first_sentence INTEGER NOT NULL
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
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL,
    bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL
) STRICT;
"""

LeftOutKind = Literal["skipped", "failed"]


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file looked like when it was read: enough to see later that it has changed."""

    path: str
    bytes: int
    mtime_ns: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of the corpus that is not in the index, and why."""

    path: str
    kind: LeftOutKind
    reason: str
    bytes: int
    mtime_ns: int


def bare_reason(path: str, reason: str) -> str:
    """Why a file is left out, beside its path; most reasons begin with it, to stand alone."""
    return reason.removeprefix(f"{path} ")


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document with what indexing found in it."""

    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    furniture: tuple[Span, ...]
    date: Interval | None
    edge_lines: frozenset[str]
    repeated: frozenset[str]
    bytes: int
    mtime_ns: int
    definitions: tuple[Definition, ...] = ()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SaidDefinition:
    """A definition in words: where it stands, and the keys by which it is found."""

    document: str
    definition: Definition
    acronym: str
    long_form: str
    acronym_key: str
    long_key: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One line of the library: a document without its text."""

    id: str
    path: str
    title: str
    language: str
    characters: int
    bytes: int
    passages: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with what surrounds it: enough to date, to rank and to cite it."""

    row: int
    passage: Passage
    text: str
    path: str
    sha256: str
    title: str
    heading: str | None
    heading_span: Span | None
    section_date: DateMention | None
    document_date: Interval | None
    pages: tuple[Page, ...]
    first_sentence: int
    section_date_text: str | None = None


class RecordWriter:
    """Fills a new database; rows of passages count up in the order they are added."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._connection.executescript(_SCHEMA)
        self._rows = 0
        self._sentences = 0

    def add(self, indexed: IndexedDocument) -> None:
        document = indexed.document
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.path,
                document.sha256,
                document.title,
                document.text,
                document.language,
                _dump([[page.number, page.span.start, page.span.end] for page in document.pages]),
                None if document.headings is None else _dump_spans(document.headings),
                _dump(document.notes),
                None if indexed.date is None else _dump(_days(indexed.date)),
                _dump_spans(indexed.furniture),
                _dump(sorted(indexed.edge_lines)),
                _dump(sorted(indexed.repeated)),
                indexed.bytes,
                indexed.mtime_ns,
                _dump(sorted(indexed.names)),
            ),
        )
        self._connection.executemany(
            "INSERT INTO sections VALUES (?, ?, ?, ?, ?)",
            [
                (
                    document.id,
                    position,
                    _dump_spans([section.span]),
                    None if section.heading is None else _dump_spans([section.heading]),
                    None if section.date is None else _dump_dates([section.date]),
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
                for form in sorted(forms(name))
            ],
        )

    def _add_passage(self, passage: Passage) -> None:
        self._connection.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._rows,
                passage.id,
                passage.document_id,
                passage.section,
                passage.span.start,
                passage.span.end,
                _dump_spans(passage.sentences),
                _dump_dates(passage.dates),
                passage.search_text.text,
                _dump([[run.at, run.span.start, run.span.end] for run in passage.search_text.runs]),
                self._sentences,
            ),
        )
        self._rows += 1
        self._sentences += len(passage.sentences)

    def leave_out(self, file: LeftOut) -> None:
        self._connection.execute(
            "INSERT INTO left_out VALUES (?, ?, ?, ?, ?)",
            (file.path, file.kind, file.reason, file.bytes, file.mtime_ns),
        )

    def close(self) -> None:
        self._connection.commit()
        self._connection.close()


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
                identity, path, title, language, length, size, passages, tuple(json.loads(notes))
            )
            for identity, path, title, language, length, size, passages, notes in self._all(
                "SELECT d.id, d.path, d.title, d.language, length(d.text), d.bytes, count(p.row), "
                "d.notes FROM documents d LEFT JOIN passages p ON p.document_id = d.id "
                "GROUP BY d.id ORDER BY d.path"
            )
        ]

    def left_out(self) -> list[LeftOut]:
        return [LeftOut(*row) for row in self._all("SELECT * FROM left_out ORDER BY path")]

    def file_states(self) -> dict[str, FileState]:
        """What each file looked like when it was last read, left-out ones too, by path."""
        rows = self._all(
            "SELECT path, bytes, mtime_ns, sha256 FROM documents "
            "UNION ALL SELECT path, bytes, mtime_ns, NULL FROM left_out"
        )
        return {row[0]: FileState(*row) for row in rows}

    def document(self, path: str) -> Document:
        """Raises WrongUseError when no document has this path."""
        rows = self._all(
            "SELECT id, path, sha256, title, text, language, pages, headings, notes "
            "FROM documents WHERE path = ?",
            (path,),
        )
        if not rows:
            raise WrongUseError(
                f"no document {path!r} in this index: `python -m indexer status` lists them"
            )
        identity, path, sha256, title, text, language, pages, headings, notes = rows[0]
        return Document(
            id=identity,
            path=path,
            sha256=sha256,
            title=title,
            text=text,
            language=language,
            pages=_load_pages(pages),
            headings=None if headings is None else _load_spans(headings),
            notes=tuple(json.loads(notes)),
        )

    def indexed(self, path: str) -> IndexedDocument:
        """A document with its sections and passages, as it was added."""
        document = self.document(path)
        date, furniture, edge_lines, repeated, size, mtime_ns, names = self._all(
            "SELECT date, furniture, edge_lines, repeated, bytes, mtime_ns, names "
            "FROM documents WHERE path = ?",
            (path,),
        )[0]
        rows = self.rows_of(document.id)
        stored = self.passages(rows)
        return IndexedDocument(
            document=document,
            sections=self.sections(document.id),
            passages=tuple(stored[row].passage for row in rows),
            furniture=_load_spans(furniture),
            date=None if date is None else _interval(*json.loads(date)),
            edge_lines=frozenset(json.loads(edge_lines)),
            repeated=frozenset(json.loads(repeated)),
            bytes=size,
            mtime_ns=mtime_ns,
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
            [_dump(list(values)) for values in (ids, acronym_keys, long_keys)],
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
                (_dump(list(keys)), _dump(list(sounds))),
            )
        ]

    def sections(self, document_id: str) -> tuple[Section, ...]:
        return tuple(
            Section(
                span=_load_spans(span)[0],
                heading=None if heading is None else _load_spans(heading)[0],
                date=None if date is None else _load_dates(date)[0],
            )
            for span, heading, date in self._all(
                "SELECT span, heading, date FROM sections WHERE document_id = ? ORDER BY position",
                (document_id,),
            )
        )

    def furniture(self, path: str) -> tuple[Span, ...]:
        rows = self._all("SELECT furniture FROM documents WHERE path = ?", (path,))
        return _load_spans(rows[0][0]) if rows else ()

    def edge_lines(self) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
        """Path, edge lines, and those of them that were taken as repeated, of each document."""
        for path, lines, repeated in self._all("SELECT path, edge_lines, repeated FROM documents"):
            yield path, frozenset(json.loads(lines)), frozenset(json.loads(repeated))

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
                (_dump(list(ids)),),
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
            "d.sha256, d.title, s.heading, s.date, d.date, d.pages, p.first_sentence, "
            "CASE WHEN s.heading IS NULL THEN NULL ELSE substr(d.text, "
            "json_extract(s.heading, '$[0][0]') + 1, "
            "json_extract(s.heading, '$[0][1]') - json_extract(s.heading, '$[0][0]')) END, "
            "CASE WHEN s.date IS NULL THEN NULL ELSE substr(d.text, "
            "json_extract(s.date, '$[0][0]') + 1, "
            "json_extract(s.date, '$[0][1]') - json_extract(s.date, '$[0][0]')) END "
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
        first, last = _days(days)
        # Days as ISO text of four-digit years stand in the order of time.
        found = self._all(
            "SELECT p.row, p.dates FROM passages p WHERE EXISTS (SELECT 1 FROM json_each(p.dates) d"
            " WHERE coalesce(json_extract(d.value, '$[3]'), '9999') >= coalesce(?1, '0000')"
            " AND coalesce(json_extract(d.value, '$[2]'), '0000') <= coalesce(?2, '9999'))"
            " AND (?3 IS NULL OR p.document_id IN (SELECT value FROM json_each(?3)))"
            " ORDER BY p.row",
            (first, last, None if documents is None else json.dumps(list(documents))),
        )
        return [(row, _load_dates(dates)) for row, dates in found]

    def search_texts(self) -> Iterator[tuple[int, str, str]]:
        """Row, document id and search text of every passage, in row order."""
        yield from self._all("SELECT row, document_id, search_text FROM passages ORDER BY row")


def _stored_passage(row: tuple[Any, ...]) -> StoredPassage:
    (number, identity, document_id, start, end, section, sentences, dates, search_text, runs) = row[
        :10
    ]
    (
        text,
        path,
        sha256,
        title,
        heading_span,
        section_date,
        document_date,
        pages,
        first,
        heading,
        section_date_text,
    ) = row[10:]
    return StoredPassage(
        row=number,
        passage=Passage(
            id=identity,
            document_id=document_id,
            span=Span(start, end),
            section=section,
            sentences=_load_spans(sentences),
            dates=_load_dates(dates),
            search_text=SearchText(
                search_text, tuple(Run(at, Span(a, b)) for at, a, b in json.loads(runs))
            ),
        ),
        text=text,
        path=path,
        sha256=sha256,
        title=title,
        heading=heading,
        heading_span=None if heading_span is None else _load_spans(heading_span)[0],
        section_date=None if section_date is None else _load_dates(section_date)[0],
        document_date=None if document_date is None else _interval(*json.loads(document_date)),
        pages=_load_pages(pages),
        first_sentence=first,
        section_date_text=section_date_text,
    )


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _dump_spans(spans: Sequence[Span]) -> str:
    return _dump([[span.start, span.end] for span in spans])


def _load_spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))


def _load_pages(text: str) -> tuple[Page, ...]:
    return tuple(Page(number, Span(start, end)) for number, start, end in json.loads(text))


def _days(interval: Interval) -> list[str | None]:
    return [day.isoformat() if day else None for day in (interval.first, interval.last)]


def _interval(first: str | None, last: str | None) -> Interval:
    return Interval(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


def _dump_dates(dates: Sequence[DateMention]) -> str:
    return _dump(
        [
            [mention.span.start, mention.span.end, *_days(mention.interval), mention.by_reference]
            for mention in dates
        ]
    )


def _load_dates(text: str) -> tuple[DateMention, ...]:
    return tuple(
        DateMention(Span(start, end), _interval(first, last), by_reference)
        for start, end, first, last, by_reference in json.loads(text)
    )
