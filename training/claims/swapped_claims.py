"""Contradictions made from supported pairs: one number, date, name, opposite or "not" swapped.

What is swapped is in the claim and in its evidence, so that the two no longer agree. It is
swapped in the evidence as often as in the claim: the claim alone must not show the label.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evaluation.data.claim_pairs import ClaimPair
from training.reader.twists import OPPOSITE, near

_NUMBER: Final = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
_NAME: Final = re.compile(r"(?<![\w'])[A-Z][\w'-]*[a-z][\w'-]*(?: (?:of |the )?[A-Z][\w'-]+)*")
_WORD: Final = re.compile(r"[A-Za-z]+")
_IS: Final = re.compile(r"\b(?:is|was|are|were|has been|have been|had been|can|will)\b(?! not)")
_BEFORE: Final = re.compile(r"(\w+)\s\Z")
_CARDINALS: Final = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_CARDINAL_SWAPPED: Final = 0.8
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Swap:
    start: int
    end: int
    other: str


class NamePool:
    """Names of all pairs, by the word before them: "in Paris" is swapped for "in Rome"."""

    def __init__(self, pairs: Sequence[ClaimPair]) -> None:
        self._after: dict[str, set[str]] = {}
        for pair in pairs:
            for found in _NAME.finditer(pair.evidence):
                self._after.setdefault(_word_before(pair.evidence, found), set()).add(found.group())
        self._sorted = {word: sorted(names) for word, names in self._after.items()}

    def like(self, text: str, found: re.Match[str], chance: random.Random) -> str | None:
        names = self._sorted.get(_word_before(text, found), [])
        width = len(found.group().split())
        for _ in range(12):
            name = chance.choice(names) if names else ""
            if name and abs(len(name.split()) - width) <= 1 and name not in text:
                return name
        return None


def contradicted(pair: ClaimPair, pool: NamePool, chance: random.Random) -> ClaimPair | None:
    """The supported pair with one thing swapped, or None where nothing can be."""
    in_claim = chance.random() < 0.5
    text, other = (pair.claim, pair.evidence) if in_claim else (pair.evidence, pair.claim)
    swaps = list(_swaps(text, other, pool, chance))
    negations = list(_negations(text)) if in_claim else []
    if negations and (not swaps or chance.random() < 0.15):
        swaps = negations
    if not swaps:
        return None
    swap = chance.choice(swaps)
    changed = text[: swap.start] + swap.other + text[swap.end :]
    made = replace(pair, label="contradicted")
    return replace(made, claim=changed) if in_claim else replace(made, evidence=changed)


def _swaps(text: str, other: str, pool: NamePool, chance: random.Random) -> Iterator[Swap]:
    """What may be swapped in a text, of what the other text says too."""
    said = other.casefold()
    for found in _NUMBER.finditer(text):
        number = found.group()
        if re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w)", other):
            yield Swap(*found.span(), _other_number(number, said, chance))
    for found in _WORD.finditer(text):
        if found.group().lower() in said and (swap := _other_word(found.group(), said, chance)):
            yield Swap(*found.span(), swap)
    for found in _NAME.finditer(text):
        if found.start() and found.group() in other and found.group() not in _MONTHS:
            name = pool.like(text, found, chance)
            if name:
                yield Swap(*found.span(), name)


def _other_word(word: str, said: str, chance: random.Random) -> str | None:
    """Another number word or month, or the opposite; None for most words."""
    small = word.lower()
    if small in _CARDINALS and chance.random() < _CARDINAL_SWAPPED:
        choices = [number for number in _CARDINALS if number not in said]
        return _cased(chance.choice(choices or ["many"]), word)
    if word in _MONTHS:
        return chance.choice([month for month in _MONTHS if month != word])
    opposite = OPPOSITE.get(small)
    return _cased(opposite, word) if opposite and opposite not in said else None


def _negations(text: str) -> Iterator[Swap]:
    for found in _IS.finditer(text):
        yield Swap(found.end(), found.end(), " not")


def _other_number(number: str, said: str, chance: random.Random) -> str:
    if close := near(number, said):
        return chance.choice(close)
    digits = list(number)
    places = [at for at, sign in enumerate(digits) if sign.isdigit()]
    at = places[0] if chance.random() < 0.7 else chance.choice(places)
    digits[at] = chance.choice([d for d in "123456789" if d != digits[at]])
    return "".join(digits)


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


def _word_before(text: str, found: re.Match[str]) -> str:
    before = _BEFORE.search(text, max(0, found.start() - 20), found.start())
    return before[1].lower() if before else ""
