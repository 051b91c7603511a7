"""Segments → blocks in reading order, one column after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.read.pdf.segments import Segment, rows_of

_LINES = 3
"""Fewer lines on a side are not a column, unless they are ``_FEW_LINES`` of plain prose."""
_FEW_LINES = 2
_PROSE, _SHORT_PROSE = 22, 12
"""Characters of a column's median line: in any drawing order, and where one side is drawn before
the other."""
_MARGIN_ROWS, _MARGIN_GAP = 3, 0.9
"""Headers and footers: most rows, and the gap after them in heights of a line."""
_MOST_SEGMENTS = 3_000
"""A page with more is a drawing: no columns are looked for."""
_DEPTH = 6
_TRIED = 4


@dataclass(slots=True)
class ColumnBlock:
    """Consecutive rows between the same two edges."""

    rows: list[list[Segment]]
    left: float
    right: float


def blocks_of(
    segments: Sequence[Segment], fixed: frozenset[int] = frozenset()
) -> list[ColumnBlock]:
    """Blocks in reading order. ``fixed`` are ids of segments that each represent a whole table."""
    depth = _DEPTH if len(segments) <= _MOST_SEGMENTS else 0
    return _in_reading_order(list(segments), fixed, depth)


def split_margins(
    segments: Sequence[Segment], fixed: frozenset[int]
) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """The lines above all columns, the columns, and the lines below, separated by gaps."""
    rows = rows_of(segments)
    head = _margin(rows, fixed)
    foot = _margin(rows[head:][::-1], fixed)
    parts = rows[:head], rows[head : len(rows) - foot], rows[len(rows) - foot :]
    above, body, below = ([one for row in part for one in row] for part in parts)
    return above, body, below


def _margin(rows: list[list[Segment]], fixed: frozenset[int]) -> int:
    """How many rows, from the outer end, are before the first wide gap."""
    for at, (outer, inner) in enumerate(pairwise(rows[: _MARGIN_ROWS + 1]), 1):
        if any(id(one) in fixed for one in outer):
            return 0
        top, bottom = sorted((outer, inner), key=lambda row: row[0].middle)
        gap = min(one.top for one in bottom) - max(one.bottom for one in top)
        if gap > _MARGIN_GAP * max(one.height for one in outer):
            return at
    return 0


def _in_reading_order(
    segments: list[Segment], fixed: frozenset[int], depth: int
) -> list[ColumnBlock]:
    if not segments:
        return []
    if depth and len(segments) >= 2 * _FEW_LINES:
        for gutter in _gutters(segments, fixed)[:_TRIED]:
            bands = _bands(segments, gutter, fixed)
            if any(band.columns for band in bands):
                return [
                    block
                    for band in bands
                    for part in (band.columns or (band.segments,))
                    for block in _in_reading_order(part, fixed, depth - 1)
                ]
    left = min(segment.left for segment in segments)
    right = max(segment.right for segment in segments)
    return [ColumnBlock(rows_of(segments), left, right)]


def _gutters(segments: list[Segment], fixed: frozenset[int]) -> list[float]:
    """Horizontal places with clear space between most neighbours, the best first."""
    gaps: list[tuple[float, float]] = []
    for row in rows_of([one for one in segments if id(one) not in fixed]):
        gaps += [(one.right, two.left) for one, two in pairwise(row) if two.left > one.right + 4]
    # Lines of two columns may be at different heights: then the edges of lines show the gap.
    ends = sorted({(low + high) / 2 for low, high in gaps})
    counted: list[tuple[int, float]] = [
        (sum(low < at < high for low, high in gaps), at) for at in ends
    ]
    counted += [(0, at) for at in _clear_places(segments, fixed)]
    best: list[float] = []
    for _, at in sorted(counted, key=lambda pair: -pair[0]):
        if all(abs(at - other) > 12 for other in best):
            best.append(at)
    return best


def _clear_places(segments: list[Segment], fixed: frozenset[int]) -> list[float]:
    """Middles of vertical strips that no narrow segment covers."""
    left = min(one.left for one in segments)
    right = max(one.right for one in segments)
    narrow = sorted(
        (one.left, one.right)
        for one in segments
        if one.right - one.left < 0.6 * (right - left) and id(one) not in fixed
    )
    places, reach = [], None
    for low, high in narrow:
        if reach is not None and low > reach + 6:
            places.append((low + reach) / 2)
        reach = high if reach is None else max(reach, high)
    return places


@dataclass(slots=True)
class _Band:
    segments: list[Segment]
    columns: tuple[list[Segment], list[Segment]] | None


def _bands(segments: list[Segment], gutter: float, fixed: frozenset[int]) -> list[_Band]:
    """From top to bottom: bands where both sides are columns, and what is between them."""
    bands: list[_Band] = []
    waiting: list[Segment] = []

    def close(across_follows: bool) -> None:
        after = _after_columns(waiting, gutter) if across_follows else []
        kept = [one for one in waiting if not any(one is other for other in after)]
        columns = _columns(kept, gutter)
        if columns:
            bands.append(_Band(kept, columns))
            if after:
                bands.append(_Band(after, None))
        elif waiting:
            _add_plain(bands, waiting)
        waiting.clear()

    for segment in sorted(segments, key=lambda one: one.middle):
        if id(segment) in fixed or segment.left < gutter < segment.right:
            close(across_follows=True)
            _add_plain(bands, [segment])
        else:
            waiting.append(segment)
    close(across_follows=False)
    return bands


def _after_columns(segments: list[Segment], gutter: float) -> list[Segment]:
    """Short lines on the left, below a gap under both columns, that belong to what is across."""
    right = [one.bottom for one in segments if one.left >= gutter]
    if not right:
        return []
    left = [one for one in segments if one.right <= gutter]
    for at, (above, below) in enumerate(pairwise(left), 1):
        if below.top >= max(right) and below.top - above.bottom > 0.5 * above.height:
            return left[at:]
    return []


def _add_plain(bands: list[_Band], segments: list[Segment]) -> None:
    if bands and not bands[-1].columns:
        bands[-1].segments += segments
    else:
        bands.append(_Band(list(segments), None))


def _columns(segments: list[Segment], gutter: float) -> tuple[list[Segment], list[Segment]] | None:
    left = [one for one in segments if one.right <= gutter]
    right = [one for one in segments if one.left >= gutter]
    fewest = min(len(left), len(right))
    if fewest < _FEW_LINES or (fewest < _LINES and not _is_prose(left, right)):
        return None
    if any(2 * sum(one.glyphs[0].filled for one in side) >= len(side) for side in (left, right)):
        return None  # a form's values belong to the names beside them
    # Both sides must be next to each other for some lines, not above each other.
    top = max(min(one.top for one in left), min(one.top for one in right))
    bottom = min(max(one.bottom for one in left), max(one.bottom for one in right))
    beside = min(sum(top < one.middle < bottom for one in side) for side in (left, right))
    if beside < min(fewest, _LINES) - 1:
        return None
    least = _SHORT_PROSE if _are_drawn_in_turn(segments, gutter) else _PROSE
    if min(median(one.length for one in side) for side in (left, right)) < least:
        return None
    return left, right


def _is_prose(left: list[Segment], right: list[Segment]) -> bool:
    """Whether on each side a sentence goes on from a line to the next: "the boat / leaves"."""
    for side in (left, right):
        signs = [(one.glyphs[-1].sign, two.glyphs[0].sign) for one, two in pairwise(side)]
        if not any(end not in ".!?:;" and start.islower() for end, start in signs):
            return False
    return True


def _are_drawn_in_turn(segments: list[Segment], gutter: float) -> bool:
    """Whether the page draws first one side and then the other, not row by row."""
    drawn = sorted(segments, key=lambda one: one.order)
    sides = [one.left >= gutter for one in drawn]
    changes = sum(one != two for one, two in pairwise(sides))
    return changes <= max(2, len(sides) // 10)
