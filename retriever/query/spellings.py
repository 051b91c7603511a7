"""Other spellings of a question's names that the documents use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.index.library import Library
from sourceline.names.mentions import NAME
from sourceline.names.spelling import (
    LEAST_LETTERS,
    alike,
    case_forms,
    is_cyrillic,
    similarity,
    sound_key,
    spelling_key,
)
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems

SAME_SPELLING = 0.9
"""What a name is worth in another romanisation, or in the other alphabet."""
SAME_SOUND = 0.7
"""What one is worth that was carried over by ear."""
_MOST = 4
_OFTEN = 0.02
"""A word in more than this share of the passages is frequent, and as good as its own spelling."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name of the documents that may be the one at ``span`` of the question."""

    span: Span
    name: str
    worth: float


def other_spellings(question: str, library: Library) -> Iterator[Spelled]:
    """For each word of the question that may be a name and is rare or absent in the documents.

    A word counts as a name where it is written with a capital, where the whole question is
    written small, or where the other alphabet has the very same one. By ear only such capitals
    are followed that do not merely begin the question.
    """
    all_small = not any(sign.isupper() for sign in question[1:])
    for found in NAME.finditer(question):
        word = found.group()
        if len(word) < LEAST_LETTERS or word.casefold() in FUNCTION_WORDS:
            continue
        named = all_small or word[0].isupper()
        by_ear = named and (found.start() > 0 or not word[0].isupper())
        for name, worth in _spellings(word, library, named=named, by_ear=by_ear):
            yield Spelled(Span(*found.span()), name, worth)


def _spellings(
    word: str, library: Library, *, named: bool, by_ear: bool
) -> list[tuple[str, float]]:
    said = stems(word)
    frequency = min(library.passages_with(stem) for stem in said)
    if frequency > max(1, _OFTEN * len(library)):
        return []
    keys = [spelling_key(form) for form in case_forms(word)]
    known = library.records.spellings(keys)
    if frequency and not any(name.casefold() == word.casefold() for name in known):
        return []  # a word of the documents, and no name there
    near = [name for name in known if alike(word, name) and (named or _crosses(word, name))]
    worth = SAME_SPELLING
    if not near and by_ear and not frequency:
        heard = library.records.spellings([], [sound_key(form) for form in case_forms(word)])
        near = [name for name in heard if _crosses(word, name) and alike(word, name)]
        worth = SAME_SOUND
    others = {tuple(stems(name)): name for name in near if stems(name) != said}
    closest = sorted(others.values(), key=lambda name: (-similarity(word, name), name))
    return [(name, worth) for name in closest[:_MOST]]


def _crosses(word: str, name: str) -> bool:
    return is_cyrillic(word) != is_cyrillic(name)
