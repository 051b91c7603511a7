"""What the acronyms in a passage stand for, as the documents themselves define them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from retriever.results import Gloss
from sourceline.index.index_records import StoredDefinition, StoredPassage
from sourceline.index.library import Library
from sourceline.names import acronym_key
from sourceline.names.acronym_definitions import looks_like_acronym
from sourceline.records import Span
from sourceline.text.words import words


def glosses(library: Library, passages: Sequence[StoredPassage]) -> list[tuple[Gloss, ...]]:
    """For each passage, in order, its acronyms that it does not explain itself, once each.

    The meaning is the document's own where it defines the acronym; else the one meaning it has
    in the other documents. Where these differ, or the document itself gives two, none is given.
    """
    found = [list(_acronyms(stored)) for stored in passages]
    keys = {acronym_key(text) for each in found for _, text in each}
    by_key: dict[str, list[StoredDefinition]] = {}
    for said in library.records.definitions(sorted(keys)) if keys else ():
        by_key.setdefault(said.acronym_key, []).append(said)
    return [
        tuple(_explained(acronyms, stored.path, by_key))
        for acronyms, stored in zip(found, passages, strict=True)
    ]


def _acronyms(stored: StoredPassage) -> Iterator[tuple[Span, str]]:
    """Each acronym of a passage where it first occurs, as document span with its words."""
    seen: set[str] = set()
    for span, _ in words(stored.text):
        text = span.of(stored.text)
        if text not in seen and looks_like_acronym(text):
            seen.add(text)
            yield stored.in_document(span), text


def _explained(
    found: Sequence[tuple[Span, str]], path: str, by_key: Mapping[str, list[StoredDefinition]]
) -> Iterator[Gloss]:
    for span, text in found:
        known = by_key.get(acronym_key(text), [])
        own = [said for said in known if said.document == path]
        meant = own or known
        if len({said.long_key for said in meant}) != 1:
            continue
        if not any(said.definition.acronym.overlaps(span) for said in own):
            yield Gloss(span, text, " ".join(meant[0].long_form.split()))
