"""Which way the characters of a page run: to the right, to the left, or downwards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import bidirectional

from indexer.read.pdf.glyphs import RIGHT_TO_LEFT, Glyph

_DOWN = 3
"""Quarter turns of a line whose characters follow each other downwards; its lines follow from
right to left, as in Japanese and Chinese."""
_IN_LINE, _NEXT, _FAR = 0.35, 0.5, 2.5
"""In sizes of the type: most distance aside of the next character, and its distance onwards."""
_LEAST, _SHARE = 8, 0.3
"""Steps downwards of a page with vertical lines, at least; the same as a share of its steps."""


def is_from_right(sign: str) -> bool:
    """Whether it is a letter of Arabic, Hebrew or another script written from right to left."""
    return sign > "\u0590" and bidirectional(sign) in ("R", "AL")


def set_directions(glyphs: Sequence[Glyph]) -> None:
    """Give the glyphs of pages that are written from the right, or downwards, their turn."""
    upright = [glyph for glyph in glyphs if glyph.turn == 0]
    from_right = sum(is_from_right(glyph.sign) for glyph in upright)
    if from_right and 2 * from_right > sum(glyph.sign.isalpha() for glyph in upright):
        for glyph in upright:
            glyph.turn = RIGHT_TO_LEFT
    elif 2 * sum(_is_east_asian(glyph.sign) for glyph in upright) > len(upright) > _LEAST:
        _set_downwards(upright)


def _set_downwards(glyphs: Sequence[Glyph]) -> None:
    steps = [(one, two) for one, two in pairwise(glyphs) if _follows_below(one, two)]
    if len(steps) < max(_LEAST, _SHARE * len(glyphs)):
        return
    for pair in steps:
        for glyph in pair:
            glyph.turn = _DOWN
            left, top, right, bottom = glyph.box
            # pdfium adds half a character at the left of characters of vertical fonts.
            glyph.box = (max(left, right - glyph.size), top, right, bottom)


def _follows_below(one: Glyph, two: Glyph) -> bool:
    size = max(one.size, two.size, 1.0)
    middle = abs((two.box[0] + two.box[2]) - (one.box[0] + one.box[2])) / 2
    aside = min(middle, abs(two.box[2] - one.box[2]))
    down = ((two.box[1] + two.box[3]) - (one.box[1] + one.box[3])) / 2
    return aside < _IN_LINE * size and _NEXT * size < down < _FAR * size


def _is_east_asian(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af" or sign >= "\U00020000"
