"""Candidates to one ranking: fused by ranks first, then the best of them weighed by scores."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from retriever.ranking.hybrid_search import Candidates
from retriever.ranking.sentence_scores import Look
from retriever.ranking.temporal import Dating
from retriever.reading.reader import Reading
from sourceline.settings import SEARCH

Datings = Mapping[int, Dating]
"""How each row lies to the period, where one is asked."""
Ranking = list[tuple[int, float]]
"""Rows with their scores, best first."""

LOOKED = {"meaning": 6.25, "words": 1.72, "sentence": 4.26, "coverage": 5.31, "time": 5.0}
READ = {
    "meaning": 5.85,
    "words": 0.40,
    "sentence": 3.47,
    "coverage": 3.61,
    "time": 5.0,
    "relevance": 5.41,
}
"""Weights of the signals before and after reading, by `python -m training.ranking.fit_ranking`;
see ``signals`` for their units. That of time is set by hand: no set that may be fitted on asks for
times. What lies in the period stands above what is as close to the question and outside."""


_SURELY_NOT, _SURELY = -3.0, 5.0
_UNDATED = 0.4


def fuse(
    rankings: Iterable[Mapping[int, int]], constant: int = SEARCH.fusion_constant
) -> dict[int, float]:
    """Reciprocal rank fusion: the sum of 1 / (constant + rank) over rankings, ranks from 1.

    Cormack, Clarke & Büttcher, SIGIR 2009. A row absent from a ranking gets nothing from it.
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for row, rank in ranking.items():
            scores[row] = scores.get(row, 0.0) + 1 / (constant + rank)
    return scores


def shortlist(candidates: Candidates, datings: Datings | None) -> Ranking:
    """All candidates by fused score; equal scores stand in row order.

    Time is one more ranking, with ties: passages of the period, then undated ones, then those
    outside it.
    """
    rankings = [_positions(candidates.by_meaning), _positions(candidates.by_words)]
    if datings is not None:
        rankings.append(_positionsin_time(datings))
    return _best_first(fuse(rankings))


def signals(
    candidates: Candidates,
    looks: Mapping[int, Look],
    asked: float,
    datings: Datings | None,
    readings: Mapping[int, Reading] | None = None,
) -> tuple[list[int], NDArray[np.float64]]:
    """The rows looked at, or those of them that were read, and what each signal says of them.

    ``asked`` is what the question's words weigh together, which BM25 is measured by.
    Columns are those of LOOKED, or of READ where there are readings, in that order. Signals are
    taken as they are, not standardised over the rows: where all cosines are alike and BM25 is
    not, as where many passages share the question's words, their spread itself says which of the
    two tells passages apart.
    """
    rows = sorted(looks if readings is None else readings)
    columns = [
        [looks[row].similarity for row in rows],
        [candidates.by_words.get(row, 0.0) / (asked or 1.0) for row in rows],
        [looks[row].best_similarity for row in rows],
        [looks[row].coverage for row in rows],
        [0.0 if datings is None else in_time(datings[row]) for row in rows],
    ]
    if readings is not None:
        columns.append([_said(readings[row].relevance) for row in rows])
    return rows, np.array(columns, dtype=np.float64).T.reshape(len(rows), len(columns))


def weigh(
    candidates: Candidates,
    looks: Mapping[int, Look],
    asked: float,
    datings: Datings | None,
    readings: Mapping[int, Reading] | None = None,
) -> Ranking:
    """The rows of signals(), by the weighed sum of what the signals say."""
    rows, said = signals(candidates, looks, asked, datings, readings)
    weights = LOOKED if readings is None else READ
    scores = said @ np.array(list(weights.values()))
    return _best_first(dict(zip(rows, scores.tolist(), strict=True)))


def rank(tiers: Iterable[Ranking], datings: Datings | None) -> Ranking:
    """One ranking of several, the best tier first; rows of a better tier are left out of others.

    Scores are moved so that they fall over the whole length. A passage outside the asked period
    is never first while any other is left.
    """
    ordered: Ranking = []
    seen: set[int] = set()
    for tier in tiers:
        further = [(row, score) for row, score in tier if row not in seen]
        if further:
            shift = ordered[-1][1] - 1 - further[0][1] if ordered else 0.0
            ordered += [(row, score + shift) for row, score in further]
            seen.update(row for row, _ in further)
    if datings is not None:
        _put_inside_first(ordered, datings)
    return ordered


def bounded(relevance: float) -> float:
    """Logits in tens, -1 to 1: beyond that the reader is sure, and how sure means nothing."""
    return max(-10.0, min(10.0, relevance)) / 10


def _said(relevance: float) -> float:
    """What the reader adds to a ranking, in logits by tens.

    How surely a passage does not answer is left out: of a question that none answers, the one
    nearest to it is often the one that the reader refuses most surely.
    """
    return max(_SURELY_NOT, min(_SURELY, relevance)) / 10


def _best_first(scores: Mapping[int, float]) -> Ranking:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _positions(rows: Iterable[int]) -> dict[int, int]:
    return {row: position for position, row in enumerate(rows, start=1)}


def _positionsin_time(datings: Datings) -> dict[int, int]:
    """Each row stands behind all rows that are better placed in time."""
    judged = {row: dating.in_period for row, dating in datings.items()}
    inside = sum(value is True for value in judged.values())
    undated = sum(value is None for value in judged.values())
    position = {True: 1, None: inside + 1, False: inside + undated + 1}
    return {row: position[value] for row, value in judged.items()}


def in_time(dating: Dating) -> float:
    """A passage that names the time itself tells of it more surely than one that inherits it.

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


def _put_inside_first(ordered: Ranking, datings: Datings) -> None:
    """Move the best that is not outside to the front."""
    for position, (row, score) in enumerate(ordered):
        if datings[row].in_period is not False:
            # Scores never rise with rank: the one moved up takes the score it moves up to.
            del ordered[position]
            best = ordered[0][1] if ordered else score
            ordered.insert(0, (row, max(score, best)))
            return
