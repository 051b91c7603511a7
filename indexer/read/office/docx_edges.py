"""The words of the headers and footers of a Word file's pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indexer.read.document_builder import one_line
from indexer.read.office.docx_text import W, blocks_of, content_of
from indexer.read.office.office_parts import OfficeParts
from indexer.structure.furniture_phrases import is_page_mark


def page_edges(parts: OfficeParts, main: str) -> list[str]:
    """Each line once; not the numbers of pages."""
    names = [*parts.related(main, "header"), *parts.related(main, "footer")]
    roots = (parts.xml(name) for name in names)
    lines = [line for root in roots if root is not None for line in _lines(root)]
    kept = (line for line in lines if any(map(str.isalpha, line)) and not is_page_mark(line))
    return list(dict.fromkeys(kept))


def _lines(element: Any) -> Iterator[str]:
    for name, block in blocks_of(element):
        if name == "p":
            words = content_of(block)
            if words.text.strip():
                yield one_line(words.text)
            for box in words.boxes:
                yield from _lines(box)
        elif name == "tbl":
            for cell in block.iter(W + "tc"):
                yield from _lines(cell)
