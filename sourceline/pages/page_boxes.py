"""Where the characters of a page are on it: boxes in points, packed for keeping."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float32]
"""Shape (characters, 4): left, top, right, bottom in points from the page's upper left corner as
it is displayed (rotation applied). A character that has no place (a line end) is four zeros."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of one page, a row for each character of ``Page.span``, in text order.

    ``width`` and ``height`` are the displayed page's, in points.
    """

    number: int
    width: float
    height: float
    packed: bytes

    @classmethod
    def pack(cls, number: int, width: float, height: float, boxes: Boxes) -> PageBoxes:
        return cls(number, width, height, zlib.compress(_planes(boxes).tobytes(), 6))

    def boxes(self) -> Boxes:
        quarters = np.frombuffer(zlib.decompress(self.packed), dtype="<i2").reshape(4, -1)
        return (np.cumsum(quarters, axis=1, dtype=np.int16).T / _STEPS).astype(np.float32)


_STEPS = 8
"""Places are kept to an eighth of a point: a tenth of a letter's stroke, and pages of 4,000
points still fit 16 bits."""


def _planes(boxes: Boxes) -> NDArray[np.int16]:
    """Column by column, each as differences: neighbours are near, so this packs small."""
    steps = np.clip(np.rint(boxes * _STEPS), -32_768, 32_767).astype("<i2").T
    return np.diff(steps, axis=1, prepend=np.int16(0)).astype("<i2")
