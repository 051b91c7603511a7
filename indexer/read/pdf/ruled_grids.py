"""Rules drawn on a page, and the grids that they form."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from indexer.read.pages.page_lines import bounding_box
from indexer.read.pdf.glyphs import Box
from sourceline.pages.pdfium import Affine, apply, to_display

_OBJECTS, _POINTS = 20_000, 60_000
"""Most that are looked at on one page; a drawing with more is not a table."""
_THIN = 3.0
"""Points; a filled box at most this thin is a rule."""
_SHORT = 6.0
"""A rule is longer than this."""
_NEAR = 3.0
"""Ends of rules this near meet."""
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges of columns and rows, ascending. ``walls[row][i]`` is whether there is a rule between
    columns i and i + 1 in that row: without one, a cell spans both. ``floors[row][column]`` is the
    same for the rule below a row, of all but the last."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    walls: tuple[tuple[bool, ...], ...]
    floors: tuple[tuple[bool, ...], ...] = ()

    @property
    def box(self) -> Box:
        return self.across[0], self.down[0], self.across[-1], self.down[-1]

    def mirrored(self, width: float) -> Grid:
        """The same on the mirror image of a page, for one that is written from the right."""
        across = tuple(width - at for at in reversed(self.across))
        return Grid(across, self.down, tuple(row[::-1] for row in self.walls))


def grids_of(page: pdfium.PdfPage) -> list[Grid]:
    """Grids of two or more rows and columns, from the top."""
    rules = []
    for rule in _rules(page):
        rules.append(rule)
        if len(rules) >= _MOST_RULES:
            return []
    grids = [grid for group in _connected(rules) if (grid := _grid(group))]
    inner = [one for one in grids if not any(_inside(one, other) for other in grids)]
    return sorted(inner, key=lambda grid: grid.down[0])


def _inside(one: Grid, other: Grid) -> bool:
    a, b = one.box, other.box
    return one is not other and a[0] > b[0] and a[1] > b[1] and a[2] < b[2] and a[3] < b[3]


def _rules(page: pdfium.PdfPage) -> Iterator[Box]:
    affine = to_display(page)
    for at, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if at >= _OBJECTS:
            return
        matrix = _full_matrix(item)
        for corners, closed in _outlines(item.raw, matrix, affine):
            yield from _rules_of(corners, closed)


def _full_matrix(item: pdfium.PdfObject) -> tuple[float, ...]:
    matrix = item.get_matrix()
    container = item.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    return tuple(matrix.get())


def _outlines(
    path: raw.FPDF_PAGEOBJECT, matrix: tuple[float, ...], affine: Affine
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The corners of each part of a path; parts with curves are left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[float, float]] = []
    curved = False
    a, b, c, d, e, f = matrix
    for index in range(min(raw.FPDFPath_CountSegments(path), _POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not curved:
                yield corners, False
            corners, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        corners.append(apply(affine, *place))
        if raw.FPDFPathSegment_GetClose(segment):
            if not curved:
                yield corners, True
            corners, curved = [], False
    if len(corners) > 1 and not curved:
        yield corners, False


def _rules_of(corners: list[tuple[float, float]], closed: bool) -> Iterator[Box]:
    left, top, right, bottom = bounding_box((x, y, x, y) for x, y in corners)
    if min(right - left, bottom - top) <= _THIN:
        if max(right - left, bottom - top) >= _SHORT:
            yield left, top, right, bottom
        return
    sides = [*pairwise(corners), *([(corners[-1], corners[0])] if closed else [])]
    for (x0, y0), (x1, y1) in sides:
        if min(abs(x1 - x0), abs(y1 - y0)) <= 1 and max(abs(x1 - x0), abs(y1 - y0)) >= _SHORT:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _connected(rules: list[Box]) -> list[list[Box]]:
    """Groups of rules that touch each other, by a sweep from left to right."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules):
        touching = [group for group in groups if any(_touch(rule, one) for one in group[1])]
        members = [rule, *(one for group in touching for one in group[1])]
        groups = [group for group in groups if not any(group is other for other in touching)]
        groups.append((bounding_box(members), members))
    return [members for _, members in groups]


def _touch(one: Box, two: Box) -> bool:
    return (
        one[0] <= two[2] + _NEAR
        and two[0] <= one[2] + _NEAR
        and one[1] <= two[3] + _NEAR
        and two[1] <= one[3] + _NEAR
    )


def _grid(rules: list[Box]) -> Grid | None:
    flat = [one for one in rules if one[3] - one[1] < one[2] - one[0]]
    upright = [one for one in rules if one[3] - one[1] >= one[2] - one[0]]
    across = _edges([((one[0] + one[2]) / 2, one[3] - one[1]) for one in upright])
    down = _edges([((one[1] + one[3]) / 2, one[2] - one[0]) for one in flat])
    if len(across) < 3 or len(down) < 3:
        return None
    walls = tuple(
        tuple(_has_wall(upright, at, (top + bottom) / 2) for at in across[1:-1])
        for top, bottom in pairwise(down)
    )
    floors = tuple(
        tuple(_has_floor(flat, at, (left + right) / 2) for left, right in pairwise(across))
        for at in down[1:-1]
    )
    return Grid(tuple(across), tuple(down), walls, floors)


def _edges(places: Sequence[tuple[float, float]]) -> list[float]:
    """Edges: the places of rules close to each other averaged, weighted by length."""
    groups: list[list[tuple[float, float]]] = []
    for place in sorted(places):
        if groups and place[0] - groups[-1][-1][0] <= _NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        sum(at * length for at, length in group) / sum(length for _, length in group)
        for group in groups
    ]


def _has_wall(upright: list[Box], at: float, height: float) -> bool:
    return any(
        abs((one[0] + one[2]) / 2 - at) <= _NEAR and one[1] - 1 <= height <= one[3] + 1
        for one in upright
    )


def _has_floor(flat: list[Box], at: float, place: float) -> bool:
    return any(
        abs((one[1] + one[3]) / 2 - at) <= _NEAR and one[0] - 1 <= place <= one[2] + 1
        for one in flat
    )
