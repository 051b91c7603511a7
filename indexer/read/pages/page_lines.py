"""Lines of a page in reading order, from a PDF's own characters or from OCR."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from sourceline.pages.page_boxes import Boxes
from sourceline.records import PageStatus, Span


@dataclass(slots=True)
class PageLine:
    """One line of text with the box of each of its characters (zeros for spaces added).

    ``frame`` is the box of the whole line as it reads (upright). ``opens`` says that a paragraph
    begins here. ``cells`` are spans of the line's text where it is a row of the table numbered
    ``table`` on its page.
    """

    text: str
    boxes: Boxes
    frame: tuple[float, float, float, float]
    size: float = 0.0
    bold: bool = False
    opens: bool = False
    column: tuple[float, float] = (0.0, 0.0)
    table: int | None = None
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TableHeader:
    """How many of a table's first rows name its columns; with several levels, for each column the
    places, as row and column, of the cells that name it."""

    levels: int = 1
    named_by: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(slots=True)
class ReadPage:
    """The lines of one page. ``headers`` are those of its tables, by number, that have one."""

    number: int
    width: float
    height: float
    lines: list[PageLine] = field(default_factory=list)
    status: PageStatus = "text"
    reason: str = ""
    sureness: float | None = None
    headers: dict[int, TableHeader] = field(default_factory=dict)


def no_boxes(count: int) -> Boxes:
    return np.zeros((count, 4), dtype=np.float32)


def bounding_box(
    boxes: Iterable[tuple[float, float, float, float]],
) -> tuple[float, float, float, float]:
    """The smallest box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
