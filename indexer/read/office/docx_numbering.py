"""The marks of list items in a Word file, counted as Word does: "•", "3.", "2.1", "(b)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indexer.read.office.docx_text import W, attribute, child

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = {"Letter": "abcdefghijklmnopqrstuvwxyz", "russian": "абвгдежзиклмнопрстуфхцчшщэюя"}
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class ListNumbering:
    """Counts through the document: ``mark`` must be asked for each item once, in order."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._learn(root)

    def _learn(self, root: Any) -> None:
        for abstract in root.findall(W + "abstractNum"):
            levels = {
                _int(attribute(level, "ilvl"), 0): level for level in abstract.findall(W + "lvl")
            }
            self._levels[attribute(abstract, "abstractNumId") or ""] = {
                depth: _Level(
                    form=attribute(child(level, "numFmt"), "val") or "decimal",
                    text=attribute(child(level, "lvlText"), "val") or "",
                    start=_int(attribute(child(level, "start"), "val"), 1),
                )
                for depth, level in levels.items()
            }
        for number in root.findall(W + "num"):
            starts = {
                _int(attribute(other, "ilvl"), 0): _int(
                    attribute(child(other, "startOverride"), "val"), 1
                )
                for other in number.findall(W + "lvlOverride")
                if child(other, "startOverride") is not None
            }
            abstract_id = attribute(child(number, "abstractNumId"), "val") or ""
            self._lists[attribute(number, "numId") or ""] = (abstract_id, starts)

    def mark(self, list_id: str, depth: int) -> str:
        """The mark of the next item of that list at that depth; blank where it has none."""
        abstract_id, starts = self._lists.get(list_id, ("", {}))
        levels = self._levels.get(abstract_id, {})
        level = levels.get(depth)
        if level is None:
            return "•" if list_id in self._lists else ""
        counts = self._counts.setdefault(abstract_id, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted, start in starts.items():
                counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "•"
        if level.form == "none":
            return ""
        return _PLACE.sub(
            lambda at: _level_number(levels, counts, int(at[1]) - 1), level.text
        ).strip()


def _level_number(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return _number_as(counts.get(depth, level.start), level.form)


def _number_as(number: int, form: str) -> str:
    if not 0 < number < _MOST:
        return str(number)
    if form.endswith("Roman"):
        words = _roman(number)
    elif form.endswith("Letter"):
        words = _letter(number, _LETTERS["Letter"])
    elif form.startswith("russian"):
        words = _letter(number, _LETTERS["russian"])
    elif form == "decimalZero":
        return f"{number:02}"
    else:
        return str(number)
    return words.upper() if form.startswith("upper") or form.endswith("Upper") else words


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _letter(number: int, alphabet: str) -> str:
    """a to z, then aa, bb, and so on."""
    times, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * (min(times, 9) + 1)


def _int(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 10 else otherwise
