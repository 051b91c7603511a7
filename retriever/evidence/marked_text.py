"""A passage for a terminal, with its evidence marked."""

from __future__ import annotations

from retriever.results import Evidence
from sourceline.command import harmless
from sourceline.records import Cell, Span


def marked_text(evidence: Evidence, *, colour: bool) -> str:
    """The passage; without colour, evidence sentences stand between » and «.

    A row of a table is its cells, each after the name of its column.
    """
    passage = evidence.hit.place.passage
    if not any(cell.column for cell in passage.cells):
        return _marked_part(evidence, passage.span, colour=colour)
    return "; ".join(
        f"{_column_name(cell)}{_marked_part(evidence, cell.span, colour=colour)}"
        for cell in passage.cells
    )


def _column_name(cell: Cell) -> str:
    return f"{harmless(' '.join(cell.column.split()))}: " if cell.column else ""


def _marked_part(evidence: Evidence, part: Span, *, colour: bool) -> str:
    opening, closing = ("\x1b[1;33m", "\x1b[0m") if colour else ("»", "«")
    text, offset = evidence.hit.place.text, evidence.hit.place.passage.span.start
    pieces: list[str] = []
    at = part.start - offset
    for highlight in evidence.highlights:
        span = highlight.span.overlap(part)
        if highlight.kind != "sentence" or span is None:
            continue
        start, end = span.start - offset, span.end - offset
        pieces += [_shown(text[at:start]), opening, _shown(text[start:end]), closing]
        at = end
    return "".join([*pieces, _shown(text[at : part.end - offset])])


def _shown(text: str) -> str:
    return harmless(text, keep="\n\t")
