"""What the acronyms in a passage stand for, told by the documents themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from retriever.results import Gloss
from sourceline.index.index_records import SaidDefinition, StoredPassage
from sourceline.index.library import Library
from sourceline.names import acronym_key
from sourceline.names.definitions import looks_like_acronym
from sourceline.records import Span
from sourceline.text.words import words


def glosses(library: Library, passages: Sequence[StoredPassage]) -> Mapping[int, tuple[Gloss, ...]]:
    """By row: the first of each acronym of a passage that is not explained where it stands.

    The meaning is the document's own where it defines the acronym; else the one meaning it has
    in the other documents. Where these differ, or the document itself gives two, none is told.
    """
    found = {stored.row: list(_acronyms(stored)) for stored in passages}
    keys = {acronym_key(text) for each in found.values() for _, text in each}
    by_key: dict[str, list[SaidDefinition]] = {}
    for said in library.records.definitions(sorted(keys)) if keys else ():
        by_key.setdefault(said.acronym_key, []).append(said)
    return {
        stored.row: tuple(_explained(found[stored.row], stored.path, by_key)) for stored in passages
    }


def _acronyms(stored: StoredPassage) -> Iterator[tuple[Span, str]]:
    """Acronyms of a passage where each comes first, as document spans with their words."""
    start = stored.passage.span.start
    seen: set[str] = set()
    for span, _ in words(stored.text):
        text = span.of(stored.text)
        if text not in seen and looks_like_acronym(text):
            seen.add(text)
            yield Span(span.start + start, span.end + start), text


def _explained(
    found: Sequence[tuple[Span, str]], path: str, by_key: Mapping[str, list[SaidDefinition]]
) -> Iterator[Gloss]:
    for span, text in found:
        known = by_key.get(acronym_key(text), [])
        own = [said for said in known if said.document == path]
        meant = own or known
        if len({said.long_key for said in meant}) != 1:
            continue
        if not any(said.definition.acronym.overlaps(span) for said in own):
            yield Gloss(span, text, " ".join(meant[0].long_form.split()))
