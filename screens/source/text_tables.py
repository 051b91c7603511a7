"""Text in which tables are drawn as tables, with the exact words of every cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from screens.shared.markup import Layer, render
from sourceline.records import Document, Span, Table

_MARKS = frozenset(("sentence", "answer"))


def render_with_tables(document: Document, layers: Sequence[Layer], shown: Span) -> str:
    """A stretch of a document as HTML; without tables in it, it is what ``render`` gives.

    A table with a word outside all cells is left as text: nothing may be lost.
    """
    parts: list[str] = []
    writer = _StretchWriter(document.text, layers)
    at = shown.start
    for table, rows in _drawable(document, shown):
        stretch = _hull(rows)
        parts.append(writer.text(Span(at, stretch.start)))
        parts.append(writer.table(table, rows, stretch))
        at = stretch.end
    parts.append(writer.text(Span(at, shown.end)))
    return "".join(parts)


_TableRow = tuple[Span, ...]


def _drawable(document: Document, shown: Span) -> Iterable[tuple[Table, list[_TableRow]]]:
    """The tables that begin or go on in the stretch, each with its rows there."""
    for table in sorted(document.tables, key=lambda table: table.span):
        if not table.span.overlaps(shown):
            continue
        rows = [*table.upper, *([table.header] if table.header else []), *table.rows]
        there = [row for row in rows if row and shown.contains(_hull([row]))]
        if there and _is_whole(document.text, there):
            yield table, there


def _hull(rows: Sequence[_TableRow]) -> Span:
    cells = [cell for row in rows for cell in row]
    return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


def _is_whole(text: str, rows: Sequence[_TableRow]) -> bool:
    """Whether there is no letter or digit between the cells of these rows, taken in order."""
    cells = [cell for row in rows for cell in row]
    return all(
        before.end <= after.start
        and not any(sign.isalnum() for sign in text[before.end : after.start])
        for before, after in pairwise(cells)
    )


class _StretchWriter:
    """Writes stretches in order, each anchor and each page number once."""

    def __init__(self, text: str, layers: Sequence[Layer]) -> None:
        self._text = text
        self._layers = layers
        self._anchored: set[str | None] = set()

    def text(self, stretch: Span) -> str:
        return self._write(stretch, self._layers) if stretch.length else ""

    def table(self, table: Table, rows: Sequence[_TableRow], stretch: Span) -> str:
        pages = [
            f'<span class="page" data-page="{layer.page}"></span>'
            for layer in self._layers
            if layer.kind == "page"
            and stretch.start <= layer.span.start < stretch.end
            and layer.page is not None
        ]
        marks = [
            layer for layer in self._layers if layer.kind in _MARKS and layer.span.overlaps(stretch)
        ]
        heads = (*table.upper, table.header)
        body = "".join(
            self._row(row, marks, head=any(row is head for head in heads)) for row in rows
        )
        return f'{"".join(pages)}<div class="scroll" tabindex="0"><table>{body}</table></div>'

    def _row(self, row: _TableRow, layers: Sequence[Layer], *, head: bool) -> str:
        opening, closing = ('<th scope="col">', "</th>") if head else ("<td>", "</td>")
        cells = "".join(f"{opening}{self._write(cell, layers)}{closing}" for cell in row)
        return f"<tr>{cells}</tr>"

    def _write(self, stretch: Span, layers: Sequence[Layer]) -> str:
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
