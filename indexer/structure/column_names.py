"""The names of a table's columns, where they stand in one row or in two.

A cell that spans several columns is in the first of them, and so is one that spans two rows in
the upper: "Contributions" over "2020 | 2021 | 2022" names three columns "Contributions, 2020" and
so on, while "Donor" beside it has nothing below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LETTER: Final = re.compile(r"[^\W\d_]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_LONGEST: Final = 60
"""Longer cells hold text, not a column's name."""
JOINT: Final = ", "


def column_names(
    header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], int]:
    """The name of each column, and how many of the first rows are names as well.

    ``header`` is the row already known to name the columns, or empty; then the first two rows do
    so together where a name of the first spans several of the second.
    """
    if header:
        if len(rows) > 1 and _goes_on(header, rows[0]):
            return _joined(header, rows[0]), 1
        return tuple(header), 0
    if len(rows) > 2 and _goes_on(rows[0], rows[1]) and _all_named(rows[0], rows[1], rows[2:]):
        return _joined(rows[0], rows[1]), 2
    return (), 0


def _goes_on(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the lower row only divides what the upper spans, and does so."""
    if len(upper) != len(lower) or not any(upper) or not all(map(_may_name, [*upper, *lower])):
        return False
    below = [at for at, cell in enumerate(lower) if cell]
    if not below or not any(not upper[at] for at in below):
        return False
    if upper[0] and lower[0]:
        return False
    return all(_spans(upper, at) for at in below)


def _may_name(cell: str) -> bool:
    named = _LETTER.search(cell) or _YEAR.fullmatch(cell)
    return not cell or (named is not None and len(cell) <= _LONGEST)


def _spans(upper: Sequence[str], at: int) -> bool:
    """Whether this column belongs to a cell of the upper row that is wider than one column."""
    return not upper[at] or (at + 1 < len(upper) and not upper[at + 1])


def _all_named(upper: Sequence[str], lower: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether every column with content below is named, and a figure stands below a name."""
    used = {at for row in rows for at, cell in enumerate(row) if cell}
    named = all(upper[at] or lower[at] for at in used if at < len(upper))
    figures = any(cell[:1].isdigit() for row in rows for cell in row[1:])
    return named and figures


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    over = ""
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        whole = JOINT.join(part for part in (over, below) if part) if below else above
        names.append(whole)
    return tuple(names)
