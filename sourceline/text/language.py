"""Which of the two languages a text is in, by its letters."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")


def detect_language(text: str) -> str:
    """ "ru" where more than half of the letters are Cyrillic, else "en" (also without letters)."""
    letters = sum(map(len, _LETTERS.findall(text)))
    cyrillic = sum(map(len, _CYRILLIC.findall(text)))
    return "ru" if 2 * cyrillic > letters else "en"
