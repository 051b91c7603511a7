"""Which words of a text are names: written with a capital where a sentence does not ask for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sourceline.names.spelling import LEAST_LETTERS
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS

NAME: Final = re.compile(r"[^\W\d_]+(?:[-–’'ʼ`][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s$")
_NAME_FOLLOWS: Final = re.compile(r"\s(?:[^\W\d_a-zа-яё]\.|[^\W\d_a-zа-яё][^\W\d_]+)")


def names_in(text: str, sentences: Iterable[Span]) -> frozenset[str]:
    """Names of at least four letters, as they are written, out of these sentences of the text.

    A word that the text also writes small is none ("Bush" and "a bush"); nor is one that only
    ever begins a sentence, unless another name or initial comes right after it.
    """
    named: set[str] = set()
    small: set[str] = set()
    for sentence in sentences:
        for word, is_first in _words(text, sentence):
            if not word[0].isupper():
                small.add(word)
            elif len(word) >= LEAST_LETTERS and not is_first:
                named.add(word)
    return frozenset(
        word
        for word in named
        if word.casefold() not in small
        and word.casefold() not in FUNCTION_WORDS
        and not (word.isupper() and word.capitalize() in named)
    )


def _words(text: str, sentence: Span) -> Iterator[tuple[str, bool]]:
    """Each word, and whether its capital may come from its place alone."""
    is_first = True
    for found in NAME.finditer(text, sentence.start, sentence.end):
        goes_on = is_first and _NAME_FOLLOWS.match(text, found.end(), sentence.end)
        yield _POSSESSIVE.sub("", found.group()), is_first and not goes_on
        is_first = False
