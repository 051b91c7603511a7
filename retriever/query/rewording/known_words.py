"""Which words are words at all, whatever the documents say: by two dictionaries."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_lowercase
from typing import Final

from retriever.query.rewording.russian_words import is_russian_word
from retriever.query.thesaurus import RINGS
from retriever.query.word_forms import other_forms
from sourceline.names.spelling import is_cyrillic
from sourceline.text.words import FUNCTION_WORDS, stems

_loading = threading.Lock()
_AMERICAN: Final = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"our(?=\w*$)"), "or"),
    (re.compile(r"(?<=[tbcv])re(?=s?$)"), "er"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"mme(?=s?$|d$)"), "m"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ae|oe"), "e"),
)
"""British spellings: the dictionary has the American ones."""
_THESAURUS: Final = frozenset(stem for ring in RINGS for term in ring for stem in term)


@cache
def _english() -> Mapping[str, int]:
    with _loading:
        # Loaded when first needed: it takes half a second.
        from spellchecker import SpellChecker

        frequencies: Mapping[str, int] = SpellChecker(language="en").word_frequency.dictionary
        return frequencies


def english_frequency(word: str) -> int:
    """How often English texts use the word in this form; 0 where it is no word."""
    return _english().get(word.casefold(), 0)


def words_one_slip_away(word: str) -> Iterator[str]:
    """English words that one letter more, less, other or swapped makes of it."""
    small = word.casefold()
    halves = [(small[:at], small[at:]) for at in range(len(small) + 1)]
    slips = {before + after[1:] for before, after in halves if after}
    slips |= {before + after[1] + after[0] + after[2:] for before, after in halves if after[1:]}
    for letter in ascii_lowercase:
        slips |= {before + letter + after for before, after in halves}
        slips |= {before + letter + after[1:] for before, after in halves if after}
    return (slip for slip in sorted(slips - {small}) if english_frequency(slip))


def is_word(word: str) -> bool:
    """Whether a dictionary, the thesaurus or a table of names of countries has the word."""
    if word.casefold() in FUNCTION_WORDS or stems(word)[0] in _THESAURUS:
        return True
    return bool(other_forms(tuple(stems(word)))) or is_form(word)


def is_form(word: str) -> bool:
    """Whether a dictionary has the word as it is written."""
    if is_cyrillic(word):
        return is_russian_word(word)
    return any(english_frequency(form) for form in _written(word.casefold()))


def _written(word: str) -> set[str]:
    """The word, and as Americans write it; without a possessive."""
    plain = re.sub(r"['’]s?$", "", word).replace("’", "'")
    return {plain, *(pattern.sub(american, plain) for pattern, american in _AMERICAN)}
