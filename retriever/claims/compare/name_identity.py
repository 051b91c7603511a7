"""Whether two names mean the same.

"The Russian Federation" and "Russia", "US" and "the United States" are one; so are an acronym and
the words it is made of, and spellings of a name that differ by romanisation or alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retriever.claims.extract.cities import same_city
from retriever.claims.extract.sentence_names import ACRONYM, DESCRIBING, FILLERS, Name
from retriever.claims.extract.sentence_words import SentenceWord
from sourceline.names.spelling import LEAST_LETTERS, alike, sound_key, spelling_key
from sourceline.records import Span
from sourceline.text.words import stem


def same_name(one: Name, other: Name) -> bool:
    """Whether the second may well mean the first: the same, or a city in the country."""
    if one.nation and other.nation:
        return one.nation == other.nation
    if one.nation and other.countries:
        return one.nation in other.countries
    if "place" in (one.sort, other.sort) and same_city(one.text, other.text):
        return True
    return same_words(one.text, other.text)


def same_words(one: str, other: str) -> bool:
    """An acronym and its words, a short form and the full one, or spellings of one name."""
    if one.casefold() == other.casefold() or is_acronym_of(one, other) or is_acronym_of(other, one):
        return True
    first, second = _tokens(one), _tokens(other)
    few, many = (first, second) if len(first) <= len(second) else (second, first)
    if not few:
        return False
    if few <= many:
        return not few <= DESCRIBING
    return all(any(_similar_spelling(a, b) for b in many) for a in few)


def is_acronym_of(short: str, long: str) -> bool:
    """Whether the letters of an acronym are the initials of the words, in order: with or without
    those of "of" and "the", and of an acronym among the words ("UN Office") all letters."""
    if not ACRONYM.match(short) or " " in short:
        return False
    letters = [sign.casefold() for sign in short if sign.isupper()]
    words = re.findall(r"[^\W_]+", long)
    main = [word for word in words if word.casefold() not in FILLERS]
    initials = (
        [word[0] for word in words],
        [word[0] for word in main],
        [sign for word in main for sign in (word if word.isupper() else word[0])],
    )
    return len(letters) > 1 and any(letters == [i.casefold() for i in each] for each in initials)


def acronym_expansions(
    short: str, text: str, words: Sequence[SentenceWord]
) -> Iterator[Sequence[SentenceWord]]:
    """Runs of the text's words that an acronym, or a part of one ("GPO/FIU"), is made of."""
    for part in short.split("/"):
        letters = sum(sign.isalpha() for sign in part) if ACRONYM.match(part) else 0
        for at, first in enumerate(words if letters else ()):
            if text[first.span.start].casefold() != part[0].casefold():
                continue
            for end in range(at + 2, min(at + 2 * letters, len(words)) + 1):
                if is_acronym_of(part, Span(first.span.start, words[end - 1].span.end).of(text)):
                    yield words[at:end]


def _tokens(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", name)
    return frozenset(
        word
        for word in (each.casefold() for each in words)
        if word not in FILLERS and len(word) > 1
    )


def _similar_spelling(one: str, other: str) -> bool:
    if one == other or stem(one) == stem(other):
        return True
    if min(len(one), len(other)) < LEAST_LETTERS:
        return False
    same_key = spelling_key(one) == spelling_key(other) or sound_key(one) == sound_key(other)
    return same_key and alike(one, other)
