"""Russian words by their part of speech, from the dictionary of pymorphy3."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

_WORD: Final = re.compile(r"[а-яё-]+", re.IGNORECASE)
_loading = threading.Lock()


@cache
def _analyser() -> Any:
    # Loaded when first needed: it takes half a second.
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _parsed(word: str) -> Any:
    with _loading:
        return _analyser().parse(word.casefold())[0].tag


def is_russian_word(word: str) -> bool:
    """Whether the dictionary has the word in this form."""
    with _loading:
        return bool(_analyser().word_is_known(word.casefold()))


@lru_cache(maxsize=1 << 12)
def part_of_speech(word: str) -> str:
    """As OpenCorpora names it ("NOUN", "VERB", "PREP"); blank where nobody knows."""
    return str(_parsed(word).POS or "")


@dataclass(frozen=True, slots=True)
class Noun:
    """``gender`` is "masc", "femn", "neut" or, of several, "plur"; ``case`` "nomn" is the first."""

    gender: str
    case: str


def nouns_of(text: str) -> list[Noun]:
    """The nouns of a Russian text, in order."""
    tags = [_parsed(word) for word in _WORD.findall(text)]
    return [
        Noun("plur" if tag.number == "plur" else str(tag.gender), str(tag.case))
        for tag in tags
        if tag.POS == "NOUN"
    ]
