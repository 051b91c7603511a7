"""Letters that look alike in Latin and Cyrillic: OCR of both languages confuses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_LATIN = "aceopxyABCEHKMOPTXYik"
_CYRILLIC = "асеорхуАВСЕНКМОРТХУік"
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True))


def in_one_alphabet(words: Sequence[str]) -> list[str]:
    """The words of one line, each in one alphabet, length kept.

    Letters that only one alphabet has decide for their word; a word of look-alikes only follows
    its neighbours: "ОК" in an English line is "OK".
    """
    told = [_alphabet_of(word) for word in words]
    counted = Counter(one for one in told if one)
    usual = counted.most_common(1)[0][0] if counted else None
    return [_in_alphabet(word, own or usual) for word, own in zip(words, told, strict=True)]


def _alphabet_of(word: str) -> str | None:
    """ "latin" or "cyrillic", where more letters are found only in that one."""
    latin = sum(_is_latin(sign) and sign not in _TO_CYRILLIC for sign in word)
    cyrillic = sum(_is_cyrillic(sign) and sign not in _TO_LATIN for sign in word)
    if latin == cyrillic:
        return None
    return "latin" if latin > cyrillic else "cyrillic"


def _in_alphabet(word: str, alphabet: str | None) -> str:
    if alphabet == "latin":
        return "".join(_TO_LATIN.get(sign, sign) for sign in word)
    # Capitals alone may be an acronym that is Latin in a Russian line too ("OPEC").
    if alphabet == "cyrillic" and (word.islower() or any(map(_is_cyrillic, word))):
        return "".join(_TO_CYRILLIC.get(sign, sign) for sign in word)
    return word


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "\u0250"


def _is_cyrillic(sign: str) -> bool:
    return "\u0400" <= sign <= "\u052f"
