"""The records of the index: files, documents and passages with what indexing added to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sourceline.records import (
    DateMention,
    Definition,
    Document,
    DocumentDay,
    FileType,
    Interval,
    Page,
    PageStatus,
    Passage,
    Section,
    Span,
)

LeftOutKind = Literal["skipped", "failed"]
UNREAD: frozenset[PageStatus] = frozenset(("garbled", "encrypted", "failed"))
"""Statuses of pages whose text could not be read; an empty page has none."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read: enough to see later that it has changed."""

    path: str
    bytes: int
    mtime_ns: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of the corpus, or a member of one, that is not in the index, and why.

    ``file`` is the path of the file, ``path`` itself unless that is a member's.
    """

    path: str
    kind: LeftOutKind
    reason: str
    status: PageStatus = "failed"
    file: str = ""

    @property
    def of_file(self) -> str:
        return self.file or self.path


def reason_without_path(path: str, reason: str) -> str:
    """Why a file is left out, for where its path is shown already; most reasons begin with it."""
    return reason.removeprefix(f"{path} ")


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document with what indexing found in it; ``file`` is the path of the file it came from.

    ``furniture`` is all that was recognised as such, also what the format itself marks.
    """

    document: Document
    file: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    furniture: tuple[Span, ...]
    date: Interval | None
    edge_lines: frozenset[str]
    repeated: frozenset[str]
    written: DocumentDay | None = None
    definitions: tuple[Definition, ...] = ()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StoredDefinition:
    """A definition with its words, the path of its document, and the keys that find it."""

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
    kind: FileType
    pages: tuple[Page, ...]
    file: str
    written: DocumentDay | None

    @property
    def unread(self) -> tuple[Page, ...]:
        """Pages whose text could not be read."""
        return tuple(page for page in self.pages if page.status in UNREAD)


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with what is needed of its document to date, rank and cite it."""

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
    kind: FileType = "text"
    written: DocumentDay | None = None
    section_date_text: str | None = None

    def quote(self, span: Span) -> str:
        """The words of a document span that lies inside the passage."""
        return span.of(self.text, self.passage.span.start)

    def in_passage(self, span: Span) -> Span:
        """A document span, counted from the beginning of the passage's own ``text``."""
        return span.shift(-self.passage.span.start)

    def in_document(self, span: Span) -> Span:
        """A span of the passage's own ``text``, counted in the document."""
        return span.shift(self.passage.span.start)
