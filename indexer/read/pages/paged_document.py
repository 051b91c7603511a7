"""Pages that were read → a document, the same for PDF and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexer.read.file_bytes import digest, document_id, printable_name
from indexer.read.pages.headers_and_footers import find_furniture
from indexer.read.pages.page_headings import Bookmarks, headings_of, largest_text
from indexer.read.pages.page_lines import ReadPage
from indexer.read.pages.page_text import PagedText, text_of_pages
from indexer.read.source_file import SourceFile
from indexer.read.text.read_text import file_title, notes_on
from sourceline.errors import UnreadableError
from sourceline.records import Document, FileType
from sourceline.text.language import document_language

_HEAD = 100_000


def paged_document(
    source: SourceFile,
    kind: FileType,
    pages: Sequence[ReadPage],
    title: str | None = None,
    day: date | None = None,
    bookmarks: Bookmarks | None = None,
    notes: Sequence[str] = (),
) -> Document:
    """Raises UnreadableError where the text is longer than the limit."""
    characters = sum(len(line.text) + 1 for page in pages for line in page.lines)
    if characters > source.settings.characters:
        raise UnreadableError(
            f"{printable_name(source.relative)} has {characters} characters of text, more than the "
            f"{source.settings.characters} that are taken in; split it into smaller files"
        )
    furniture = find_furniture(pages)
    paged: PagedText = text_of_pages(pages, furniture)
    largest = largest_text(pages[0], furniture) if pages else None
    return Document(
        id=document_id(source.relative),
        path=source.relative,
        sha256=digest(source.content),
        title=title or largest or file_title(source.relative),
        text=paged.text,
        language=document_language(paged.text[:_HEAD]),
        kind=kind,
        pages=tuple(paged.pages),
        boxes=tuple(paged.boxes),
        headings=headings_of(pages, furniture, bookmarks or {}, paged.spans),
        tables=tuple(paged.tables),
        furniture=tuple(paged.furniture),
        metadata_day=day,
        notes=(*notes, *notes_on(paged.text)),
    )
