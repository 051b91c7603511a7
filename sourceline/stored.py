"""What the index keeps of a file, a document and a passage, beside what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sourceline.records import (
    DateMention,
    Definition,
    Document,
    Interval,
    Page,
    Passage,
    Section,
    Span,
)

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
