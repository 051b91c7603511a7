"""Values of form fields as characters of their page, and notes as lines after its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from indexer.read.pages.page_lines import PageLine
from indexer.read.pdf.annotations import FormField, PageNote
from indexer.read.pdf.glyphs import Box, Glyph

_LARGEST, _OF_HEIGHT = 11.0, 0.7
"""The type of a value: points, and share of a field of one line."""
_ADVANCE, _LEADING = 0.5, 1.2
"""Width of a character and distance of lines, in sizes of the type."""
_SEVERAL = 3.0
"""Times the size of the type: a higher field is for several lines."""
_NEAR = 6.0
"""Points between a field and the words above that name it."""


def with_values(glyphs: Sequence[Glyph], fields: Sequence[FormField]) -> list[Glyph]:
    """The page's characters with those of its fields, each value inside its field.

    A value that is printed on the page as well is there once. Where nothing is printed beside a
    field, its name stands before the value.
    """
    found = list(glyphs)
    for field in fields:
        inside = [one for one in glyphs if _holds(field.box, one.box)]
        if _folded("".join(one.sign for one in inside)) == _folded(field.value):
            continue
        named = field.name and not _has_label(field.box, glyphs)
        words = f"{field.name}: {field.value}" if named else field.value
        found += _glyphs(words, field.box, len(found))
    return found


def _holds(outer: Box, inner: Box) -> bool:
    across, down = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= across <= outer[2] and outer[1] <= down <= outer[3]


def _folded(words: str) -> str:
    return "".join(words.split())


def _has_label(box: Box, glyphs: Sequence[Glyph]) -> bool:
    """Whether words are printed on the field's row, or right above it."""
    for glyph in glyphs:
        left, top, right, bottom = glyph.box
        beside = top < box[3] and bottom > box[1]
        above = 0 <= box[1] - bottom < _NEAR and left < box[2] and right > box[0]
        if glyph.sign.isalpha() and (beside or above):
            return True
    return False


def _glyphs(words: str, box: Box, order: int) -> Iterator[Glyph]:
    left, top, right, bottom = box
    size = max(4.0, min(_LARGEST, _OF_HEIGHT * (bottom - top)))
    lines = [part for line in words.split("\n") for part in _wrapped(line, (right - left) / size)]
    leading = min(_LEADING * size, (bottom - top) / len(lines))
    # A field for several lines begins at its top; one for a single line has it in its middle.
    several = len(lines) > 1 or bottom - top > _SEVERAL * size
    first = top if several else (top + bottom - leading) / 2
    for row, line in enumerate(lines):
        advance = min(_ADVANCE * size, (right - left) / len(line))
        after_space = False
        for column, sign in enumerate(line):
            if sign == " ":
                after_space = True
                continue
            at, down = left + column * advance, first + row * leading
            place = (at, down, at + advance, down + leading)
            yield Glyph(sign, place, size, False, 0, after_space, order, filled=True)
            after_space = False
            order += 1


def _wrapped(line: str, widths: float) -> Iterator[str]:
    """Parts of a line that fit into so many sizes of the type, cut at spaces."""
    most = max(8, int(widths / _ADVANCE))
    part = ""
    for word in line.split():
        if part and len(part) + 1 + len(word) > most:
            yield part
            part = word
        else:
            part = f"{part} {word}" if part else word
    if part:
        yield part


def note_lines(notes: Sequence[PageNote], lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """Each note as a paragraph; its characters have the place of the note."""
    size = 0.8 * median([line.size for line in lines]) if lines else _LARGEST
    for note in notes:
        for at, text in enumerate(note.text.split("\n")):
            boxes = [(0.0,) * 4 if sign.isspace() else note.box for sign in text]
            yield PageLine(
                text,
                np.array(boxes, dtype=np.float32).reshape(-1, 4),
                note.box,
                size,
                opens=at == 0,
                column=(note.box[0], note.box[2]),
            )
