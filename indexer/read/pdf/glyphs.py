"""The characters that a PDF page draws, one by one, from pdfium."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sourceline.pages.pdfium import Affine, apply_to_box, to_display

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left of the displayed page."""

BAD_SIGN = "\ufffd"
"""In place of what has no character: it counts when a page is judged garbled."""

RIGHT_TO_LEFT = 4
"""The ``turn`` of upright characters on a page that is written from right to left."""

_BOLD = re.compile(rb"bold|black|heavy|demi|(?:cm|sf|ec|t1)bx", re.IGNORECASE)
_SHAPES = re.compile("[\ufb00-\ufb06\ufb1d-\ufdcf\ufdf0-\ufdf9\ufdfc\ufe70-\ufefc]")
"""Ligatures of Latin, Hebrew and Arabic, and shapes of Arabic letters."""
_HYPHENS = {0x02, 0xAD, 0xFFFE}
"""What pdfium gives for a hyphen at a line's end, and the soft hyphen itself."""
_CELL = 4.0
"""Points: characters are compared with those drawn in the cells around them."""
_MOST = 400_000
"""Characters of one page that are read; a page of print has 3,000."""


@dataclass(slots=True)
class Glyph:
    """One code point. ``turn`` is the quarter turns, counter-clockwise, of its writing
    direction, or RIGHT_TO_LEFT; ``after_space`` whether the page or pdfium has a space before it,
    ``guessed_space`` that it is only pdfium's, by the distance.

    ``order`` numbers characters as the page draws them. ``filled`` marks the value of a
    form's field.
    """

    sign: str
    box: Box
    size: float
    bold: bool
    turn: int
    after_space: bool
    order: int
    soft: bool = False
    filled: bool = False
    guessed_space: bool = False


@dataclass(slots=True)
class _Style:
    """What all characters of one text object share."""

    size: float
    bold: bool
    turn: int


def page_glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Visible characters in drawing order; spaces are only in ``after_space``.

    Text outside the displayed page and letters drawn twice, for weight or a shadow, are left out.
    """
    width, height = page.get_size()
    seen: dict[tuple[str, int, int], list[Box]] = {}
    kept: list[Glyph] = []
    space = guessed = False
    for glyph in _combined(_raw_glyphs(page)):
        if glyph.sign == " ":
            guessed = glyph.guessed_space and (guessed or not space)
            space = True
            continue
        glyph.after_space, glyph.guessed_space = space, guessed
        space = guessed = False
        left, top, right, bottom = glyph.box
        across, down = (left + right) / 2, (top + bottom) / 2
        if not (0 <= across <= width and 0 <= down <= height) or _is_drawn(glyph, seen):
            continue
        cell = glyph.sign, int(across / _CELL), int(down / _CELL)
        seen.setdefault(cell, []).append(glyph.box)
        glyph.order = len(kept)
        kept.append(glyph)
    return kept


def _is_drawn(glyph: Glyph, seen: dict[tuple[str, int, int], list[Box]]) -> bool:
    """Whether the same character is drawn already under more than half of this one."""
    left, top, right, bottom = glyph.box
    # The four cells around the middle: it is at least half a cell from what is outside them.
    column, row = int((left + right) / (2 * _CELL) - 0.5), int((top + bottom) / (2 * _CELL) - 0.5)
    for near in ((column, row), (column + 1, row), (column, row + 1), (column + 1, row + 1)):
        for other in seen.get((glyph.sign, *near), ()):
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            if across > 0.5 * (right - left) and down > 0.5 * (bottom - top):
                return True
            if glyph.box == other:  # of no width
                return True
    return False


def _raw_glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    affine = to_display(page)
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        rect, matrix, font = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.create_string_buffer(128)
        styles: dict[int, _Style] = {}
        for index in range(min(raw.FPDFText_CountChars(handle), _MOST)):
            code = raw.FPDFText_GetUnicode(handle, index)
            if raw.FPDFText_IsGenerated(handle, index) == 1 and code not in _HYPHENS:
                if code in (0x20, 0xA0):
                    yield Glyph(" ", (0, 0, 0, 0), 0, False, 0, False, index, guessed_space=True)
                continue
            owner = ctypes.cast(raw.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value
            style = styles.get(owner or 0)
            if style is None:
                raw.FPDFText_GetMatrix(handle, index, matrix)
                raw.FPDFText_GetFontInfo(handle, index, font, len(font), ctypes.c_int())
                size = raw.FPDFText_GetFontSize(handle, index)
                style = styles[owner or 0] = _style(size, matrix, font.value, affine)
            raw.FPDFText_GetLooseCharBox(handle, index, rect)
            box = apply_to_box(affine, rect.left, rect.bottom, rect.right, rect.top)
            if not _is_plausible(box, style):
                box = _tight_box(handle, index, affine)
            soft = code in _HYPHENS
            sign = "-" if soft else _sign(code)
            yield Glyph(sign, box, style.size, style.bold, style.turn, False, index, soft)
    finally:
        text_page.close()


def _style(size: float, matrix: raw.FS_MATRIX, font: bytes, affine: Affine) -> _Style:
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    across = affine[0] * matrix.a + affine[2] * matrix.b
    down = affine[1] * matrix.a + affine[3] * matrix.b
    turn = round(math.atan2(-down, across) / (math.pi / 2)) % 4
    return _Style(abs(size) * scale, bool(_BOLD.search(font)), turn)


def _is_plausible(box: Box, style: _Style) -> bool:
    """Whether a box has a plausible height: some fonts claim several lines, or none."""
    height = box[2] - box[0] if style.turn % 2 else box[3] - box[1]
    return 0.4 * style.size <= height <= 2.2 * style.size


def _tight_box(handle: raw.FPDF_TEXTPAGE, index: int, affine: Affine) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return apply_to_box(affine, left.value, bottom.value, right.value, top.value)


def _sign(code: int) -> str:
    if code in (0x09, 0x0A, 0x0D) or (code < 0x110000 and chr(code).isspace()):
        return " "
    if not 0x20 <= code < 0x110000 or 0x7F <= code < 0xA0 or code & 0xFFFE == 0xFFFE:
        return BAD_SIGN
    return chr(code)


def _combined(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """Surrogate pairs joined, ligatures split, invisible characters left out."""
    same: list[Glyph] = []
    for glyph in _surrogates_joined(glyphs):
        if unicodedata.category(glyph.sign) == "Cf":
            continue
        is_mark = unicodedata.combining(glyph.sign) > 0  # drawn over its letter, in the same box
        if same and glyph.sign != " " and glyph.box == same[0].box and not is_mark:
            same.append(glyph)
            continue
        yield from _box_divided(same)
        same = [glyph]
    yield from _box_divided(same)


def _surrogates_joined(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    high: Glyph | None = None
    for glyph in glyphs:
        code = ord(glyph.sign)
        if high and 0xDC00 <= code < 0xE000:
            high.sign = chr(0x10000 + (ord(high.sign) - 0xD800) * 0x400 + code - 0xDC00)
            yield high
            high = None
            continue
        if high:
            high.sign = BAD_SIGN
            yield high
            high = None
        if 0xD800 <= code < 0xDC00:
            high = glyph
        elif 0xDC00 <= code < 0xE000:
            glyph.sign = BAD_SIGN
            yield glyph
        else:
            yield from _ligature_letters(glyph)
    if high:
        high.sign = BAD_SIGN
        yield high


def _ligature_letters(glyph: Glyph) -> Iterator[Glyph]:
    """A ligature, or the shape of a letter inside an Arabic word, as its letters.

    All have its box for now.
    """
    if not _SHAPES.match(glyph.sign):
        yield glyph
        return
    for letter in unicodedata.normalize("NFKC", glyph.sign).strip():
        yield Glyph(
            letter, glyph.box, glyph.size, glyph.bold, glyph.turn, False, glyph.order, glyph.soft
        )


def _box_divided(same: list[Glyph]) -> list[Glyph]:
    """Divide the box of letters drawn as one evenly among them, in writing direction."""
    if len(same) < 2 or same[0].sign == " ":
        return same
    left, top, right, bottom = same[0].box
    for at, glyph in enumerate(same):
        from_right = unicodedata.bidirectional(glyph.sign) in ("R", "AL", "NSM")
        forwards = glyph.turn in (0, 3) and not from_right
        place = at if forwards else len(same) - 1 - at
        low, high = place / len(same), (place + 1) / len(same)
        if glyph.turn % 2:
            glyph.box = (left, top + low * (bottom - top), right, top + high * (bottom - top))
        else:
            glyph.box = (left + low * (right - left), top, left + high * (right - left), bottom)
    return same
