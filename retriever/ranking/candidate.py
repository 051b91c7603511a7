"""The record of a passage in a search: found, scored, read, ranked."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.ranking.sentence_scores import SentenceScores
from retriever.ranking.temporal import Dating
from retriever.reading.reader import Reading
from retriever.results import FoundBy
from sourceline.index.index_records import StoredPassage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a search found: ``cosine`` by meaning, ``bm25`` by words, or by both.

    Each is None where that search did not find it. ``dating`` is how it relates to the period.
    """

    stored: StoredPassage
    cosine: float | None
    bm25: float | None
    dating: Dating

    @property
    def row(self) -> int:
        return self.stored.row

    @property
    def found_by(self) -> tuple[FoundBy, ...]:
        ways: list[FoundBy] = []
        if self.cosine is not None:
            ways.append("meaning")
        if self.bm25 is not None:
            ways.append("words")
        return tuple(ways)


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """A candidate whose sentences were compared with the query."""

    candidate: Candidate
    sentences: SentenceScores


@dataclass(frozen=True, slots=True)
class ReadCandidate:
    """A scored candidate that the reader has read."""

    scored: ScoredCandidate
    reading: Reading

    @property
    def candidate(self) -> Candidate:
        return self.scored.candidate


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A candidate in the final ranking.

    ``sentences`` is None where it was too far down to be scored, ``reading`` where it was too far
    down to be read, or where the reader does not know the question's language.
    """

    candidate: Candidate
    score: float
    sentences: SentenceScores | None = None
    reading: Reading | None = None

    @property
    def stored(self) -> StoredPassage:
        return self.candidate.stored

    @property
    def row(self) -> int:
        return self.candidate.row
