"""Which of the Russian encodings bytes are in, by the frequencies of letters.

Each of the three encodes the letters differently, so that a wrong one gives rare letters. This
works for short texts too, where general detectors need more.
"""

from __future__ import annotations

import re
from math import log2

ENCODINGS = ("cp1251", "koi8-r", "cp866")

_FREQUENCIES = {  # per 10,000 letters of Russian: Lyashevskaya and Sharov, 2009, rounded
    "о": 1097, "е": 845, "а": 801, "и": 735, "н": 670, "т": 626, "с": 547, "р": 473, "в": 454,
    "л": 440, "к": 349, "м": 321, "д": 298, "п": 281, "у": 262, "я": 201, "ы": 190, "ь": 174,
    "г": 170, "з": 165, "б": 159, "ч": 144, "й": 121, "х": 97, "ж": 94, "ш": 73, "ю": 64,
    "ц": 48, "щ": 36, "э": 32, "ф": 26, "ъ": 4, "ё": 4,
}  # fmt: skip
_BITS = {letter: log2(count / 10_000) for letter, count in _FREQUENCIES.items()}
_SIGNS = frozenset("«»„“”–—№…°§\u00a0")
_FOREIGN = -14.0
"""Bits for a letter or a line-drawing character that Russian does not use."""
_CAPITAL_INSIDE = -9.0
"""Bits for a capital after a small letter."""
_CAPITAL = -0.2
_UNLIKELY = -6.5
"""With fewer bits a letter, on average, it is not Russian."""
_WORDS = re.compile(rb"[A-Za-z\x80-\xff]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_LATIN = re.compile(rb"[A-Za-z]")


def most_likely_cyrillic(content: bytes) -> str | None:
    """The encoding in which the bytes above ASCII read most like Russian, or None."""
    words = [word for word in _WORDS.findall(content) if _HIGH.search(word)]
    pure = [word for word in words if not _LATIN.search(word)]
    if 2 * len(pure) <= len(words):
        return None  # letters between Latin ones: accented letters of another language
    scored = [(_bits(pure, encoding), encoding) for encoding in ENCODINGS]
    bits, best = max(scored)
    return best if bits > _UNLIKELY else None


def _bits(words: list[bytes], encoding: str) -> float:
    """Mean log2 probability of a character."""
    total, count = 0.0, 0
    for word in words:
        before = ""
        read = word.decode(encoding, "replace")
        if all("\u2500" <= char <= "\u259f" for char in read):
            continue  # a table's lines
        for char in read:
            total += _bits_of(char, before)
            count += 1
            before = char
    return total / count if count else _FOREIGN


def _bits_of(char: str, before: str) -> float:
    if char in _SIGNS:
        return -5.0
    known = _BITS.get(char.lower())
    if known is None:
        return _FOREIGN
    if not char.isupper():
        return known
    return known + (_CAPITAL_INSIDE if before.islower() else _CAPITAL)
