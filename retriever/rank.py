"""Candidates to one ranking: fused by ranks first, then the best of them weighed by scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from retriever.candidates import Candidates
from retriever.look import Look
from sourceline.settings import SEARCH

InPeriod = Mapping[int, bool | None]
"""Whether each row lies in the asked period: None where it is undated."""


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


def shortlist(candidates: Candidates, in_period: InPeriod | None) -> list[tuple[int, float]]:
    """All candidates with their fused scores, best first; equal scores stand in row order.

    Time is one more ranking, with ties: passages of the period, then undated ones, then those
    outside it.
    """
    rankings = [_positions(candidates.by_meaning), _positions(candidates.by_words)]
    if in_period is not None:
        rankings.append(_positions_in_time(in_period))
    return sorted(fuse(rankings).items(), key=lambda item: (-item[1], item[0]))


def rank(
    fused: Sequence[tuple[int, float]],
    candidates: Candidates,
    looks: Mapping[int, Look],
    in_period: InPeriod | None,
) -> list[tuple[int, float]]:
    """Rows with their final scores, best first.

    Those looked at come first, by the sum of their standard scores in meaning, words, best
    sentence and time: unlike ranks, these keep how much better one passage is than the next.
    The others follow as fused. A passage outside the asked period is never first while any
    other is left.
    """
    rows = sorted(looks)
    signals = [
        [looks[row].similarity for row in rows],
        [candidates.by_words.get(row, 0.0) for row in rows],
        [looks[row].best_relevance for row in rows],
    ]
    if in_period is not None:
        signals.append([_IN_TIME[in_period[row]] for row in rows])
    totals = [sum(parts) for parts in zip(*map(standardise, signals), strict=True)]
    ordered = sorted(zip(rows, totals, strict=True), key=lambda item: (-item[1], item[0]))
    lowest = min(totals, default=0.0)
    # Fused scores are below one, so those not looked at stay behind with scores that fall.
    ordered += [(row, lowest - 1 + score) for row, score in fused if row not in looks]
    if in_period is not None:
        _put_inside_first(ordered, in_period)
    return ordered


_IN_TIME = {True: 1.0, None: 0.5, False: 0.0}


def standardise(values: Sequence[float]) -> list[float]:
    """Standard scores: distances from the mean in standard deviations; noughts if all agree."""
    array = np.asarray(values, dtype=np.float64)
    deviation = float(array.std()) if len(array) else 0.0
    if deviation < 1e-9:
        return [0.0] * len(array)
    standard: list[float] = ((array - array.mean()) / deviation).tolist()
    return standard


def _positions(rows: Iterable[int]) -> dict[int, int]:
    return {row: position for position, row in enumerate(rows, start=1)}


def _positions_in_time(in_period: InPeriod) -> dict[int, int]:
    """Each row stands behind all rows that are better placed in time."""
    inside = sum(judged is True for judged in in_period.values())
    undated = sum(judged is None for judged in in_period.values())
    position = {True: 1, None: inside + 1, False: inside + undated + 1}
    return {row: position[judged] for row, judged in in_period.items()}


def _put_inside_first(ordered: list[tuple[int, float]], in_period: InPeriod) -> None:
    """Move the best that is not outside to the front."""
    for position, (row, score) in enumerate(ordered):
        if in_period[row] is not False:
            # Scores never rise with rank: the one moved up takes the score it moves up to.
            del ordered[position]
            best = ordered[0][1] if ordered else score
            ordered.insert(0, (row, max(score, best)))
            return
