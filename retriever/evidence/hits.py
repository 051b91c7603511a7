"""The place of a stored passage, for citing it: in its document, and in a ranking."""

from __future__ import annotations

from collections.abc import Iterable

from retriever.ranking.deduplicate import Group
from retriever.ranking.temporal import Dating
from retriever.results import FoundBy, Hit, Place
from sourceline.index.index_records import StoredPassage
from sourceline.records import page_at


def place_of(stored: StoredPassage) -> Place:
    number = page_at(stored.pages, stored.passage.span.start)
    return Place(
        passage=stored.passage,
        text=stored.text,
        document=stored.path,
        document_sha256=stored.sha256,
        title=stored.title,
        heading=stored.heading,
        page=number,
        kind=stored.kind,
        written=stored.written,
        sureness=next((p.sureness for p in stored.pages if p.number == number), None),
    )


def hit_of(
    stored: StoredPassage,
    dating: Dating,
    *,
    rank: int,
    score: float,
    found_by: tuple[FoundBy, ...],
    also_in: Iterable[StoredPassage] = (),
) -> Hit:
    return Hit(
        place=place_of(stored),
        score=score,
        rank=rank,
        found_by=found_by,
        in_period=dating.in_period,
        period_basis=dating.basis,
        inherited=dating.inherited,
        mention=dating.mention,
        mention_text=dating.mention_text,
        overlap=dating.overlap,
        also_in=tuple(place_of(other) for other in also_in),
    )


def hit_of_group(group: Group, rank: int) -> Hit:
    """The hit of a passage that a search found, with the other places of its words."""
    candidate = group.first.candidate
    return hit_of(
        group.stored,
        candidate.dating,
        rank=rank,
        score=group.first.score,
        found_by=candidate.found_by,
        also_in=group.also_in,
    )
