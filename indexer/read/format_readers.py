"""Which module reads which format. Each is imported with its first file: some take seconds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from indexer.read.source_file import SourceFile
from sourceline.records import Document, FileType

_FAMILIES: dict[FileType, str] = {
    "text": "text",
    "markdown": "text",
    "pdf": "pdf",
    "docx": "office",
    "html": "web",
    "pptx": "office",
    "xlsx": "office",
    "csv": "tables",
    "eml": "mail",
    "image": "ocr",
}


def reader_of(kind: FileType) -> Callable[[SourceFile], Document] | None:
    """The function ``read_KIND``; None for an archive, which is not a document itself."""
    family = _FAMILIES.get(kind)
    if family is None:
        return None
    name = f"read_{kind}"
    found: Callable[[SourceFile], Document] = getattr(
        import_module(f"indexer.read.{family}.{name}"), name
    )
    return found
