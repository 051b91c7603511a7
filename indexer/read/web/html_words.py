"""The words of an element of HTML, or of trafilatura's version of it."""

from __future__ import annotations

from typing import Any

LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "title", "svg", "iframe", "object", "audio"}
    | {"video", "canvas", "map", "select", "option", "button", "textarea", "input", "graphic"}
)
ITEMS = frozenset({"li", "item"})
BREAKS = frozenset({"br", "lb"})
PARAGRAPHS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "figure", "form"}
    | {"figcaption", "blockquote", "quote", "pre", "address", "dl", "dt", "dd", "hr", "fieldset"}
    | {"details", "summary", "center", "body", "caption", "tbody", "thead", "tfoot", "td", "th"}
    | {"tr", "row", "cell"}
)


def text_of(element: Any) -> str:
    """All words inside, without those of scripts."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in LEFT_OUT:
            within = text_of(child)
            apart = child.tag in BREAKS or child.tag in PARAGRAPHS or child.tag in ITEMS
            parts.append(f" {within} " if apart else within)
        parts.append(child.tail or "")
    return "".join(parts)
