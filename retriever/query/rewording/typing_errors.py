"""Typing errors, corrected by the words that the documents use.

Only a word that no document holds and that is a word of neither language is looked at, and only
where one word of the documents is clearly nearest; or a plain word of which the documents hold
other forms, where it is a form of neither language. Names are changed with more care still: a name
that is not in the documents must not become another one that is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from retriever.query.expansion import expand
from retriever.query.rewording.known_words import (
    english_frequency,
    is_form,
    is_word,
    words_one_slip_away,
)
from sourceline.index.library import Library
from sourceline.names.spelling import is_cyrillic
from sourceline.records import Span
from sourceline.text.words import stem, words

_LEAST_LETTERS = 5
_LEAST_OF_NAME = 6
_TWO_ERRORS_FROM = 9
"""Letters from which two errors are allowed; never in a name."""
_OFTENER = 4
"""One of two equally near words is taken where it is in so many times more passages."""
_MOST_CANDIDATES = 16
_SHORTEST_STEM, _LONGEST_ENDING = 3, 6
_LOOKED_AT = 8
"""Passages that say how a word is written."""
_PLAIN: Final = re.compile(r"[^\W\d_]+")
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|from|to|of|в|во|из|около|под)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question, and the word of the documents that was searched instead."""

    span: Span
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word of the documents; ``compared`` are what was typed and it, whole or as stems."""

    word: str
    compared: tuple[str, str]
    distance: int
    passages: int
    is_name: bool
    is_place: bool


def typing_errors(text: str, library: Library) -> list[Correction]:
    """What is to be corrected in a question, in the order of its words."""
    known = frozenset(expand(text, library).by_stem)
    found = []
    for span, said in words(text):
        word = span.of(text)
        if not _may_be_wrong(text, span):
            continue
        if library.passages_with(said):
            meant = _other_form(word, said, library)
        elif said in known or is_word(word):
            continue
        else:
            meant = _meant(word, library)
        if meant is not None:
            found.append(Correction(span, word, meant))
    return found


def corrected(text: str, corrections: Collection[Correction]) -> str:
    """The text with every correction made."""
    pieces, at = [], 0
    for each in corrections:
        pieces += [text[at : each.span.start], each.meant]
        at = each.span.end
    return "".join([*pieces, text[at:]])


def _may_be_wrong(text: str, span: Span) -> bool:
    """A plain word of some length: no acronym, and no part of an identifier or an address."""
    word = span.of(text)
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return (
        len(word) >= _LEAST_LETTERS
        and _PLAIN.fullmatch(word) is not None
        and (word.islower() or word.istitle())
        and not set(around) & set("@/\\_#&-’'0123456789")
        and not re.match(r"\.\w", text[span.end : span.end + 2])
    )


def _meant(word: str, library: Library) -> str | None:
    near = [
        candidate
        for candidate in _candidates(word, _errors(word), library)
        if _is_likely(word, candidate)
    ]
    near.sort(key=lambda one: (one.distance, -one.passages))
    if not near:
        return None
    first, *others = near
    rivals = [one for one in others if one.distance == first.distance]
    if any(first.passages < _OFTENER * one.passages for one in rivals):
        return None
    common = word.islower() and english_frequency(first.word)
    return first.word.lower() if common else first.word


def _other_form(word: str, said: str, library: Library) -> str | None:
    """The form that was meant of a plain word that only its stem finds: "trainning" is searched
    as "train", but the reader does not know it."""
    if not word.islower() or is_form(word):
        return None
    forms = [form for form in _forms(said, library) if form.islower() and is_form(form)]
    if word in forms or not forms:
        return None
    nearest = min(forms, key=lambda form: (OSA.distance(form, word), form))
    return nearest if OSA.distance(nearest, word) <= _errors(word) else None


def _errors(word: str) -> int:
    return 2 if len(word) >= _TWO_ERRORS_FROM else 1


def _candidates(word: str, errors: int, library: Library) -> Iterator[_Candidate]:
    """Words of the documents near the one typed, one for each stem."""
    typed = stem(word)
    slips = _by_stem(word)
    for said in _stems_near(word, errors, library):
        seen = _forms(said, library)
        # A heading in capitals shows no more than the word itself does elsewhere.
        forms = {form: place for form, place in seen.items() if not form.isupper()} or seen
        if not forms:
            continue
        best = min(
            forms, key=lambda form: (OSA.distance(form.casefold(), word.casefold()), -len(form))
        )
        # The form that was meant may be in none of the passages looked at, nor in any: where a text
        # says "finance" and "financing", "fianced" still means "financed".
        if said in slips and OSA.distance(best.casefold(), word.casefold()) > errors:
            best = slips[said]
        of_word = OSA.distance(best.casefold(), word.casefold())
        # Endings of Russian words differ for other reasons than errors.
        of_stem = OSA.distance(said, typed) if is_cyrillic(word) else of_word
        one, other = (word.casefold(), best.casefold()) if of_word <= of_stem else (typed, said)
        if min(of_word, of_stem) > errors or not _PLAIN.fullmatch(best) or best.isupper():
            continue
        yield _Candidate(
            best,
            (one, other),
            min(of_word, of_stem),
            library.passages_with(said),
            is_name=not any(form[0].islower() for form in forms),
            is_place=any(forms.values()),
        )


def _by_stem(word: str) -> dict[str, str]:
    """English words that one slip makes of the one typed, the likeliest of each stem: one with the
    same ending, then the most frequent."""
    likeliest: dict[str, str] = {}
    if is_cyrillic(word):
        return likeliest
    slips = words_one_slip_away(word)
    ending = word.casefold()[-2:]
    for slip in sorted(slips, key=lambda one: (one[-2:] != ending, -english_frequency(one), one)):
        likeliest.setdefault(stem(slip), slip)
    return likeliest


def _forms(said: str, library: Library) -> dict[str, bool]:
    """How the documents write a stem, and whether as the name of a place."""
    rows = [row for row, _ in library.search_words([said], _LOOKED_AT)]
    forms: dict[str, bool] = {}
    for stored in library.passages(rows).values():
        text = stored.passage.search_text.text
        for span, other in words(text):
            if other == said:
                before = text[max(0, span.start - 12) : span.start]
                place = _PLACE_BEFORE.search(before) is not None
                forms[span.of(text)] = forms.get(span.of(text), False) or place
    return forms


def _stems_near(word: str, errors: int, library: Library) -> list[str]:
    """Stems that the word may begin with but for so many errors, nearest first.

    The first letter is taken to be right, or swapped with the second.
    """
    typed = stem(word)
    small = word.casefold()
    shortest = max(_SHORTEST_STEM, len(small) - _LONGEST_ENDING)
    near = []
    for letter in {*small[:2]}:
        for said in library.stems_from(letter):
            if not shortest <= len(said) <= len(small) + errors:
                continue
            forms = {typed, *(small[: len(said) + more] for more in (-1, 0, 1))}
            distance = min(OSA.distance(form, said, score_cutoff=errors) for form in forms)
            if distance <= errors:
                near.append((distance, said))
    # Sorting is stable: of equally near stems the most frequent stay first.
    return [said for _, said in sorted(near, key=lambda one: one[0])[:_MOST_CANDIDATES]]


def _is_likely(word: str, candidate: _Candidate) -> bool:
    """Whether a slip of the fingers makes the one of the other."""
    one, other = candidate.compared
    if is_cyrillic(one) != is_cyrillic(other) or len(candidate.word) < _LEAST_LETTERS - 1:
        return False
    if not candidate.is_name and not word[0].isupper():
        return one[0] == other[0] or _is_swap(one, other)
    return _is_slip_in_name(word, candidate)


def _is_slip_in_name(word: str, candidate: _Candidate) -> bool:
    """A name differs by letters swapped or doubled; a place or a plain word by one letter inside.

    "Larsen" and "Larson", "Karimov" and "Karimova" may be two persons.
    """
    if min(len(word), len(candidate.word)) < _LEAST_OF_NAME or candidate.distance != 1:
        return False
    one, other = candidate.compared
    if _is_swap(one, other) or _is_doubled(one, other):
        return True
    inside = one[0] == other[0] and one[-1] == other[-1]
    cut_short = candidate.is_place and len(word) > _LEAST_OF_NAME and other.startswith(one)
    return cut_short or (inside and (candidate.is_place or not candidate.is_name))


def _is_swap(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other)


def _is_doubled(one: str, other: str) -> bool:
    """Whether they differ in whether a letter is doubled."""
    return one != other and re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)
