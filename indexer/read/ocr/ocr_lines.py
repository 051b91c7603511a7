"""Words found by OCR → lines with a box for each character."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from indexer.read.ocr.homoglyphs import in_one_alphabet
from indexer.read.pages.page_lines import PageLine, bounding_box
from sourceline.pages.page_boxes import Boxes

_NOISE = 0.25
"""A word less sure than this, without letters or digits, is dirt on the paper."""
_DIRT = 0.1
"""Whatever it is made of, a word less sure than this is dropped."""

_WIDTHS = {**dict.fromkeys("iljtIf.,:;'|!()[]1-ії", 0.55), **dict.fromkeys("mwMWшщжюфШЩЖЮФ", 1.45)}
"""Relative widths of letters, where not about 1: a word's box is divided by them."""


@dataclass(slots=True)
class OcrWord:
    """``box`` is in pixels; ``place`` is block, paragraph and line; ``turn`` its quarter turns."""

    text: str
    box: tuple[float, float, float, float]
    sureness: float
    place: tuple[int, int, int]
    turn: int = 0

    def is_noise(self) -> bool:
        if self.sureness < _DIRT:
            return True
        return self.sureness < _NOISE and not any(sign.isalnum() for sign in self.text)


def sureness_of(words: Sequence[OcrWord]) -> float | None:
    """The mean sureness of words, each weighed by its characters; None without words."""
    kept = [word for word in words if not word.is_noise()]
    characters = sum(len(word.text) for word in kept)
    if not characters:
        return None
    return sum(word.sureness * len(word.text) for word in kept) / characters


def lines_of_words(words: Sequence[OcrWord], scale: float) -> list[PageLine]:
    """Lines and paragraphs as OCR found them, boxes in points."""
    lines: list[PageLine] = []
    paragraph: tuple[int, int] | None = None
    kept = [word for word in words if not word.is_noise()]
    columns = _columns(kept, scale)
    for place, group in groupby(kept, key=lambda word: word.place):
        line = _line(list(group), scale)
        line.opens = place[:2] != paragraph
        line.column = columns[place[0]]
        paragraph = place[:2]
        lines.append(line)
    return lines


def _columns(words: list[OcrWord], scale: float) -> dict[int, tuple[float, float]]:
    """Left and right edge of each block."""
    found: dict[int, tuple[float, float]] = {}
    for word in words:
        low, high = word.box[0] / scale, word.box[2] / scale
        left, right = found.get(word.place[0], (low, high))
        found[word.place[0]] = min(left, low), max(right, high)
    return found


def _line(words: list[OcrWord], scale: float) -> PageLine:
    signs: list[str] = []
    boxes: list[Boxes] = []
    frame = bounding_box(word.box for word in words)
    texts = in_one_alphabet([word.text for word in words])
    for at, (word, plain) in enumerate(zip(words, texts, strict=True)):
        if at:
            signs.append(" ")
            boxes.append(np.zeros((1, 4), dtype=np.float32))
        text = "".join(_clean(sign) for sign in plain)
        signs.append(text)
        boxes.append(_box_divided(text, _heightened(word), word.turn) / np.float32(scale))
    left, top, right, bottom = (side / scale for side in frame)
    return PageLine("".join(signs), np.concatenate(boxes), (left, top, right, bottom))


def _heightened(word: OcrWord) -> tuple[float, ...]:
    """A word's box, made a little taller: tesseract's boxes are close to the ink."""
    left, top, right, bottom = word.box
    pad = 0.06 * ((right - left) if word.turn % 2 else (bottom - top))
    return left - pad, top - pad, right + pad, bottom + pad


def _clean(sign: str) -> str:
    return "\ufffd" if unicodedata.category(sign) in ("Cc", "Cs", "Cn") else sign


def _box_divided(text: str, box: tuple[float, ...], turn: int) -> Boxes:
    """A word's box divided among its letters by their usual widths."""
    left, top, right, bottom = box
    widths = np.array([_WIDTHS.get(sign, 1.0) for sign in text], dtype=np.float32)
    ends = np.concatenate([[0.0], np.cumsum(widths) / widths.sum()]).astype(np.float32)
    if turn in (1, 2):  # read towards the upper or left edge
        ends = 1 - ends
    lows, highs = np.minimum(ends[:-1], ends[1:]), np.maximum(ends[:-1], ends[1:])
    boxes = np.tile(np.array(box, dtype=np.float32), (len(text), 1))
    first, last, low, high = (1, 3, top, bottom) if turn % 2 else (0, 2, left, right)
    boxes[:, first] = low + lows * (high - low)
    boxes[:, last] = low + highs * (high - low)
    return boxes
