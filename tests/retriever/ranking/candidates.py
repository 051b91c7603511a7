"""Candidates made by hand: what a search found, without a library."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from retriever.query.expansion import QueryExpansion
from retriever.query.query import Query
from retriever.ranking.candidate import Candidate, ReadCandidate, ScoredCandidate
from retriever.ranking.sentence_scores import SentenceScores
from retriever.ranking.temporal import Dating
from retriever.reading.reader import Reading
from retriever.results import Period, Question
from sourceline.index.index_records import StoredPassage
from sourceline.records import Interval, Passage, SearchText, Span

UNDATED: Mapping[int, Dating] = {}


def candidate(
    row: int, cosine: float | None = None, bm25: float | None = None, dating: Dating | None = None
) -> Candidate:
    span = Span(0, 0)
    passage = Passage(f"d{row}:0", f"d{row}", span, 0, (span,), (), SearchText("", ()))
    stored = StoredPassage(row, passage, "", f"{row}.txt", "", "", None, None, None, None, (), 0)
    return Candidate(stored, cosine, bm25, dating or Dating())


def found(
    meaning: list[int], words: list[int], datings: Mapping[int, Dating] = UNDATED
) -> list[Candidate]:
    """Scores fall by a tenth from rank to rank; in row order, those that only a date is of too."""
    cosines = {row: 1 - rank / 10 for rank, row in enumerate(meaning)}
    bm25 = {row: 5 - rank / 10 for rank, row in enumerate(words)}
    return [
        candidate(row, cosines.get(row), bm25.get(row), datings.get(row))
        for row in sorted({*meaning, *words, *datings})
    ]


def scored(one: Candidate, similarity: float) -> ScoredCandidate:
    return ScoredCandidate(one, SentenceScores(similarity, (similarity,), 0, (0,)))


def read(one: ScoredCandidate, relevance: float) -> ReadCandidate:
    return ReadCandidate(one, Reading(relevance, ()))


def query(weight: float = 0.0, period: Interval | None = None) -> Query:
    """One word of this weight."""
    return Query(
        question=Question("word", "word", Period(period, None) if period else None),
        content="word",
        language="en",
        vector=np.zeros(1, dtype=np.float32),
        expansion=QueryExpansion("word"),
        weights={"word": weight},
        asks=True,
        weak_meaning=False,
        by_words=False,
    )
