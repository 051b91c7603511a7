"""Characters → segments: pieces of a line without a wide gap, in an upright frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from unicodedata import combining

import numpy as np

from indexer.read.pages.page_lines import bounding_box
from indexer.read.pdf.glyphs import RIGHT_TO_LEFT, Box, Glyph
from indexer.read.pdf.reading_order import read_order
from indexer.read.pdf.writing_direction import is_from_right
from sourceline.pages.page_boxes import Boxes

_GAP = 0.8
"""In sizes of the type: a wider gap separates columns or cells; where it does not, the pieces are
joined again as one line."""
_SPACE = 0.16
"""A gap between letters, in sizes of the type, that counts as a space where none is drawn."""

_SPREAD = 0.08
"""Between the letters of words, in sizes of the type, from where on they are spread out."""
_WIDER = 1.6
"""Times the distance of spread letters: the gap of a space between words of such."""

_MIRRORED_SHARE = 0.3
"""Share of letters from the right that a line of such a page has, unless it is in another
language."""
_NO_BOX: Box = (0, 0, 0, 0)


@dataclass(slots=True)
class Segment:
    """``left`` to ``bottom`` are in the frame in which its words run from left to right.

    That of a page written from the right is its mirror image, so that columns and indents are
    found as on any other.
    """

    glyphs: list[Glyph]
    frames: list[Box]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def order(self) -> int:
        return self.glyphs[0].order

    @property
    def length(self) -> int:
        return len(self.glyphs)

    @property
    def frame(self) -> Box:
        return self.left, self.top, self.right, self.bottom


def upright_box(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of the displayed page, in the frame of words turned by ``turn`` quarters."""
    left, top, right, bottom = box
    if turn == RIGHT_TO_LEFT:
        return width - right, top, width - left, bottom
    if turn == 1:
        return height - bottom, left, height - top, right
    if turn == 2:
        return width - right, height - bottom, width - left, height - top
    if turn == 3:
        return top, width - right, bottom, width - left
    return box


def segments_of(glyphs: Sequence[Glyph], turn: int, width: float, height: float) -> list[Segment]:
    """Segments of the glyphs with that turn, as drawn; those of one row that touch are joined."""
    found: list[Segment] = []
    for glyph in glyphs:
        if glyph.turn != turn:
            continue
        frame = upright_box(glyph.box, turn, width, height)
        if found and _continues(found[-1], glyph, frame):
            _add(found[-1], glyph, frame)
        else:
            found.append(Segment([glyph], [frame], *frame, glyph.size))
    return _touching_joined(found)


def _continues(segment: Segment, glyph: Glyph, frame: Box) -> bool:
    last = segment.frames[-1]
    size = max(glyph.size, segment.glyphs[-1].size, 1.0)
    gap = frame[0] - last[2]
    return -0.7 * size < gap < _GAP * size and same_row(last, frame)


def same_row(one: Box, two: Box) -> bool:
    """Whether the two share half the height of the lower one, or more."""
    shared = min(one[3], two[3]) - max(one[1], two[1])
    return shared >= 0.5 * max(0.1, min(one[3] - one[1], two[3] - two[1]))


def _add(segment: Segment, glyph: Glyph, frame: Box) -> None:
    segment.glyphs.append(glyph)
    segment.frames.append(frame)
    segment.left = min(segment.left, frame[0])
    segment.top = min(segment.top, frame[1])
    segment.right = max(segment.right, frame[2])
    segment.bottom = max(segment.bottom, frame[3])
    segment.size = max(segment.size, glyph.size)


def rows_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments at one height, rows from the top, each from left to right."""
    rows: list[list[Segment]] = []
    firsts: list[Segment] = []
    for segment in sorted(segments, key=lambda one: one.middle):
        for at in range(len(rows) - 1, max(-1, len(rows) - 7), -1):
            if same_row(firsts[at].frame, segment.frame):
                rows[at].append(segment)
                if segment.height > firsts[at].height:
                    firsts[at] = segment
                break
        else:
            rows.append([segment])
            firsts.append(segment)
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def _touching_joined(segments: list[Segment]) -> list[Segment]:
    joined = []
    for row in rows_of(segments):
        gathered: list[Segment] = []
        for segment in row:
            before = gathered[-1] if gathered else None
            size = max(segment.size, before.size) if before else 0.0
            if before and -0.7 * size < segment.left - before.right < _GAP * size:
                gathered[-1] = _merged(before, segment)
            else:
                gathered.append(segment)
        joined += gathered
    return joined


def _merged(one: Segment, two: Segment) -> Segment:
    left, top, right, bottom = bounding_box((one.frame, two.frame))
    glyphs, frames = one.glyphs + two.glyphs, one.frames + two.frames
    return Segment(glyphs, frames, left, top, right, bottom, max(one.size, two.size))


def text_and_boxes(segments: Sequence[Segment]) -> tuple[str, Boxes]:
    """The words of segments of one row, as they are read, with the box of each character."""
    pairs = [pair for one in segments for pair in zip(one.glyphs, one.frames, strict=True)]
    if any(glyph.turn == RIGHT_TO_LEFT or is_from_right(glyph.sign) for glyph, _ in pairs):
        signs, boxes = _in_both_directions(pairs)
    else:
        signs, boxes = _from_left(pairs)
    return "".join(signs), np.array(boxes, dtype=np.float32).reshape(-1, 4)


def _from_left(pairs: Sequence[tuple[Glyph, Box]]) -> tuple[list[str], list[Box]]:
    signs: list[str] = []
    boxes: list[Box] = []
    before: tuple[Glyph, Box] | None = None
    least = _least_gap(pairs)
    for at, (glyph, frame) in enumerate(pairs):
        if glyph.soft and at < len(pairs) - 1:
            continue  # a soft hyphen inside a line is not drawn
        if before and _needs_space(*before, glyph, frame, least):
            signs.append(" ")
            boxes.append(_NO_BOX)
        signs.append(glyph.sign)
        boxes.append(glyph.box)
        before = glyph, frame
    return signs, boxes


def _in_both_directions(pairs: Sequence[tuple[Glyph, Box]]) -> tuple[list[str], list[Box]]:
    """A line that has letters written from the right, in the order of reading."""
    mirrored = pairs[0][0].turn == RIGHT_TO_LEFT
    ahead = sorted(_with_marks(pairs), key=lambda one: one[0][1][0] + one[0][1][2])
    shown: list[list[Glyph]] = []
    before: tuple[Glyph, Box] | None = None
    for cluster in ahead:
        if before and _needs_space_either_way(*before, *cluster[0]):
            shown.append([])
        shown.append([glyph for glyph, _ in cluster])
        before = cluster[0]
    if mirrored:
        shown.reverse()
    line = "".join(cluster[0].sign if cluster else " " for cluster in shown)
    letters = [sign for sign in line if sign.isalpha()]
    share = sum(map(is_from_right, letters)) / max(1, len(letters))
    from_right = share >= _MIRRORED_SHARE if letters and mirrored else mirrored or share > 0.5
    signs: list[str] = []
    boxes: list[Box] = []
    for at, sign in read_order(line, from_right):
        drawn = shown[at]
        signs += [sign, *(glyph.sign for glyph in drawn[1:])]
        boxes += [glyph.box for glyph in drawn] or [_NO_BOX]
    return signs, boxes


def _with_marks(pairs: Sequence[tuple[Glyph, Box]]) -> list[list[tuple[Glyph, Box]]]:
    """Each character with the vowel signs and accents drawn over it."""
    bases = [[pair] for pair in pairs if not combining(pair[0].sign)]
    for pair in pairs if bases else ():
        if combining(pair[0].sign):
            middle = (pair[1][0] + pair[1][2]) / 2
            nearest = min(
                bases,
                key=lambda one: (
                    max(one[0][1][0] - middle, middle - one[0][1][2], 0.0),
                    abs(one[0][0].order - pair[0].order),
                ),
            )
            nearest.append(pair)
    return bases or [[pair] for pair in pairs]


def _needs_space_either_way(before: Glyph, frame: Box, glyph: Glyph, here: Box) -> bool:
    """As below, where the page may have drawn the two in the other order, or apart."""
    gap = (here[0] - frame[2]) / max(before.size, glyph.size, 1.0)
    later = before if before.order > glyph.order else glyph
    beside = abs(before.order - glyph.order) == 1
    return gap > (1.5 if beside else 1.0) * _SPACE or (later.after_space and gap > 0.05)


def _gap(before: Glyph, frame: Box, glyph: Glyph, here: Box) -> float:
    """In sizes of the type."""
    return (here[0] - frame[2]) / max(before.size, glyph.size, 1.0)


def _least_gap(pairs: Sequence[tuple[Glyph, Box]]) -> float:
    """The least gap of a space that pdfium guessed; 0 unless the line's letters are spread out.

    It takes the distance of the last two letters of a spread word for a space.
    """
    gaps = [
        _gap(*one, *two)
        for one, two in pairwise(pairs)
        if two[0].order == one[0].order + 1 and not two[0].after_space
    ]
    usual = median(gaps) if gaps else 0.0
    return _WIDER * usual if usual > _SPREAD else 0.0


def _needs_space(before: Glyph, frame: Box, glyph: Glyph, here: Box, least: float) -> bool:
    gap = _gap(before, frame, glyph, here)
    if glyph.order == before.order + 1:
        if glyph.guessed_space and 0 < gap < least:
            return False
        return glyph.after_space or gap > max(1.5 * _SPACE, least)
    return gap > _SPACE or (glyph.after_space and gap > 0.05)
