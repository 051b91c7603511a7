"""What a paragraph of a Word file is by its style: heading, title, caption, item of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indexer.read.office.docx_text import W, attribute, child

_HEADING = re.compile(
    r"(?:heading|заголовок|überschrift|titre|título|titolo|nagłówek|kop|rubrik|başlık)\s*([1-9])",
    re.IGNORECASE,
)
_TITLE = frozenset({"title", "название", "заголовок"})
_CAPTION = frozenset({"caption", "название объекта", "table", "таблица"})
_CONTENTS = re.compile(r"(?:toc|contents|оглавление|содержание)\s*(?:\d|heading)", re.IGNORECASE)
_DEEPEST = 20
"""Longest chain of styles based on each other; a longer one is a cycle."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """``level`` of a heading from 1; ``numbering`` as (list id, level from 0)."""

    level: int | None
    is_title: bool
    is_caption: bool
    is_contents: bool
    numbering: tuple[str, int] | None


class ParagraphStyles:
    def __init__(self, root: Any | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._styles = {attribute(style, "styleId") or "": style for style in found}

    def of(self, paragraph: Any) -> ParagraphStyle:
        own = child(paragraph, "pPr")
        chain = self._chain(attribute(child(own, "pStyle"), "val"))
        names = [_name(style) for style in chain]
        settings = [own, *(child(style, "pPr") for style in chain)]
        return ParagraphStyle(
            level=_level(settings, names),
            is_title=any(name in _TITLE for name in names[:1]),
            is_caption=any(name in _CAPTION for name in names),
            is_contents=any(_CONTENTS.fullmatch(name) for name in names),
            numbering=_numbering(settings),
        )

    def _chain(self, style_id: str | None) -> list[Any]:
        """The style and those it is based on."""
        chain: list[Any] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            style = self._styles[style_id]
            chain.append(style)
            style_id = attribute(child(style, "basedOn"), "val")
        return chain


def _name(style: Any) -> str:
    return (attribute(child(style, "name"), "val") or "").strip().lower()


def _level(settings: list[Any | None], names: list[str]) -> int | None:
    """The nearest outline level decides; 9 is body text."""
    for setting in settings:
        value = attribute(child(setting, "outlineLvl"), "val")
        if value is not None and value.isdecimal():
            return int(value) + 1 if int(value) < 9 else None
    found = next((found for name in names if (found := _HEADING.fullmatch(name))), None)
    return int(found[1]) if found else None


def _numbering(settings: list[Any | None]) -> tuple[str, int] | None:
    list_id = level = None
    for setting in settings:
        properties = child(setting, "numPr")
        if properties is None:
            continue
        list_id = list_id or attribute(child(properties, "numId"), "val")
        level = level or attribute(child(properties, "ilvl"), "val")
    if list_id is None or list_id == "0":  # 0 takes an item out of its list
        return None
    return list_id, int(level) if level is not None and level.isdecimal() else 0
