"""How well words explain an acronym: each of its letters placed in the words, at a cost.

Schwartz & Hearst (2003) take the shortest stretch of text that has the letters in order, wherever
in a word they are. Here places differ: a letter is the initial of a word as a rule, the
initial of a part ("co-operation") nearly so, a letter inside a word seldom; a word without a
letter is free where it is a function word and dear where it is not. The cheapest placing wins, and
one dearer than ``highest_cost`` is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from sourceline.text.words import FUNCTION_WORDS

_INSIDE = 0.5
"""A letter inside a word, after one that the word begins with."""
_NEXT = 0.2
"""The letter right after the last one placed: "INTERnational POLice"."""
_SKIPPED = 0.5
"""A content word that gives no letter."""
_SKIPPED_LAST = 0.9
"""The same next to the bracket, where the long form would end with it."""
_SMALL_WORDS = (
    FUNCTION_WORDS
    | frozenset(
        ("de", "la", "le", "les", "du", "des", "et", "del", "di", "da", "do", "y", "en", "el", "al")
    )
    | frozenset(("und", "für", "der", "die", "das", "van", "voor"))
)
_INNER_INITIAL = re.compile(r"(?<=[-–/’'])\w|(?<=[a-zа-яё])[A-ZА-ЯЁ]")
_SMALL_S = re.compile(r"['’]s$|(?<=[^\W\d_a-zа-яё])s$")
_ONLY_CAPITALS = re.compile(r"[^\W\d_a-zа-яё]{2,}s?")

Cost = float
_IMPOSSIBLE: Cost = float("inf")


def highest_cost(letters: str) -> Cost:
    """The highest cost at which words are taken for the long form of these letters."""
    return 0.3 * len(letters) + 0.2


def fold(text: str) -> str:
    """Lower case without accents, one character for each, so that positions stay."""
    return "".join(unicodedata.normalize("NFKD", sign)[0].casefold()[:1] or sign for sign in text)


def singular(acronym: str) -> str:
    """Without a plural or possessive s: NGOs, WHO's."""
    return _SMALL_S.sub("", acronym)


@lru_cache(maxsize=4096)
def letters_of(acronym: str) -> str:
    """What has to be placed: letters and digits, without a plural s."""
    return "".join(sign for sign in singular(acronym) if sign.isalnum())


def placing_cost(acronym: str, words: Sequence[str], *, last: bool = True) -> Cost:
    """The least cost of placing an acronym in words, the first letter at the first word's start.

    ``last`` says whether a content word at the end may go without a letter. Infinite where the
    letters cannot be placed at all.
    """
    first, *others = acronym.split()
    spelt = [word for word in others if word in words]  # "УНП ООН": the second is written out
    letters = letters_of(first if spelt else acronym)
    words = [word for word in words if word not in spelt]
    if not words or not letters or words[0] in _SMALL_WORDS:
        return _IMPOSSIBLE
    return _Placing(letters, words, last=last).cost(0, 0)


def initials_share(acronym: str, words: Sequence[str]) -> float:
    """How many of the letters are initials of the words, whatever their order, of all letters.

    0 where a content word gives none, or the first letter is not that of the first word:
    for acronyms of another language, or of a former name, whose words are in another order.
    """
    letters = list(fold(letters_of(acronym)))
    content = [fold(word) for word in words if fold(word) not in _SMALL_WORDS]
    initials = [word[at] for word in content for at in _initials(word)]
    if not letters or not initials or initials[0] != letters[0]:
        return 0.0
    count = len(letters)
    for word in content:
        given = [word[at] for at in _initials(word) if word[at] in letters]
        if not given:
            return 0.0
        for letter in given:
            if letter in letters:
                letters.remove(letter)
    return 1 - len(letters) / count


class _Placing:
    """The search for the cheapest placing; costs of what is left are kept by position."""

    def __init__(self, letters: str, words: Sequence[str], *, last: bool) -> None:
        self._exact = letters
        self._letters = fold(letters)
        self._words = [fold(word) for word in words]
        self._initials = [_initials(word) for word in words]
        self._capitals = [_ONLY_CAPITALS.fullmatch(word) is not None for word in words]
        self._last = last
        self._known: dict[tuple[int, int], Cost] = {}

    def cost(self, letter: int, word: int) -> Cost:
        """Of placing the letters from ``letter`` in the words from ``word``."""
        if word == len(self._words):
            return 0.0 if letter == len(self._letters) else _IMPOSSIBLE
        key = letter, word
        if key not in self._known:
            skipping = self._skip(letter, word) + self.cost(letter, word + 1)
            self._known[key] = min(skipping, self._inside(letter, word))
        return self._known[key]

    def _skip(self, letter: int, word: int) -> Cost:
        if word == 0:
            return _IMPOSSIBLE
        small = self._words[word] in _SMALL_WORDS
        if letter < len(self._letters):
            return 0.0 if small else _SKIPPED
        if not self._last or (small and word == len(self._words) - 1):
            return _IMPOSSIBLE
        follows_small = self._words[word - 1] in _SMALL_WORDS
        return 0.0 if small else _SKIPPED if follows_small else _SKIPPED_LAST

    def _inside(self, letter: int, word: int) -> Cost:
        """The cheapest way to place one letter or more in this word, its initial first."""
        begun = self._begun(letter, word)
        if begun is None:
            return _IMPOSSIBLE
        at, spent = begun
        best = spent + self.cost(letter + 1, word + 1)
        for further in range(letter + 1, len(self._letters)):
            step = self._further(further, word, at)
            if step is None:
                break
            at, spent = step[0], spent + step[1]
            best = min(best, spent + self.cost(further + 1, word + 1))
        return best

    def _begun(self, letter: int, word: int) -> tuple[int, Cost] | None:
        """Where the word gives its first letter: its initial, or the X of "extensible"."""
        initials, text = self._initials[word], self._words[word]
        if letter == len(self._letters) or not initials:
            return None
        first = initials[0]
        if text[first] == self._letters[letter]:
            return first, 0.0
        if self._letters[letter] == "x" and text.startswith("ex", first):
            return first + 1, _NEXT
        return None

    def _further(self, letter: int, word: int, at: int) -> tuple[int, Cost] | None:
        """Where a further letter is in the same word, the cheapest place first."""
        text, wanted = self._words[word], self._letters[letter]
        for initial in self._initials[word]:
            if initial > at and text[initial] == wanted:
                return initial, 0.0
        if text[at + 1 : at + 2] == wanted:
            free = self._capitals[word] or self._exact[letter].islower()
            return at + 1, 0.0 if free else _NEXT
        found = text.find(wanted, at + 1)
        return None if found < 0 else (found, _INSIDE)


def _initials(word: str) -> list[int]:
    """Where the word and its parts begin."""
    first = next((at for at, sign in enumerate(word) if sign.isalnum()), None)
    if first is None:
        return []
    inner = () if word.isupper() else _INNER_INITIAL.finditer(word)
    return sorted({first, *(found.start() for found in inner)})
