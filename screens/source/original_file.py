"""The file that a document was read from: for its pages as pictures, and for download."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from sourceline.errors import SourcelineError
from sourceline.records import Document

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry

_KEPT = 4
_Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """``content`` as it was indexed, or None and why not, in words for the reader."""

    content: bytes | None
    problem: str = ""


def original_file(corpus: Path, entry: DocumentEntry, document: Document) -> OriginalFile:
    """The original of a document; read again only when its file has another size or time."""
    try:
        status = (corpus / entry.file).stat()
    except OSError:
        return OriginalFile(
            None,
            f"The original file {entry.file} is gone from the corpus folder. Its text is here.",
        )
    stamp = (status.st_size, status.st_mtime_ns)
    return _read(str(corpus), document.path, document.sha256, stamp)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _read(corpus: str, path: str, sha256: str, stamp: _Stamp) -> OriginalFile:
    from indexer.read import read_original

    del stamp  # only part of the cache's key: another state of the file is read again
    try:
        content = read_original(Path(corpus), path)
    except SourcelineError as error:
        return OriginalFile(None, f"The original file cannot be opened: {error}. Its text is here.")
    if hashlib.sha256(content).hexdigest() != sha256:
        return OriginalFile(
            None,
            f"The original file {path} has changed since it was read. Shown is the text as it was.",
        )
    return OriginalFile(content)


def file_name(path: str) -> str:
    """What a document's own file is called, outside archives and folders."""
    return path.rpartition("!/")[2].rpartition("/")[2]
