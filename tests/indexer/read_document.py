"""Documents of files, for tests that look at one."""

from __future__ import annotations

from pathlib import Path

from indexer.read import read_file
from sourceline.records import Document
from sourceline.settings import READ, ReadSettings


def read_document(path: Path, relative: str, settings: ReadSettings = READ) -> Document:
    """The one document of a file that is no archive."""
    (document,) = read_file(path, relative, settings).documents
    return document
