"""The part of a long document that is on the page: around the mark, growing on request.

A browser shows a few hundred thousand characters easily, but not tens of millions.
"""

from __future__ import annotations

from dataclasses import dataclass

STEP = 40_000
"""Characters shown at first, and added by each "show more"."""
MOST = 400_000
"""Characters on the page at once; beyond that, those farthest away are dropped."""
_LINE_SEARCH = 2_000


@dataclass(frozen=True, slots=True)
class TextWindow:
    """The stretch ``[low, high)`` of a document that is shown."""

    low: int
    high: int

    def shows(self, position: int) -> bool:
        return self.low <= position < self.high

    def above(self, text: str) -> TextWindow:
        """One step more at the top."""
        low = _line_start(text, max(0, self.low - STEP))
        return TextWindow(low, min(self.high, low + MOST))

    def below(self, text: str) -> TextWindow:
        """One step more at the end."""
        high = _line_start(text, min(len(text), self.high + STEP))
        return TextWindow(max(self.low, high - MOST), high)


def window_around(text: str, position: int) -> TextWindow:
    """A window with the position in its first half, cut at line ends where there are any."""
    if len(text) <= STEP:
        return TextWindow(0, len(text))
    low = _line_start(text, min(max(0, position - STEP // 4), len(text) - STEP))
    high = _line_start(text, min(len(text), max(low + STEP, position + 1)))
    if high <= position:  # the position is in the last line, and that was cut off
        high = min(len(text), low + STEP + _LINE_SEARCH)
    return TextWindow(low, high)


def _line_start(text: str, position: int) -> int:
    """The start of the position's line, unless the line is too long to look for it."""
    if position in (0, len(text)):
        return position
    found = text.rfind("\n", max(0, position - _LINE_SEARCH), position)
    return position if found < 0 else found + 1
