"""What drawings in an Office file say: charts and SmartArt are read, other kinds are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from indexer.read.document_builder import DocumentBuilder
from indexer.read.office.chart_data import add_chart, chart_data
from indexer.read.office.office_parts import OfficeParts, Relation, relation_id
from indexer.read.office.smart_art import diagram_words

_COUNTED = {
    "pic": "pictures",
    "imagedata": "pictures",
    "oleObj": "embedded objects",
    "OLEObject": "embedded objects",
    "contentPart": "handwriting",
    "videoFile": "videos",
    "audioFile": "sounds",
}
"""Kinds that hold no text, or none that is read, by their elements."""


_APART = frozenset({"txbxContent", "Fallback"})
"""Text boxes are read for themselves; a fallback says once more what stands before it."""


class Graphics:
    """Adds to the end of a document's text what a drawing says."""

    def __init__(self, builder: DocumentBuilder, parts: OfficeParts) -> None:
        self.left_out: Counter[str] = Counter()
        self._builder = builder
        self._parts = parts
        self._relations: dict[str, dict[str, Relation]] = {}

    def add(self, drawing: Any, part: str) -> None:
        """``part`` is the name of the part that the drawing is in."""
        seen = set()
        for name, element in _elements(drawing):
            if name == "chart" and _is_in_frame(element):
                self._chart(self._target(part, relation_id(element, "id")))
            elif name == "relIds":
                self._diagram(self._target(part, relation_id(element, "dm")))
            elif name in _COUNTED:
                seen.add(_COUNTED[name])
        if "embedded objects" in seen or "videos" in seen:
            seen.discard("pictures")  # what stands for it on the page
        self.left_out.update(seen)

    def _target(self, part: str, relation: str) -> str:
        if part not in self._relations:
            self._relations[part] = {one.id: one for one in self._parts.relations(part)}
        found = self._relations[part].get(relation)
        return "" if found is None else found.target

    def _chart(self, part: str) -> None:
        root = self._parts.xml(part)
        if root is None or not add_chart(self._builder, chart_data(root)):
            self.left_out["charts without values"] += 1

    def _diagram(self, part: str) -> None:
        root = self._parts.xml(part)
        if root is None:
            self.left_out["diagrams without words"] += 1
            return
        for depth, words in diagram_words(root):
            self._builder.item(words, "•" if depth == 0 else "–")

    def note(self) -> None:
        """Say in the document's notes what was left out, by kind."""
        if self.left_out:
            said = ", ".join(f"{kind}: {count}" for kind, count in sorted(self.left_out.items()))
            self._builder.notes.append(f"not read, by kind: {said}")


def _elements(drawing: Any) -> Iterator[tuple[str, Any]]:
    """All elements by their names without a namespace."""
    name = drawing.tag.rpartition("}")[2] if isinstance(drawing.tag, str) else ""
    if name in _APART:
        return
    yield name, drawing
    for element in drawing.iterchildren():
        yield from _elements(element)


def _is_in_frame(element: Any) -> bool:
    """Whether it stands for a chart, and is not the content of one."""
    above = element.getparent()
    return above is not None and str(above.tag).endswith("}graphicData")
