"""The signals of a candidate, and their weighed sum.

A new signal is one more name in the weights and one more column here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from retriever.query.query import Query
from retriever.ranking.candidate import ReadCandidate, ScoredCandidate
from retriever.ranking.temporal import Dating

Signals = NDArray[np.float64]
"""Shape (candidates, signals)."""
_Found = TypeVar("_Found", ScoredCandidate, ReadCandidate)

BEFORE_READING: Final[Mapping[str, float]] = {
    "meaning": 6.25,
    "words": 1.72,
    "sentence": 4.26,
    "coverage": 5.31,
    "time": 5.0,
}
AFTER_READING: Final[Mapping[str, float]] = {
    "meaning": 7.26,
    "words": 0.0,
    "sentence": 2.21,
    "coverage": 4.15,
    "time": 5.0,
    "relevance": 5.86,
}
"""Weights of the signals before and after reading, by `python -m training.ranking.fit_ranking`;
see ``signals`` for their units. That of time is set by hand: no set that may be fitted on asks for
times. A passage of the period must rank above one that is as close to the question and outside."""

_LEAST_RELEVANCE, _MOST_RELEVANCE = -3.0, 5.0
_UNDATED = 0.4


def signals(scored: Sequence[ScoredCandidate], query: Query) -> Signals:
    """A row each, in the order given; columns are those of BEFORE_READING.

    BM25 is a share of what the query's words weigh together. Signals are taken as they are, not
    standardised over the rows: where all cosines are alike and BM25 is not, as where many passages
    share the question's words, their spread itself says which of the two separates passages.
    """
    rows = [
        (
            one.sentences.similarity,
            (one.candidate.bm25 or 0.0) / (query.weight or 1.0),
            one.sentences.best_similarity,
            one.sentences.coverage,
            in_time(one.candidate.dating) if query.asks_period else 0.0,
        )
        for one in scored
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(BEFORE_READING))


def signals_after_reading(read: Sequence[ReadCandidate], query: Query) -> Signals:
    """The same and the reader's relevance; columns are those of AFTER_READING."""
    relevance = [_ranking_relevance(one.reading.relevance) for one in read]
    return np.column_stack([signals([one.scored for one in read], query), relevance])


def weigh(scored: Sequence[ScoredCandidate], query: Query) -> list[tuple[ScoredCandidate, float]]:
    """By the weighed sum of their signals, best first; equal scores are in row order."""
    return by_weighed_sum(scored, signals(scored, query), BEFORE_READING)


def weigh_read(read: Sequence[ReadCandidate], query: Query) -> list[tuple[ReadCandidate, float]]:
    """The same, with what the reader says."""
    return by_weighed_sum(read, signals_after_reading(read, query), AFTER_READING)


def by_weighed_sum(
    found: Sequence[_Found], columns: Signals, weights: Mapping[str, float]
) -> list[tuple[_Found, float]]:
    """Candidates with their scores, best first; ``columns`` has a row for each, in their order."""
    scores = (columns @ np.array(list(weights.values()))).tolist()
    pairs = zip(found, scores, strict=True)
    return sorted(pairs, key=lambda item: (-item[1], item[0].candidate.row))


def bounded(relevance: float) -> float:
    """Logits in tens, -1 to 1: beyond that the reader is sure, and how sure means nothing."""
    return max(-10.0, min(10.0, relevance)) / 10


def in_time(dating: Dating) -> float:
    """A passage that names the time itself is about it more surely than one that inherits it.

    How far it lies inside counts by its root: an event known by its month is more for a day in it
    than its share of days says. Between a passage that nothing dates and one wholly inside.
    """
    if dating.in_period is None:
        return _UNDATED
    if not dating.in_period:
        return 0.0
    most = 1.0 if dating.basis in ("passage", "column") else 0.8
    overlap = 1.0 if dating.overlap is None else dating.overlap
    return _UNDATED + (most - _UNDATED) * math.sqrt(overlap)


def _ranking_relevance(relevance: float) -> float:
    """What the reader adds to a ranking, in logits by tens.

    How surely a passage does not answer is left out: of a question that none answers, the one
    nearest to it is often the one that the reader refuses most surely.
    """
    return max(_LEAST_RELEVANCE, min(_MOST_RELEVANCE, relevance)) / 10
