"""Characters of one line as they stand on the page → in the order in which they are read.

A line of Arabic or Hebrew stands from right to left, the numbers and Latin words in it from left
to right. The Unicode bidirectional algorithm says how a line that is read in one order is shown;
applied to a line as shown, it gives the order of reading, since it turns the same runs around.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unicodedata import bidirectional

from bidi import algorithm
from bidi.mirror import MIRRORED

_KEPT = frozenset({"L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "WS"})
"""Types of characters that a line of print has; all others are treated as neutral."""
_OPENING, _CLOSING = frozenset("([{«‹⟨"), frozenset(")]}»›⟩")


def read_order(shown: str, from_right: bool) -> list[tuple[int, str]]:
    """Places in ``shown`` (from left to right) in the order of reading, each with its character.

    ``from_right`` is the direction of the line as a whole. Brackets
    are turned around where only then they enclose words: programs write them either way.
    """
    signs = [*enumerate(shown)]
    found = _reordered(signs[::-1], 1)[::-1] if from_right else _reordered(signs, 0)
    return _with_brackets(found)


def _reordered(signs: Sequence[tuple[int, str]], level: int) -> list[dict[str, Any]]:
    """The algorithm's own steps; ``at`` keeps each character's place through them."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = level, "LR"[level]
    for at, sign in signs:
        kind = bidirectional(sign)
        kind = kind if kind in _KEPT else "ON"
        storage["chars"].append({"ch": sign, "level": level, "type": kind, "orig": kind, "at": at})
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    return list(storage["chars"])


def _with_brackets(found: Sequence[dict[str, Any]]) -> list[tuple[int, str]]:
    signs = [one["ch"] for one in found]
    for at, sign in enumerate(signs):
        if sign in _OPENING or sign in _CLOSING:
            other = MIRRORED.get(sign, sign)
            if _encloses(other, signs, at) > _encloses(sign, signs, at):
                signs[at] = other
    return [(one["at"], sign) for one, sign in zip(found, signs, strict=True)]


def _encloses(sign: str, signs: Sequence[str], at: int) -> int:
    """Whether a word is next to the bracket on its inner side (1), or on its outer side (-1)."""
    before = at > 0 and signs[at - 1].isalnum()
    after = at + 1 < len(signs) and signs[at + 1].isalnum()
    return after - before if sign in _OPENING else before - after
