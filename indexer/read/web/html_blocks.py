"""A tree of HTML, or trafilatura's version of it, to text, block by block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.tables.add_grid import add_grid
from indexer.read.web.html_table import HtmlTable, html_table
from indexer.read.web.html_words import BREAKS, ITEMS, LEFT_OUT, PARAGRAPHS, text_of
from sourceline.records import Span

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_LISTS = frozenset({"ul", "ol", "list", "menu", "dir"})
_SPACES = re.compile(r"\s+")


class HtmlBlocks:
    """``captions`` are the words of captions, which are paragraphs before their tables.

    ``merged`` are the tables with merged cells as the page has them, by their words: in
    trafilatura's tree they have empty cells instead.
    """

    def __init__(
        self,
        builder: DocumentBuilder,
        captions: frozenset[str],
        merged: Mapping[str, HtmlTable],
    ) -> None:
        self.headings = 0
        self._builder = builder
        self._captions = captions
        self._merged = merged
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
        if name in LEFT_OUT:
            return
        if name in BREAKS:
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
        elif name in PARAGRAPHS:
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
            if child.tag in ITEMS:
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
        found = html_table(table)
        if found is None:
            self._inside(table)
            self._flush()
            return
        found = self._merged.get(found.words, found)
        add_grid(self._builder, found.grid, marked=found.marked, caption=self._caption)
        self._caption = None
