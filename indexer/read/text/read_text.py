"""Plain text: the document's text is the decoded file, line ends and odd spaces included."""

from __future__ import annotations

from pathlib import PurePosixPath

from indexer.read.file_bytes import digest, document_id, printable_name
from indexer.read.source_file import SourceFile
from indexer.read.text.encoding import decode
from indexer.structure.furniture_phrases import is_certain, is_doubtful
from indexer.structure.layout import is_table_row, lines_of, looks_like_title
from sourceline.records import Document
from sourceline.text.language import document_language

EMPTY = "empty: no text to search"
HEAD = 100_000
"""Characters from which language and title are found: enough, and quick for any size of file."""
_LINES = 10


def read_text(source: SourceFile) -> Document:
    """Headings are not marked in plain text: they are recognised by shape when it is split."""
    decoded = decode(source.content, source.relative, source.settings)
    text = decoded.text
    return Document(
        id=document_id(source.relative),
        path=source.relative,
        sha256=digest(source.content),
        title=title_line(text) or file_title(source.relative),
        text=text,
        language=document_language(text[:HEAD]),
        notes=(*decoded.notes, *notes_on(text)),
    )


def title_line(text: str) -> str | None:
    """The first line with content, if it looks like a title; buttons of a site are passed over."""
    for line in lines_of(text[:HEAD])[:_LINES]:
        if is_certain(line.text) or is_doubtful(line.text) or is_table_row(line.text):
            continue
        title = " ".join(line.text.split())
        return title if looks_like_title(title) else None
    return None


def file_title(relative: str) -> str:
    """The file's name without its suffix, for documents without a title."""
    return printable_name(PurePosixPath(relative).stem)


def notes_on(text: str) -> tuple[str, ...]:
    return () if text.strip() else (EMPTY,)
