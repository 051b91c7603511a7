"""Text with marked spans → HTML in which no character of the text is lost.

Nothing from a document is ever interpreted: every character goes through ``escape``, and
stripping the tags and unescaping what ``render`` gives returns exactly the text.
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

    ``meaning`` is that of an acronym: shown when it is pointed at or has the focus.
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
    """Text for a widget's label, escaped: Streamlit reads labels as Markdown.

    In CommonMark a backslash before any ASCII punctuation makes it a plain character; that also
    disables directives, formulas, emoji codes and bare addresses.
    """
    line = " ".join(_LONE_SURROGATE.sub("\ufffd", text).split())
    return _PUNCTUATION.sub(r"\\\1", line)


def layers_of(evidence: Evidence) -> list[Layer]:
    """The marks of a passage, and its acronyms with their meanings."""
    return [
        *(Layer(highlight.span, highlight.kind) for highlight in evidence.highlights),
        *(Layer(gloss.span, "acronym", meaning=gloss.long_form) for gloss in evidence.glosses),
    ]


def render(text: str, layers: Iterable[Layer], *, offset: int = 0) -> str:
    """``text`` with every layer drawn; spans count in the document, where it begins at ``offset``.

    Layers nest by kind, a page outermost and a question's term innermost; those that cross
    are drawn in several pieces. What lies outside the text is cut off.
    """
    whole = Span(offset, offset + len(text))
    clipped = [replace(layer, span=part) for layer in layers if (part := layer.span.overlap(whole))]
    starting: defaultdict[int, list[Layer]] = defaultdict(list)
    for layer in clipped:
        starting[layer.span.start].append(layer)
    ends = {layer.span.end for layer in clipped}
    writer = _HtmlWriter(text, offset)
    active: list[Layer] = []
    for start, end in pairwise(sorted({whole.start, whole.end, *starting, *ends})):
        active = [layer for layer in active if layer.span.end > start] + starting[start]
        active.sort(key=_nesting)
        writer.draw(Span(start, end), active)
    return writer.finish()


class _HtmlWriter:
    """HTML being written: its parts, and the elements that are open."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._parts: list[str] = []
        self._open: list[tuple[Layer, int, int]] = []
        self._drawn: set[int] = set()

    def draw(self, stretch: Span, layers: list[Layer]) -> None:
        shared = 0
        for (opened, _, _), wanted in zip(self._open, layers, strict=False):
            if opened is not wanted:
                break
            shared += 1
        self._close(shared, stretch.start)
        for layer in layers[shared:]:
            self._open.append((layer, len(self._parts), stretch.start))
            self._parts.append("")  # the opening tag names the words it holds: known at its close
        self._parts.append(escape(stretch.of(self._text, self._offset)))

    def finish(self) -> str:
        self._close(0, self._offset + len(self._text))
        return "".join(self._parts)

    def _close(self, keep: int, at: int) -> None:
        while len(self._open) > keep:
            layer, position, start = self._open.pop()
            first = id(layer) not in self._drawn
            self._drawn.add(id(layer))
            words = Span(start, at).of(self._text, self._offset)
            self._parts[position] = _opening(layer, words, first=first)
            self._parts.append(f"</{_TAG[layer.kind]}>")


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
