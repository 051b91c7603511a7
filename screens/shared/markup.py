"""Text with marked spans → HTML in which not a character of the text is lost.

Nothing from a document is ever interpreted: every character goes through ``escape``, and
stripping the tags and unescaping what ``render`` gives returns the text, to the letter.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from retriever.results import Evidence
from sourceline.records import Span

LayerKind = Literal["page", "heading", "furniture", "sentence", "answer", "term", "acronym"]

_DEPTH: dict[LayerKind, int] = {
    "page": 0,
    "heading": 1,
    "furniture": 2,
    "sentence": 3,
    "answer": 4,
    "term": 5,
    "acronym": 6,
}
_TAG: dict[LayerKind, str] = {
    "page": "span",
    "heading": "h2",
    "furniture": "span",
    "sentence": "mark",
    "answer": "mark",
    "term": "span",
    "acronym": "abbr",
}
_SPOKEN: dict[LayerKind, str] = {"sentence": "Evidence", "answer": "Answer"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Layer:
    """A span to wrap. ``anchor`` becomes the id of the first piece it is drawn in.

    ``meaning`` is what an acronym stands for: shown to whoever points at it or tabs to it.
    """

    span: Span
    kind: LayerKind
    anchor: str | None = None
    page: int | None = None
    meaning: str | None = None


def escape(text: str) -> str:
    """Text as HTML that means only itself, line ends included.

    Line ends become character references: st.html dedents and strips what it is given, and
    must find nothing to change. A lone half of a surrogate pair, which a file name can hold
    and no browser can be sent, becomes the replacement character.
    """
    whole = _LONE_SURROGATE.sub("\ufffd", text)
    return html.escape(whole).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")


def as_label(text: str) -> str:
    """Text for a widget's label, which Streamlit reads as Markdown, so that it means only itself.

    CommonMark takes a backslash before any ASCII punctuation as "this very character"; that
    also takes apart directives, formulas, emoji codes and bare addresses.
    """
    line = " ".join(_LONE_SURROGATE.sub("\ufffd", text).split())
    return _PUNCTUATION.sub(r"\\\1", line)


def layers_of(evidence: Evidence) -> list[Layer]:
    """The marks of a passage, and its acronyms with what they stand for."""
    return [
        *(Layer(highlight.span, highlight.kind) for highlight in evidence.highlights),
        *(Layer(gloss.span, "acronym", meaning=gloss.long_form) for gloss in evidence.glosses),
    ]


def render(text: str, layers: Iterable[Layer], *, offset: int = 0) -> str:
    """``text`` with every layer drawn; spans count in the document, where it begins at ``offset``.

    Layers nest by kind, a page outermost and a question's term innermost; those that cross
    are drawn in several pieces. What lies outside the text is cut off.
    """
    high = offset + len(text)
    parts = [_clipped(layer, offset, high) for layer in layers]
    clipped = [part for part in parts if part is not None]
    starting: defaultdict[int, list[Layer]] = defaultdict(list)
    for layer in clipped:
        starting[layer.span.start].append(layer)
    ends = {layer.span.end for layer in clipped}
    canvas = _Canvas(text, offset)
    active: list[Layer] = []
    for start, end in pairwise(sorted({offset, high, *starting, *ends})):
        active = [layer for layer in active if layer.span.end > start] + starting[start]
        active.sort(key=_nesting)
        canvas.draw(start, end, active)
    return canvas.finish()


class _Canvas:
    """HTML under way: what has been written and which elements are open."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._parts: list[str] = []
        self._open: list[tuple[Layer, int, int]] = []
        self._drawn: set[int] = set()

    def draw(self, start: int, end: int, layers: list[Layer]) -> None:
        shared = 0
        for (opened, _, _), wanted in zip(self._open, layers, strict=False):
            if opened is not wanted:
                break
            shared += 1
        self._close(shared, start)
        for layer in layers[shared:]:
            self._open.append((layer, len(self._parts), start))
            self._parts.append("")  # the opening tag names the words it holds: known at its close
        self._parts.append(escape(self._slice(start, end)))

    def finish(self) -> str:
        self._close(0, self._offset + len(self._text))
        return "".join(self._parts)

    def _close(self, keep: int, at: int) -> None:
        while len(self._open) > keep:
            layer, position, start = self._open.pop()
            first = id(layer) not in self._drawn
            self._drawn.add(id(layer))
            self._parts[position] = _opening(layer, self._slice(start, at), first=first)
            self._parts.append(f"</{_TAG[layer.kind]}>")

    def _slice(self, start: int, end: int) -> str:
        return self._text[start - self._offset : end - self._offset]


def _opening(layer: Layer, words: str, *, first: bool) -> str:
    attributes = [f'class="{layer.kind}"']
    if layer.anchor is not None and first:
        attributes.append(f'id="{escape(layer.anchor)}" tabindex="-1"')
    if layer.page is not None and first:
        attributes.append(f'data-page="{layer.page}"')
    if layer.meaning is not None:
        attributes.append(f'title="{escape(layer.meaning)}" tabindex="0"')
    spoken = _SPOKEN.get(layer.kind)
    if spoken is not None:
        label = spoken if first else f"{spoken}, continued"
        attributes.append(f'aria-label="{escape(f"{label}: {words}")}"')
    return f"<{_TAG[layer.kind]} {' '.join(attributes)}>"


def _nesting(layer: Layer) -> tuple[int, int, int]:
    return _DEPTH[layer.kind], layer.span.start, -layer.span.end


def _clipped(layer: Layer, low: int, high: int) -> Layer | None:
    start, end = max(layer.span.start, low), min(layer.span.end, high)
    return replace(layer, span=Span(start, end)) if start < end else None
