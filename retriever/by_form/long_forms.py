"""The long form of an acronym that documents write out, though they nowhere define it.

"Central Asian Regional Information and Coordination Centre" spells CARICC by its initials; before
"(INL)" the letters may be some words of a longer name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from retriever.by_form.pointed import Pointed, within
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.names.acronym_alignment import placing_cost
from sourceline.records import Span
from sourceline.text.words import stems

_SMALL: Final = r"(?:of|and|for|on|the|in|to|against|de|la|du|des|и|по|в|на|с|о)"
_RUN: Final = re.compile(
    rf"(?<![\w-])[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+(?:\s(?:{_SMALL}\s){{0,3}}[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+){{1,12}}"
)
_WORD: Final = re.compile(r"[^\s]+")
_BRACKETED, _LONG, _SHORT = 0.88, 0.82, 0.62
"""Set by judgement: a bracket says it; four initials or more are seldom chance, three may be."""
_MOST_DOCUMENTS: Final = 20
_MOST_PASSAGES: Final = 1_500


def written_out(library: Library, acronym: str, documents: Collection[str] | None) -> list[Pointed]:
    """Names in the documents with this acronym whose words it is the initials of, most frequent
    first; none where no document has the acronym."""
    letters = acronym.upper()
    if not (letters.isalpha() and 3 <= len(letters) <= 10):
        return []
    found = [
        one
        for stored in _passages(library, acronym, documents)
        for one in (*_before_bracket(stored, letters), *_by_initials(stored, letters))
    ]
    often = Counter(" ".join(stems(one.stored.quote(one.span))) for one in found)
    ordered = sorted(
        found,
        key=lambda one: (-one.confidence, -often[" ".join(stems(one.stored.quote(one.span)))]),
    )
    return ordered[:1]


def _passages(
    library: Library, acronym: str, documents: Collection[str] | None
) -> Iterator[StoredPassage]:
    """Those of the documents that have the acronym, in capitals."""
    rows = [row for row, _ in library.search_words(stems(acronym), _MOST_DOCUMENTS, documents)]
    holding = [
        one
        for one in library.passages(rows).values()
        if acronym.upper() in one.passage.search_text.text
    ]
    ids = list(dict.fromkeys(one.passage.document_id for one in holding))
    every = [row for identity in ids for row in library.records.rows_of(identity)]
    yield from library.passages(every[:_MOST_PASSAGES]).values()


def _by_initials(stored: StoredPassage, letters: str) -> Iterator[Pointed]:
    for run in _RUN.finditer(stored.text):
        words = _words(run)
        for at, word in enumerate(words):
            if word.of(stored.text)[0].upper() != letters[0]:
                continue
            for last in range(at + len(letters), min(len(words), at + 2 * len(letters)) + 1):
                said = [one.of(stored.text) for one in words[at:last]]
                if said[-1][0].isupper() and placing_cost(letters, said) == 0:
                    span = Span(words[at].start, words[last - 1].end)
                    yield from _pointed(stored, span, _LONG if len(letters) > 3 else _SHORT)
                    break


def _before_bracket(stored: StoredPassage, letters: str) -> Iterator[Pointed]:
    for run in _RUN.finditer(stored.text):
        if not re.match(rf"\s\({letters}\)", stored.text[run.end() :]):
            continue
        words = [one for one in _words(run) if one.of(stored.text)[0].isupper()]
        first = next((one for one in words if one.of(stored.text)[0] == letters[0]), None)
        initials = iter([one.of(stored.text)[0] for one in words])
        if first is not None and all(letter in initials for letter in letters):
            yield from _pointed(stored, Span(first.start, run.end()), _BRACKETED)


def _words(run: re.Match[str]) -> list[Span]:
    return [Span(*word.span()).shift(run.start()) for word in _WORD.finditer(run.group())]


def _pointed(stored: StoredPassage, here: Span, sure: float) -> Iterator[Pointed]:
    span = stored.in_document(here)
    if within(stored, span):
        yield Pointed(stored, span, sure, sure)
