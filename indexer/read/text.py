"""Plain text: the document's text is the decoded file, line ends and odd spaces included."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from indexer.furniture_phrases import is_certain, is_doubtful
from indexer.layout import is_table_row, lines_of, looks_like_title
from indexer.read.content import decode, digest, document_id, printable, read_bytes
from sourceline.language import detect_language
from sourceline.records import Document
from sourceline.settings import ReadSettings

EMPTY = "empty: no text to search"
_HEAD = 100_000
"""Characters by which language and title are told: enough, and quick for any size of file."""
_LINES = 10


def read_text(path: Path, relative: str, settings: ReadSettings) -> Document:
    """Headings are not marked in plain text: they are recognised by shape when it is split."""
    content = read_bytes(path, relative, settings)
    text = decode(content, relative)
    return Document(
        id=document_id(relative),
        path=relative,
        sha256=digest(content),
        title=_first_line(text) or file_title(relative),
        text=text,
        language=detect_language(text[:_HEAD]),
        notes=notes_on(text),
    )


def _first_line(text: str) -> str | None:
    """The first line with content, where it looks like a title; a site's buttons do not count."""
    for line in lines_of(text[:_HEAD])[:_LINES]:
        if is_certain(line.text) or is_doubtful(line.text) or is_table_row(line.text):
            continue
        title = " ".join(line.text.split())
        return title if looks_like_title(title) else None
    return None


def file_title(relative: str) -> str:
    """The file's name without its type, for documents that name themselves nowhere."""
    return printable(PurePosixPath(relative).stem)


def notes_on(text: str) -> tuple[str, ...]:
    return () if text.strip() else (EMPTY,)
