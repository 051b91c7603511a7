"""Text in which tables are drawn as tables, the words of every cell to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from screens.shared.markup import Layer, render
from sourceline.records import Document, Span, Table

_MARKS = frozenset(("sentence", "answer"))


def render_with_tables(document: Document, layers: Sequence[Layer], shown: Span) -> str:
    """A stretch of a document as HTML; without tables in it, it is what ``render`` gives.

    A table of which a word stands outside all cells is left as text: nothing may be lost.
    """
    parts: list[str] = []
    pen = _Pen(document.text, layers)
    at = shown.start
    for table, rows in _drawable(document, shown):
        start, end = _hull(rows)
        parts.append(pen.text(at, start))
        parts.append(pen.table(table, rows, start, end))
        at = end
    parts.append(pen.text(at, shown.end))
    return "".join(parts)


Row = tuple[Span, ...]


def _drawable(document: Document, shown: Span) -> Iterable[tuple[Table, list[Row]]]:
    """The tables that begin or go on in the stretch, each with its rows there."""
    for table in sorted(document.tables, key=lambda table: table.span):
        if not table.span.overlaps(shown):
            continue
        rows = [table.header] if table.header else []
        rows += table.rows
        there = [row for row in rows if row and shown.contains(Span(*_hull([row])))]
        if there and _is_whole(document.text, there):
            yield table, there


def _hull(rows: Sequence[Row]) -> tuple[int, int]:
    cells = [cell for row in rows for cell in row]
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def _is_whole(text: str, rows: Sequence[Row]) -> bool:
    """Whether between the cells of these rows, taken in order, no letter or digit stands."""
    cells = [cell for row in rows for cell in row]
    return all(
        before.end <= after.start
        and not any(sign.isalnum() for sign in text[before.end : after.start])
        for before, after in pairwise(cells)
    )


class _Pen:
    """Draws stretches in order, each anchor and each page number once."""

    def __init__(self, text: str, layers: Sequence[Layer]) -> None:
        self._text = text
        self._layers = layers
        self._anchored: set[str | None] = set()

    def text(self, start: int, end: int) -> str:
        return self._draw(Span(start, end), self._layers) if start < end else ""

    def table(self, table: Table, rows: Sequence[Row], start: int, end: int) -> str:
        pages = [
            f'<span class="page" data-page="{layer.page}"></span>'
            for layer in self._layers
            if layer.kind == "page" and start <= layer.span.start < end and layer.page is not None
        ]
        table_span = Span(start, end)
        marks = [
            layer
            for layer in self._layers
            if layer.kind in _MARKS and layer.span.overlaps(table_span)
        ]
        body = "".join(self._row(row, marks, head=row is table.header) for row in rows)
        return f'{"".join(pages)}<div class="scroll" tabindex="0"><table>{body}</table></div>'

    def _row(self, row: Row, layers: Sequence[Layer], *, head: bool) -> str:
        opening, closing = ('<th scope="col">', "</th>") if head else ("<td>", "</td>")
        cells = "".join(f"{opening}{self._draw(cell, layers)}{closing}" for cell in row)
        return f"<tr>{cells}</tr>"

    def _draw(self, stretch: Span, layers: Sequence[Layer]) -> str:
        touching = [layer for layer in layers if layer.span.overlaps(stretch)]
        fresh = [
            replace(
                layer,
                anchor=None if layer.anchor in self._anchored else layer.anchor,
                page=None if layer.span.start < stretch.start else layer.page,
            )
            for layer in touching
        ]
        self._anchored.update(layer.anchor for layer in touching)
        return render(stretch.of(self._text), fresh, offset=stretch.start)
