"""A tree of HTML, or trafilatura's version of it, to text, block by block."""

from __future__ import annotations

import re
from typing import Any

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.tables.header_row import has_header
from sourceline.records import Span

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "title", "svg", "iframe", "object", "audio"}
    | {"video", "canvas", "map", "select", "option", "button", "textarea", "input", "graphic"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_LISTS = frozenset({"ul", "ol", "list", "menu", "dir"})
_ITEMS = frozenset({"li", "item"})
_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_PARAGRAPHS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "figure", "form"}
    | {"figcaption", "blockquote", "quote", "pre", "address", "dl", "dt", "dd", "hr", "fieldset"}
    | {"details", "summary", "center", "body", "caption", "tbody", "thead", "tfoot", "td", "th"}
    | {"tr", "row", "cell"}
)
_SPACES = re.compile(r"\s+")
_LONG_CELL = 1_500
"""A table with a longer cell is a layout of text."""
_MOST_COLUMNS = 1_000


class HtmlBlocks:
    """``captions`` are the words of captions, which are paragraphs before their tables."""

    def __init__(self, builder: DocumentBuilder, captions: frozenset[str]) -> None:
        self.headings = 0
        self._builder = builder
        self._captions = captions
        self._words: list[str] = []
        self._mark = ""
        self._caption: Span | None = None

    def add(self, root: Any) -> None:
        self._inside(root)
        self._flush()

    def _inside(self, element: Any) -> None:
        """The content of an element, without the text after it."""
        self._add_words(element.text, element)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, child.tag.rpartition("}")[2].lower())
            self._add_words(child.tail, element)

    def _element(self, element: Any, name: str) -> None:
        if name in _LEFT_OUT:
            return
        if name in _BREAKS:
            self._words.append("\n")
        elif name in _HEADINGS:
            self._flush()
            self._heading(element)
        elif name in _LISTS:
            self._flush()
            self._list(element, numbered=name == "ol" or element.get("rend") == "ol")
        elif name == "table":
            self._flush()
            self._table(element)
        elif name in _PARAGRAPHS:
            self._flush()
            self._inside(element)
            self._flush()
        else:
            self._inside(element)

    def _add_words(self, words: str | None, element: Any) -> None:
        if words:
            kept = element.tag in ("pre", "code")
            self._words.append(words if kept else _SPACES.sub(" ", words))

    def _flush(self) -> None:
        words = "".join(self._words)
        self._words = []
        if not words.strip():
            return
        mark, self._mark = self._mark, ""
        if mark:
            self._builder.item(words, mark)
            return
        span = self._builder.paragraph(words)
        self._caption = span if one_line(words) in self._captions else None

    def _heading(self, element: Any) -> None:
        if self._builder.heading(text_of(element)):
            self.headings += 1

    def _list(self, element: Any, *, numbered: bool) -> None:
        number = 0
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag in _ITEMS:
                number += 1
                self._mark = f"{number}." if numbered else "•"
                self._inside(child)
                self._flush()
                self._mark = ""
            else:
                self._element(child, child.tag)
            self._add_words(child.tail, element)
        self._flush()

    def _table(self, table: Any) -> None:
        cells = cells_of(table)
        if _is_layout(table, cells):
            self._inside(table)
            self._flush()
            return
        lines = _grid(cells)
        if not any(map(any, lines)):
            return
        first = cells[0]
        named = bool(first) and all(c.tag == "th" or c.get("role") == "head" for c in first)
        headed = len(lines) > 1 and any(lines[0]) and (named or has_header(lines))
        header, data = (lines[0], lines[1:]) if headed else ([], lines)
        self._builder.table(header, data, self._caption)
        self._caption = None


def flatten_cells(tree: Any) -> None:
    """Make plain words of what is in the cells of tables; trafilatura leaves lists in them out.

    Items of a list have "; " between them. Tables that only lay out a page stay as they are.
    """
    for table in list(tree.iter("table")):
        cells = cells_of(table)
        if _is_layout(table, cells):
            continue
        for cell in (cell for row in cells for cell in row if len(cell)):
            for item in cell.iter(*_ITEMS):
                if _next_item(item) is not None and one_line(text_of(item)):
                    item.tail = f"; {item.tail or ''}"
            words = one_line(text_of(cell)).replace(" ;", ";")
            for child in list(cell):
                cell.remove(child)
            cell.text = words


def _next_item(item: Any) -> Any | None:
    return next((other for other in item.itersiblings() if other.tag in _ITEMS), None)


def cells_of(table: Any) -> list[list[Any]]:
    """The cells of each row of a table, without those of tables inside it."""
    rows = [row for row in table.iter(*_ROWS) if _table_of(row) is table]
    return [[cell for cell in row if cell.tag in _CELLS] for row in rows]


def text_of(element: Any) -> str:
    """All words inside, without those of scripts."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            within = text_of(child)
            apart = child.tag in _BREAKS or child.tag in _PARAGRAPHS or child.tag in _ITEMS
            parts.append(f" {within} " if apart else within)
        parts.append(child.tail or "")
    return "".join(parts)


def _table_of(row: Any) -> Any:
    above = row.getparent()
    while above is not None and above.tag != "table":
        above = above.getparent()
    return above


def _is_layout(table: Any, cells: list[list[Any]]) -> bool:
    if (
        not cells
        or max(map(len, cells)) < 2
        or next(table.iterdescendants("table"), None) is not None
    ):
        return True
    return any(len(one_line(text_of(cell))) > _LONG_CELL for row in cells for cell in row)


def _grid(rows: list[list[Any]]) -> list[list[str]]:
    """Cells in columns; one that spans several is in the first, the others are empty."""
    taken: dict[int, int] = {}  # column → rows that a cell from above still reaches down
    lines = []
    for row in rows:
        line: list[str] = []
        for cell in row:
            while taken.get(len(line), 0):
                taken[len(line)] -= 1
                line.append("")
            wide, high = _number(cell.get("colspan")), _number(cell.get("rowspan"))
            for column in range(len(line), len(line) + wide):
                taken[column] = high - 1
            line += [one_line(text_of(cell)), *[""] * (wide - 1)]
        for column in range(len(line), max(taken, default=-1) + 1):
            taken[column] = max(taken.get(column, 0) - 1, 0)
        lines.append(line)
    return lines


def _number(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_COLUMNS) if value and value.strip().isdecimal() else 1
