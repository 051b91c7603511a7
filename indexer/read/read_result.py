"""The result of reading one file: its documents, and the members that were refused."""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.records import Document, PageStatus


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A member that is not read: the path its document would have, and why."""

    path: str
    reason: str
    status: PageStatus = "failed"
    skipped: bool = False
    """Whether it is of a type that is not read, which is not a failure."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """``sha256`` is that of the file. A file that is not an archive has one document."""

    sha256: str
    documents: tuple[Document, ...]
    refused: tuple[RefusedFile, ...] = ()
