"""Old Office files, rich text and OpenDocument, read through LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from indexer.read.converted.convert_source import converted
from indexer.read.converted.convertible_types import convertible_kind
from indexer.read.document_builder import unreadable
from indexer.read.file_bytes import digest
from indexer.read.office.read_docx import read_docx
from indexer.read.office.read_pptx import read_pptx
from indexer.read.office.read_xlsx import read_xlsx
from indexer.read.source_file import SourceFile
from sourceline.records import Document, FileType

_NOTE = "read as LibreOffice understands it"
_TARGETS: Final[dict[FileType, tuple[str, Callable[[SourceFile], Document]]]] = {
    "doc": ("docx", read_docx),
    "rtf": ("docx", read_docx),
    "odt": ("docx", read_docx),
    "xls": ("xlsx", read_xlsx),
    "ods": ("xlsx", read_xlsx),
    "ppt": ("pptx", read_pptx),
    "odp": ("pptx", read_pptx),
}


def read_converted(source: SourceFile) -> Document:
    kind = convertible_kind(source.relative, source.content)
    if kind not in _TARGETS:
        raise unreadable(source, "is of a format that LibreOffice does not read; save it as .docx")
    target, read = _TARGETS[kind]
    document = read(replace(source, content=converted(source, kind, target)))
    return replace(
        document, kind=kind, sha256=digest(source.content), notes=(*document.notes, _NOTE)
    )
