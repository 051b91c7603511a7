"""The passages worth a closer look: nearest in meaning, and sharing words, merged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retriever.query.expansion import Widening
from retriever.results import FoundBy
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.models.encoder import Vectors


@dataclass(frozen=True, slots=True)
class Candidates:
    """Both rankings, rows to scores (cosine, BM25) best first, and every passage by row."""

    by_meaning: dict[int, float]
    by_words: dict[int, float]
    passages: dict[int, StoredPassage]

    def found_by(self, row: int) -> tuple[FoundBy, ...]:
        ways: list[FoundBy] = []
        if row in self.by_meaning:
            ways.append("meaning")
        if row in self.by_words:
            ways.append("words")
        return tuple(ways)


def gather(
    library: Library,
    vector: Vectors,
    widening: Widening,
    days: Sequence[str],
    limit: int,
    documents: Collection[str] | None,
) -> Candidates:
    """Take up to ``limit`` passages by each way of searching.

    ``days`` are stems that a text of the period asked for may hold; ``documents`` are the ids to
    search in, all when None.
    """
    meaning = dict(library.search_meaning(vector, limit, documents))
    words = dict(library.search_words([*widening.stems, *days], limit, documents, widening.related))
    return Candidates(meaning, words, library.passages([*{*meaning, *words}]))
