"""A page's tree as a browser displays it: without what is hidden, with pages held inside it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from indexer.read.document_builder import one_line
from indexer.read.web.html_table import cells_of
from indexer.read.web.html_words import text_of

_NOT_SHOWN = re.compile(
    r"(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE
)
_KEPT = frozenset({"html", "body", "head"})
_MOST_SHARE = 0.5
"""Share of the page's words: where more are hidden, a script shows them when the page is opened."""
_DEPTH = 3
"""Pages inside pages that are read."""
_FILLED_LATER = (
    "{} filled by a script when the page is opened, and empty in the file: save the page from the "
    "browser once it is complete"
)


def show_as_displayed(tree: Any) -> None:
    """Put pages of ``srcdoc`` in place of their frames, and take out what is never displayed."""
    _open_frames(tree, 0)
    for template in list(tree.iter("template")):
        template.drop_tree()
    most = _MOST_SHARE * len(one_line(text_of(tree)))
    for element in list(tree.iter()):
        if not _is_hidden(element) or element.getparent() is None:
            continue
        if len(one_line(text_of(element))) <= most:
            element.drop_tree()


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _KEPT:
        return False
    hidden = element.get("hidden")
    if hidden is not None and hidden.strip().lower() != "until-found":
        return True
    closed = element.tag == "dialog" and element.get("open") is None
    return closed or _NOT_SHOWN.search(element.get("style") or "") is not None


def _open_frames(tree: Any, depth: int) -> None:
    for frame in list(tree.iter("iframe")):
        content = (frame.get("srcdoc") or "").strip()
        if not content or depth == _DEPTH or frame.getparent() is None:
            continue
        try:
            inside = html.document_fromstring(content.encode("utf-8", "replace"), parser=_parser())
        except (etree.ParserError, ValueError):
            continue
        body = inside.find(".//body")
        if body is None:
            continue
        _open_frames(inside, depth + 1)
        body.tag, body.tail = "div", frame.tail
        frame.getparent().replace(frame, body)


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def tables_filled_later(tree: Any) -> list[str]:
    """A note, where tables name columns, have no other words, and the page has scripts."""
    if next(tree.iter("script"), None) is None:
        return []
    count = sum(_has_only_names(table) for table in tree.iter("table"))
    tables = "a table is" if count == 1 else f"{count} tables are"
    return [_FILLED_LATER.format(tables)] if count else []


def _has_only_names(table: Any) -> bool:
    rows = [row for row in cells_of(table) if row]
    if not rows or len(rows[0]) < 2 or any(cell.tag != "th" for cell in rows[0]):
        return False
    shown = [any(one_line(text_of(cell)) for cell in row) for row in rows]
    return shown[0] and not any(shown[1:])
