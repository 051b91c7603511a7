"""Which module reads which format. Each is imported when its first file is: some take seconds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from indexer.read.source import Source
from sourceline.records import Document, Kind

_MODULES: dict[Kind, str] = {
    "text": "text",
    "markdown": "markdown",
    "pdf": "pdf",
    "docx": "docx",
    "html": "html",
    "pptx": "pptx",
    "xlsx": "xlsx",
    "csv": "csv",
    "eml": "eml",
    "image": "image",
}


def reader_of(kind: Kind) -> Callable[[Source], Document] | None:
    """``read_KIND`` of the module; None for an archive, which is no document itself."""
    module = _MODULES.get(kind)
    if module is None:
        return None
    found: Callable[[Source], Document] = getattr(
        import_module(f"indexer.read.{module}"), f"read_{kind}"
    )
    return found
