"""Which passages are about a topic: for a draft, where all of those are wanted and no others.

How much of the topic's words a passage tells and how near it is in meaning must be enough
together. Neither is by itself: a body's name with "precursors" in it stands in passages on
everything that the body does, and where all documents are of one field every passage is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retriever.pipeline import Search
from retriever.ranking.lexical import kinship
from retriever.ranking.sentence_scores import look, share_told
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.models.encoder import Vectors
from sourceline.text.words import stems

_LEAST_TOLD, _OF_MOST = 0.4, 0.5
"""Of the topic's weight of words (the rarer a word, the more it weighs), and of what the passage
that tells most of them does."""
_NEARNESS, _ENOUGH = 1.5, 0.9
"""What nearness weighs beside words told, and what both must reach: set on titles and questions of
SQuAD 2.0, with their article in the library and without it; see docs/design.md."""
_LEAST_KIN = 0.65
"""Share of letters from which words are taken to be of one root ("seizure", "seized")."""
_MOST_SAMPLED = 1_000
_ROOM = 0.01
"""Least distance from the typical to the very same: a library may hold one thing only."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a passage bears on a topic.

    ``told`` and ``own`` are shares of the topic's weight of words (0 to 1), with what stands above
    the passage and without. ``nearness`` is nought for a passage as near in meaning as those of
    the library are on average, 1 for one that says the very same; None where meaning is not seen.
    """

    told: float
    own: float
    nearness: float | None

    @property
    def strength(self) -> float:
        return self.told + _NEARNESS * (self.nearness or 0.0)

    def is_about(self, least: float) -> bool:
        """Whether it is, where ``least`` must be told; by words alone where no meaning is seen."""
        return self.told >= least and (self.nearness is None or self.strength >= _ENOUGH)


def about(
    library: Library, search: Search, vector: Vectors, *, sees_meaning: bool
) -> list[tuple[int, float]]:
    """Rows of the passages about the topic searched for, the surest first, with their strength.

    Where a period is asked for, only those in it. What goes on about the topic in the section of
    such a passage is about it too, though it may not name again what it tells of.
    """
    asked = search.question.period is not None
    passages = {
        row: stored
        for row, stored in search.candidates.passages.items()
        if not asked or search.datings[row].in_period
    }
    typical = _typical_similarity(library, vector) if passages and sees_meaning else None
    bearings = {
        row: _bearing(library, search, stored, vector, typical) for row, stored in passages.items()
    }
    most = max((bearing.told for bearing in bearings.values()), default=0.0)
    least = max(_LEAST_TOLD, _OF_MOST * most)
    sure = {row for row, bearing in bearings.items() if bearing.is_about(least)}
    sections = {_section(passages[row]) for row in sure}
    found = [
        (row, bearing.strength)
        for row, bearing in bearings.items()
        if row in sure or (bearing.own >= least and _section(passages[row]) in sections)
    ]
    return sorted(found, key=lambda item: (item[0] not in sure, -item[1], item[0]))


def _bearing(
    library: Library,
    search: Search,
    stored: StoredPassage,
    vector: Vectors,
    typical: float | None,
) -> Bearing:
    seen = look(library, stored, vector, search.weights, search.widening)
    own = [
        stem
        for span in stored.passage.sentences
        if span != stored.heading_span
        for stem in stems(stored.passage.words(span))
    ]
    similarity = (seen.similarity + seen.best_similarity) / 2
    return Bearing(
        told=_told(search, stems(stored.passage.search_text.text)),
        own=_told(search, own),
        nearness=None if typical is None else (similarity - typical) / max(_ROOM, 1 - typical),
    )


def _told(search: Search, text: Sequence[str]) -> float:
    kin = kinship(text, search.weights, search.widening, _LEAST_KIN)
    return share_told(text, search.weights, search.widening) + kin


def _typical_similarity(library: Library, vector: Vectors) -> float:
    """The mean cosine of the library's passages, or of some all over it, to the topic."""
    step = -(-len(library) // _MOST_SAMPLED)
    return float((library.passage_vectors(range(0, len(library), step)) @ vector).mean())


def _section(stored: StoredPassage) -> tuple[str, int]:
    return stored.passage.document_id, stored.passage.section
