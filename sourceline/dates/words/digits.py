"""The digits of other scripts."""

from __future__ import annotations

import re
from typing import Final

_ZEROS: Final = "\u0660\u06f0\uff10"
"""Of Arabic, Persian, and the wide digits between Chinese characters."""
_ASCII: Final = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_OTHER: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]")


def in_plain_digits(text: str) -> str:
    """The text with digits of these scripts as 0 to 9, each in its place."""
    if text.isascii() or _OTHER.search(text) is None:
        return text
    return text.translate(_ASCII)
