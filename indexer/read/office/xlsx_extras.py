"""What lies over and around the cells of a sheet: text boxes, charts, comments, page headers."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.office.graphics import Graphics
from indexer.read.office.office_comments import Comment, authors_in, comments_in
from indexer.read.office.office_parts import OfficeParts
from indexer.structure.furniture_phrases import is_page_mark

WORKBOOK = "xl/workbook.xml"
_EDGE = re.compile(rb"<(?:\w+:)?headerFooter[\s>].*?</(?:\w+:)?headerFooter>", re.DOTALL)
_CODE = re.compile(r"&(?:&|[LCR]|\"[^\"]*\"|K[0-9A-Fa-f]{6}|\d+|[A-Z])")
_WORDS = re.compile(r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<")
_CHART_SHEET = re.compile(r"xl/chartsheets/[^/]+\.xml")


class SheetExtras:
    """Adds them below the rows of their sheet."""

    def __init__(self, builder: DocumentBuilder, parts: OfficeParts) -> None:
        self.graphics = Graphics(builder, parts)
        self._builder = builder
        self._parts = parts
        self._authors = authors_in(parts, WORKBOOK)

    def add(self, sheet: str, content: bytes) -> None:
        """Those of the part ``sheet``, whose bytes are ``content``."""
        for drawing in self._parts.related(sheet, "drawing"):
            root = self._parts.xml(drawing)
            for anchor in () if root is None else root.iterchildren():
                self._text(anchor)
                self.graphics.add(anchor, drawing)
        for comment in self._comments(sheet):
            self._builder.paragraph(comment.line)
        for line in _edges(content):
            self._builder.paragraph(line)

    def add_chart_sheets(self) -> None:
        """Sheets that are one chart each."""
        for name in sorted(filter(_CHART_SHEET.fullmatch, self._parts.names())):
            self.add(name, b"")

    def _text(self, anchor: Any) -> None:
        for paragraph in anchor.iterfind(".//{*}txBody/{*}p"):
            self._builder.paragraph("".join(run.text or "" for run in paragraph.iter("{*}t")))

    def _comments(self, sheet: str) -> list[Comment]:
        """A threaded comment has an older one at its cell, which only says that it is there."""
        threaded = comments_in(
            self._parts, self._parts.related(sheet, "threadedComment"), self._authors
        )
        older = comments_in(self._parts, self._parts.related(sheet, "comments"), self._authors)
        cells = {comment.place for comment in threaded}
        return [*threaded, *(one for one in older if one.place not in cells)]


def _shown_code(code: re.Match[str]) -> str:
    return "&" if code[0] == "&&" else " "


def _edges(content: bytes) -> list[str]:
    found = _EDGE.search(content)
    if found is None:
        return []
    lines = []
    for written in _WORDS.findall(found[0].decode("utf-8", "replace")):
        line = one_line(_CODE.sub(_shown_code, unescape(written)))
        if any(map(str.isalpha, line)) and not is_page_mark(line):
            lines.append(line)
    return list(dict.fromkeys(lines))
