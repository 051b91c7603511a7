"""The years of a table: cells that are years, and columns whose name says of which year they are.

A table dates by place, not by words: no preposition comes before its years, so the rules for
years in sentences do not apply to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from sourceline.dates.years.bare_years import LIKELY_YEARS
from sourceline.dates.years.word_sets import COLUMN
from sourceline.records import Cell, Interval, Passage, Span

_YEAR: Final = re.compile(r"[12]\d{3}")
_NAMED_BY_YEAR: Final = re.compile(r"(?:[^\d]*[^\w])?([12]\d{3})(?:[^\w][^\d]*)?")
_WORDS: Final = re.compile(r"[^\W\d_]+")


def year(text: str) -> Interval | None:
    """The days of a year that is all a cell says: "2021"."""
    found = _YEAR.fullmatch(text.strip())
    if found is None or int(found[0]) not in LIKELY_YEARS:
        return None
    return Interval(date(int(found[0]), 1, 1), date(int(found[0]), 12, 31))


def are_years(column: str, cells: Sequence[str]) -> bool:
    """Whether numbers of four digits under this name are years: the name says so, or every cell
    of the column, two at least, is one."""
    if COLUMN & {word.casefold() for word in _WORDS.findall(column)}:
        return True
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and all(year(cell) for cell in filled)


@lru_cache(4096)
def column_days(column: str) -> Interval | None:
    """The year that a column's name says its cells are of: "2010", "Population, 2020"."""
    found = _NAMED_BY_YEAR.fullmatch(column.strip())
    return None if found is None else year(found[1])


def days_of(cell: Cell) -> Interval | None:
    return column_days(cell.column)


def days_by_column(passage: Passage) -> list[Interval]:
    """The years that the columns of a row are of, each once; none for a passage of sentences."""
    return list(dict.fromkeys(days for cell in passage.cells if (days := days_of(cell))))


def is_of_other_days(passage: Passage, span: Span, asked: Interval) -> bool:
    """Whether words are in a cell of another year than asked, where the row has one of that."""
    cells = [(cell, days) for cell in passage.cells if (days := days_of(cell))]
    if not any(days.overlaps(asked) for _, days in cells):
        return False
    return any(cell.span.overlaps(span) and not days.overlaps(asked) for cell, days in cells)
