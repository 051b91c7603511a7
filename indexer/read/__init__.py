"""Files of the corpus folder to documents, one file here a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from indexer.read import corpus
from indexer.read.content import printable, read_bytes
from indexer.read.corpus import CorpusFile, CorpusFiles
from indexer.read.markdown import read_markdown
from indexer.read.source import Source
from indexer.read.text import read_text
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import READ, ReadSettings

__all__ = ["SUFFIXES", "CorpusFile", "CorpusFiles", "find_files", "read_document"]

_READERS: dict[str, Callable[[Source], Document]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
SUFFIXES = tuple(_READERS)


def find_files(folder: Path) -> CorpusFiles:
    """What a corpus folder holds: documents, files of other types, and what cannot be read."""
    return corpus.find_files(folder, SUFFIXES)


def read_document(path: Path, relative: str, settings: ReadSettings = READ) -> Document:
    """Read one file; ``relative`` is its path from the corpus folder, with ``/``.

    Raises UnreadableError naming the file, what is wrong with it and how to mend it.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(SUFFIXES))
        raise UnreadableError(
            f"{printable(relative)} is of a type that is not read; save it as one of {known}"
        )
    return reader(Source(relative, read_bytes(path, relative, settings), settings))
