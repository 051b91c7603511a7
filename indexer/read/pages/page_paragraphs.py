"""Where paragraphs begin among the lines of one block, by gaps, indents and type."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from indexer.read.pages.page_lines import PageLine
from indexer.structure.layout import ends_sentence, is_list_item

_GAP = 0.35
"""In heights of a line: a gap wider than usual by this much separates paragraphs."""
_SIZES = 1.12
"""Type larger or smaller by this ratio belongs to another paragraph."""


def mark_paragraphs(lines: list[PageLine]) -> list[PageLine]:
    """Set ``opens`` on the first line of each paragraph; lines are those of one block."""
    if not lines:
        return lines
    lines[0].opens = True
    usual = _usual_distance(lines)
    for at, (above, line) in enumerate(pairwise(lines), 1):
        below = lines[at + 1] if at + 1 < len(lines) else None
        line.opens = _opens(above, line, below, usual)
    return lines


def _usual_distance(lines: list[PageLine]) -> float:
    """The usual distance from line to line of running text, in heights of a line.

    The lower quartile is taken: gaps between paragraphs only make distances longer.
    """
    steps = sorted(
        _distance(one, two)
        for one, two in pairwise(lines)
        if one.table is None and two.table is None and _same_type(one, two)
    )
    return steps[len(steps) // 4] if len(steps) > 3 else (median(steps) if steps else 1.0)


def _distance(above: PageLine, line: PageLine) -> float:
    return (line.frame[3] - above.frame[3]) / max(1.0, line.size)


def _same_type(one: PageLine, two: PageLine) -> bool:
    small, large = sorted((max(one.size, 0.1), max(two.size, 0.1)))
    return large <= _SIZES * small and one.bold == two.bold


def _opens(above: PageLine, line: PageLine, below: PageLine | None, usual: float) -> bool:
    if above.table != line.table:
        return True
    if line.table is not None:
        return False
    if not _same_type(above, line) and not _same_sentence(above, line):
        return True
    if _distance(above, line) > usual + _GAP or line.frame[1] < above.frame[1]:
        return True
    return is_list_item(line.text) or _by_indent(above, line, below)


def _same_sentence(above: PageLine, line: PageLine) -> bool:
    """A line in bold or of another size that only continues the sentence above."""
    small, large = sorted((max(above.size, 0.1), max(line.size, 0.1)))
    return large <= 1.25 * small and line.text[0].islower() and not ends_sentence(above.text)


def _by_indent(above: PageLine, line: PageLine, below: PageLine | None) -> bool:
    """An indented first line under a finished one, or any line under a short finished one."""
    left, right = line.column
    size = max(1.0, line.size)
    indent = line.frame[0] - above.frame[0]
    back = below is not None and line.frame[0] - below.frame[0] > 0.8 * size
    if 0.8 * size < indent < 6 * size and (back or below is None) and not line.text[0].islower():
        return True
    early = right - above.frame[2] > 0.2 * (right - left)
    word = len(line.text.split(None, 1)[0]) * 0.55 * size
    room = right - above.frame[2] > word + 2 * size
    return early and room and ends_sentence(above.text) and not line.text[0].islower()
