"""Electronic books (EPUB): chapters in reading order, their headings, or their names as such."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from indexer.read.books.epub_package import EpubPackage
from indexer.read.document_builder import DocumentBuilder
from indexer.read.file_bytes import printable_name
from indexer.read.office.office_package import reporting_damage
from indexer.read.source_file import SourceFile
from indexer.read.web.read_html import add_whole_page, decode_html
from sourceline.records import Document

_LATIN: Final = frozenset({"en", "fr", "es"})
"""Languages of one alphabet, which a book tells apart more surely than its words do."""
_NAMED: Final = 3


def read_epub(source: SourceFile) -> Document:
    with reporting_damage(source, "a reader of e-books"):
        builder = DocumentBuilder(source)
        package = EpubPackage(source)
        notes: list[str] = []
        for number, chapter in enumerate(package.chapters(), 1):
            source.step(number - 1, len(package))
            decoded = decode_html(replace(source, content=chapter.content))
            notes += decoded.notes
            add_whole_page(builder, decoded.text, chapter.label)
        builder.notes += dict.fromkeys(notes)
        if package.missing:
            named = ", ".join(printable_name(name) for name in package.missing[:_NAMED])
            builder.notes.append(f"chapters that are missing: {len(package.missing)} ({named})")
        document = builder.document("epub", title=package.fact("title") or None, day=package.day())
        said = package.fact("language").partition("-")[0].lower()
        both_latin = document.language in _LATIN and said in _LATIN
        return replace(document, language=said) if both_latin else document
