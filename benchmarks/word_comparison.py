"""How much of a text's words another text has, and whether in the same order."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_CUT = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=\w)")
_SOFT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs without a shape: places to cut a word at, and marks of direction."""
_RUN = 4


def words_of(text: str) -> list[str]:
    """Words in one case and one form of Unicode; one that a line end parts is whole."""
    joined = _SOFT.sub("", _CUT.sub("", text))
    return _WORD.findall(unicodedata.normalize("NFKC", joined).casefold())


def squeezed(text: str) -> str:
    """Its letters and digits alone, so that it does not matter where words are parted."""
    return "".join(words_of(text))


def lost_words(expected: Sequence[str], found: Sequence[str]) -> Counter[str]:
    """Those that are found less often than expected, with how many times less."""
    return Counter(expected) - Counter(found)


def word_recall(expected: Sequence[str], found: Sequence[str]) -> float | None:
    """The share of the expected words that are found; None where none are expected."""
    if not expected:
        return None
    return 1 - lost_words(expected, found).total() / len(expected)


def letter_recall(expected: str, found: str) -> float | None:
    """The share of runs of four letters that are found, wherever words are parted.

    None where fewer are expected.
    """
    runs = _runs(squeezed(expected))
    return word_recall(runs, _runs(squeezed(found)))


def _runs(text: str) -> list[str]:
    return [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]


def word_order(expected: Sequence[str], found: Sequence[str]) -> float | None:
    """The share of words that keep their order, of those that both have once; None without any.

    It is the longest run of them, with gaps, that both texts have in one order.
    """
    once_expected = {word for word, count in Counter(expected).items() if count == 1}
    once_found = {word for word, count in Counter(found).items() if count == 1}
    both = once_expected & once_found
    places = {word: at for at, word in enumerate(found) if word in both}
    in_order = [places[word] for word in expected if word in both]
    return longest_increase(in_order) / len(in_order) if in_order else None


def longest_increase(numbers: Sequence[int]) -> int:
    """Length of the longest increasing subsequence of different numbers."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
