"""How large the page of a picture is: the reader and the screens must agree on it."""

from __future__ import annotations

from PIL import Image

_LONG, _SHORT = 24.0, 2.0
"""Inches: a picture whose own dots an inch say more or less has none that can be believed."""
_PAGE = 11.69
"""Inches of the long side of a page of A4, which it is then taken to show."""


def dots_an_inch(image: Image.Image) -> float:
    """The picture's own, where they make it a page that a scanner takes."""
    longest = max(image.size)
    try:
        dots = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dots = 0.0
    if dots > 0 and _SHORT <= longest / dots <= _LONG:
        return dots
    return max(1.0, longest / _PAGE)
