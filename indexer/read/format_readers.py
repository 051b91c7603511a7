"""Which function reads which format. Each is imported with its first file: some take seconds."""

from __future__ import annotations

from collections.abc import Callable

from indexer.read.source_file import SourceFile
from sourceline.records import Document, FileType


def reader_of(kind: FileType) -> Callable[[SourceFile], Document] | None:
    """The function that reads it; None for an archive, which is not a document itself."""
    return _READERS.get(kind)


def _text(source: SourceFile) -> Document:
    from indexer.read.text.read_text import read_text

    return read_text(source)


def _markdown(source: SourceFile) -> Document:
    from indexer.read.text.read_markdown import read_markdown

    return read_markdown(source)


def _pdf(source: SourceFile) -> Document:
    from indexer.read.pdf.read_pdf import read_pdf

    return read_pdf(source)


def _docx(source: SourceFile) -> Document:
    from indexer.read.office.read_docx import read_docx

    return read_docx(source)


def _html(source: SourceFile) -> Document:
    from indexer.read.web.read_html import read_html

    return read_html(source)


def _pptx(source: SourceFile) -> Document:
    from indexer.read.office.read_pptx import read_pptx

    return read_pptx(source)


def _xlsx(source: SourceFile) -> Document:
    from indexer.read.office.read_xlsx import read_xlsx

    return read_xlsx(source)


def _csv(source: SourceFile) -> Document:
    from indexer.read.tables.read_csv import read_csv

    return read_csv(source)


def _eml(source: SourceFile) -> Document:
    from indexer.read.mail.read_eml import read_eml

    return read_eml(source)


def _msg(source: SourceFile) -> Document:
    from indexer.read.mail.read_msg import read_msg

    return read_msg(source)


def _epub(source: SourceFile) -> Document:
    from indexer.read.books.read_epub import read_epub

    return read_epub(source)


def _converted(source: SourceFile) -> Document:
    from indexer.read.converted.read_converted import read_converted

    return read_converted(source)


def _image(source: SourceFile) -> Document:
    from indexer.read.ocr.read_image import read_image

    return read_image(source)


_READERS: dict[FileType, Callable[[SourceFile], Document]] = {
    "text": _text,
    "markdown": _markdown,
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "csv": _csv,
    "eml": _eml,
    "image": _image,
    "msg": _msg,
    "epub": _epub,
    **dict.fromkeys(("doc", "rtf", "odt", "xls", "ods", "ppt", "odp"), _converted),
}
