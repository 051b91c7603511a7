"""Text for files that cannot hold every character.

A control character, which neither Word nor a web page may hold, is shown by its picture (U+2400
to U+2424), half a surrogate pair and a code point that is no character by U+FFFD. The length, line
ends and tabs stay.
"""

from __future__ import annotations

import re

_NEXT_LINE, _DELETE = 0x85, 0x7F
_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    _DELETE: 0x2421,
    _NEXT_LINE: 0x2424,
}
_NO_CHARACTER = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def printable(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text.translate(_PICTURES))


def is_altered(text: str) -> bool:
    """Whether characters of a text are shown by others."""
    return printable(text) != text
