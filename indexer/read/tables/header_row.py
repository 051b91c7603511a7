"""Whether the first row of a table names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"(?:[A-Z]{3}\s)?[-+–−(]?\s?[$€£₽¥]?\s?\d[\d\s.,:/-]*\s?"
    r"(?:%|[$€£₽¥]|[A-Za-zА-Яа-я]{1,3}\.?)?\)?"
    r"|\d{1,2}[\s.-][^\W\d_]{3,12}[\s.,-]{1,2}\d{2,4}"  # 18 June 2020
)
_BESIDE = re.compile(r"(?<=\S)\s\([^()]*\d[^()]*\)$")
"""What is beside the value of a cell: how it is stored, or shown."""
_LETTER = re.compile(r"[^\W\d_]")
_LONG = 80
"""Longer cells hold text, not a column's name."""
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?(?:\s?г(?:\.|ода?)?)?")


def is_value(cell: str) -> bool:
    """A number, an amount, a date with its day or a time."""
    return _NUMBER.fullmatch(_BESIDE.sub("", cell)) is not None


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Text and distinct words in most cells of the first row, above rows with data.

    Where all cells are text, those of the first row must be short and occur in no row below.
    """
    if len(rows) < 2 or not any(any(row) for row in rows[1:]):
        return False
    named = [cell for cell in rows[0] if cell]
    if len(named) < 2 or 2 * len(named) <= len(rows[0]) or len(set(named)) < len(named):
        return False
    if not all(len(cell) <= _LONG and names_column(cell) for cell in named) or not _LETTER.search(
        "".join(named)
    ):
        return False
    if any(_has_values(rows, at) for at, cell in enumerate(rows[0]) if cell and names_column(cell)):
        return True
    return _has_words_of_its_own(rows)


def names_column(cell: str) -> bool:
    """Words, or the year of the column."""
    return not is_value(cell) or _YEARS.fullmatch(cell) is not None


def _has_values(rows: Sequence[Sequence[str]], column: int) -> bool:
    below = [row[column] for row in rows[1:] if column < len(row) and row[column]]
    return bool(below) and 2 * sum(map(is_value, below)) > len(below)


def _has_words_of_its_own(rows: Sequence[Sequence[str]]) -> bool:
    """Whether no row below has words of the first; two rows alone are not enough to know."""
    below = {cell for row in rows[1:] for cell in row if cell}
    ends = any(cell.endswith((".", "!", "?", ";")) and len(cell) > 12 for cell in rows[0])
    return len(rows) > 2 and not ends and below.isdisjoint(cell for cell in rows[0] if cell)
