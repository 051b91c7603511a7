"""The words of a SmartArt diagram, each with how deep it lies under another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_DEEPEST = 50
_NO_WORDS = frozenset({"pres", "parTrans", "sibTrans"})


def diagram_words(root: Any) -> Iterator[tuple[int, str]]:
    """In the order of the diagram: what is under a point follows it, one deeper."""
    points = {
        point.get("modelId", ""): point
        for point in root.iter("{*}pt")
        if point.get("type", "node") not in _NO_WORDS
    }
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in root.iter("{*}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            place = int(order) if order.isdecimal() else 0
            below[link.get("srcId", "")].append((place, link.get("destId", "")))
    under = {name for links in below.values() for _, name in links}
    seen: set[str] = set()

    def walk(name: str, depth: int) -> Iterator[tuple[int, str]]:
        if name in seen or depth > _DEEPEST or name not in points:
            return
        seen.add(name)
        words = _words(points[name])
        if words:
            yield depth, words
        for _, other in sorted(below[name]):
            yield from walk(other, depth + bool(words))

    for name in [*(name for name in points if name not in under), *points]:
        yield from walk(name, 0)


def _words(point: Any) -> str:
    return " ".join(
        " ".join(
            "".join(run.text or "" for run in one.iter("{*}t")) for one in point.iter("{*}p")
        ).split()
    )
