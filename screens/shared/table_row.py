"""A row of a table with the names of its columns beside its cells."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.results import Place
from screens.shared.markup import Layer, escape, render


def row_under_columns(place: Place, layers: Sequence[Layer]) -> str | None:
    """The cells of a passage under their columns, as HTML; None where no column has a name."""
    cells, start = place.passage.cells, place.passage.span.start
    if not any(cell.column for cell in cells):
        return None
    pairs = "".join(
        f"<div><dt>{escape(' '.join(cell.column.split()))}</dt><dd>"
        f"{render(cell.span.of(place.text, start), layers, offset=cell.span.start)}</dd></div>"
        for cell in cells
    )
    return f'<dl class="row" aria-label="Row of a table">{pairs}</dl>'
