"""What comes of reading one file: its documents, and those of its members that were refused."""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.records import Document, PageStatus


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A member that is not read: its document's path to be, and why."""

    path: str
    reason: str
    status: PageStatus = "failed"
    skipped: bool = False
    """Of a type that is not read, which is no failure."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """``sha256`` is that of the file; one that is no archive has one document, itself."""

    sha256: str
    documents: tuple[Document, ...]
    refused: tuple[RefusedFile, ...] = ()
