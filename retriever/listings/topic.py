"""Which passages are about a topic: for a draft, where all of those are wanted and no others.

How much of the topic's words a passage covers and how near it is in meaning must be enough
together. Neither is by itself: a body's name with "precursors" in it occurs in passages on
everything that the body does, and where all documents are of one field every passage is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retriever.query.query import Query
from retriever.query.term_weights import covered_share
from retriever.ranking.candidate import Candidate, RankedCandidate
from retriever.ranking.lexical import root_overlap
from retriever.ranking.sentence_scores import score_sentences
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.models.encoder import Vectors
from sourceline.text.words import stems

_LEAST_COVERED, _OF_MOST = 0.4, 0.5
"""Of the topic's weight of words (the rarer a word, the more it weighs), and of what the passage
that covers most of them does."""
_NEARNESS, _ENOUGH = 1.5, 0.9
"""What nearness weighs compared with words covered, and what both must reach: set on titles and
questions of SQuAD 2.0, with their article in the library and without: see docs/measurements.md."""
_LEAST_ALIKE = 0.65
"""Share of letters from which words are taken to be of one root ("seizure", "seized")."""
_MOST_SAMPLED = 1_000
_ROOM = 0.01
"""Least distance from the typical to the very same: a library may hold one thing only."""


@dataclass(frozen=True, slots=True)
class TopicFit:
    """How close a passage is to a topic.

    ``covered`` and ``own`` are shares (0 to 1) of the topic's weight of words, with title and
    heading and without. ``nearness`` is nought for a passage as near in meaning as those of
    the library are on average, 1 for one that says the very same; None where meaning is not seen.
    """

    covered: float
    own: float
    nearness: float | None

    @property
    def strength(self) -> float:
        return self.covered + _NEARNESS * (self.nearness or 0.0)

    def is_about(self, least: float) -> bool:
        """Whether it is; ``least`` must be covered. By words alone where no meaning is seen."""
        return self.covered >= least and (self.nearness is None or self.strength >= _ENOUGH)


def about(library: Library, query: Query, candidates: Sequence[Candidate]) -> list[RankedCandidate]:
    """Those of the candidates that are about the topic, the surest first, with their strength.

    Where a period is asked for, only those in it. What goes on about the topic in the section of
    such a passage is about it too, though it may not repeat the topic's name.
    """
    found = [one for one in candidates if not query.asks_period or one.dating.in_period]
    sees_meaning = bool(found) and not query.by_words
    typical = _typical_similarity(library, query.vector) if sees_meaning else None
    fits = [(one, _topic_fit(library, query, one.stored, typical)) for one in found]
    most = max((fit.covered for _, fit in fits), default=0.0)
    least = max(_LEAST_COVERED, _OF_MOST * most)
    sure = {one.row for one, fit in fits if fit.is_about(least)}
    sections = {_section(one.stored) for one in found if one.row in sure}
    kept = [
        RankedCandidate(one, fit.strength)
        for one, fit in fits
        if one.row in sure or (fit.own >= least and _section(one.stored) in sections)
    ]
    return sorted(kept, key=lambda one: (one.row not in sure, -one.score, one.row))


def _topic_fit(
    library: Library, query: Query, stored: StoredPassage, typical: float | None
) -> TopicFit:
    scores = score_sentences(library, stored, query)
    own = [
        stem
        for span in stored.passage.sentences
        if span != stored.heading_span
        for stem in stems(stored.passage.words(span))
    ]
    similarity = (scores.similarity + scores.best_similarity) / 2
    return TopicFit(
        covered=_covered(query, stems(stored.passage.search_text.text)),
        own=_covered(query, own),
        nearness=None if typical is None else (similarity - typical) / max(_ROOM, 1 - typical),
    )


def _covered(query: Query, text: Sequence[str]) -> float:
    kin = root_overlap(text, query.weights, query.expansion, _LEAST_ALIKE)
    return covered_share(text, query.weights, query.expansion) + kin


def _typical_similarity(library: Library, vector: Vectors) -> float:
    """The mean cosine of the library's passages, or of some all over it, to the topic."""
    step = -(-len(library) // _MOST_SAMPLED)
    return float((library.passage_vectors(range(0, len(library), step)) @ vector).mean())


def _section(stored: StoredPassage) -> tuple[str, int]:
    return stored.passage.document_id, stored.passage.section
