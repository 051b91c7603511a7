""" "Who is Claire Dubois": the post or description of a person, whole and in the text's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from retriever.by_form.descriptions import Description, Way
from retriever.by_form.persons import find_persons, name_words, same_name
from retriever.by_form.pointed import MOST, Pointed, best_first, within
from retriever.by_form.told_persons import descriptions_in
from retriever.query.query import Query
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.text.words import stems

_LOOKED_AT: Final = 60
"""Passages with words of the name."""
_SURE: Final[dict[Way, float]] = {
    "behind": 0.9,
    "is": 0.9,
    "signature": 0.85,
    "cell": 0.85,
    "before": 0.85,
    "described": 0.6,
    "heads": 0.6,
}
"""Set by judgement: an apposition or "is" names the post itself, a line under a name does so in
signatures, which are recognised by shape; "was led by" says what someone did once."""
_SURNAME_ALONE: Final = 0.8
"""Where only one word of the name was asked: there may be others of that name."""
_SHORT: Final = 0.15
"""Less for one word ("Ambassador") where another passage says of what."""


def passages_naming(
    library: Library, query: Query, name: str, documents: Collection[str] | None
) -> list[StoredPassage]:
    """Passages with words of a name, or with spellings of them that the documents have."""
    asked = stems(name)
    related: dict[tuple[str, ...], float] = {
        said: worth for said, worth in query.expansion.related.items() if len(said) == 1
    }
    rows = [row for row, _ in library.search_words(asked, _LOOKED_AT, documents, related)]
    found = library.passages(rows)
    return [found[row] for row in rows]


def who_is(
    library: Library, query: Query, name: str, documents: Collection[str] | None
) -> list[Pointed]:
    """What the documents call the person, the fullest first; none where nothing does."""
    asked = name_words(name)
    found: list[Pointed] = []
    for stored in passages_naming(library, query, name, documents):
        for one in descriptions_in(stored):
            if same_name(asked, one.person.whole.of(stored.text)):
                found += _pointed(stored, one, alone=len(asked) == 1)
    ordered = best_first(found)
    return [one for one in ordered if one.weight >= ordered[0].weight - 0.3][:MOST]


def is_named(library: Library, query: Query, name: str, documents: Collection[str] | None) -> bool:
    """Whether any passage names the person."""
    asked = name_words(name)
    return any(
        same_name(asked, person.whole.of(stored.text))
        for stored in passages_naming(library, query, name, documents)
        for person in [*find_persons(stored.text, Span(0, len(stored.text)))]
    ) or any(
        all(stem in stems(stored.passage.search_text.text) for stem in stems(name))
        for stored in passages_naming(library, query, name, documents)
    )


def _pointed(stored: StoredPassage, one: Description, *, alone: bool) -> Iterator[Pointed]:
    span = stored.in_document(one.words)
    if not within(stored, span):
        return
    sure = _SURE[one.way] * (_SURNAME_ALONE if alone else 1.0)
    short = _SHORT if len(one.words.of(stored.text).split()) == 1 else 0.0
    yield Pointed(stored, span, sure - short, sure - short + min(one.words.length, 80) / 1000)
