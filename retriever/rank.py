"""Candidates to one ranking: fused by ranks first, then the best of them weighed by scores."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from retriever.candidates import Candidates
from retriever.look import Look
from retriever.period import Dating
from retriever.reader import Reading
from sourceline.settings import SEARCH

Datings = Mapping[int, Dating]
"""How each row lies to the period, where one is asked."""
Ranking = list[tuple[int, float]]
"""Rows with their scores, best first."""

WEIGHTS = {
    "meaning": 1.0,
    "words": 1.0,
    "sentence": 1.0,
    "coverage": 0.5,
    "time": 1.0,
    "reader": 4.0,
}
"""Of each signal. On questions of SQuAD 2.0 that the reader has not seen, weights fitted by
`python -m training.found` rank no better than these (hit@1 0.90 for both)."""


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
        rankings.append(_positions_in_time(datings))
    return _best_first(fuse(rankings))


def signals(
    candidates: Candidates,
    looks: Mapping[int, Look],
    datings: Datings | None,
    readings: Mapping[int, Reading] | None = None,
) -> tuple[list[int], dict[str, list[float]]]:
    """The rows looked at, or those of them that were read, and what each signal says of them.

    Signals are standardised over these rows: unlike ranks, they keep how much better one
    passage is than the next. The reader's belief is not: where it sees an answer nowhere, how
    little it sees one means nothing.
    """
    rows = sorted(looks if readings is None else readings)
    found = {
        "meaning": standardise([looks[row].similarity for row in rows]),
        "words": standardise([candidates.by_words.get(row, 0.0) for row in rows]),
        "sentence": standardise([looks[row].best_relevance for row in rows]),
        "coverage": standardise([looks[row].coverage for row in rows]),
    }
    if datings is not None:
        found["time"] = standardise([_in_time(datings[row]) for row in rows])
    if readings is not None:
        found["reader"] = [belief(readings[row]) for row in rows]
    return rows, found


def weigh(
    candidates: Candidates,
    looks: Mapping[int, Look],
    datings: Datings | None,
    readings: Mapping[int, Reading] | None = None,
) -> Ranking:
    """The rows of signals(), by the weighed sum of what the signals say."""
    rows, found = signals(candidates, looks, datings, readings)
    weighed = [[WEIGHTS[name] * value for value in values] for name, values in found.items()]
    return _best_first({row: sum(parts) for row, *parts in zip(rows, *weighed, strict=True)})


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


def belief(reading: Reading) -> float:
    """How far the reader takes its best words for the answer, 0 to 1: a logistic of the logits."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, reading.relevance))))


def standardise(values: Sequence[float]) -> list[float]:
    """Standard scores: distances from the mean in standard deviations; noughts if all agree."""
    array = np.asarray(values, dtype=np.float64)
    deviation = float(array.std()) if len(array) else 0.0
    if deviation < 1e-9:
        return [0.0] * len(array)
    standard: list[float] = ((array - array.mean()) / deviation).tolist()
    return standard


def _best_first(scores: Mapping[int, float]) -> Ranking:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _positions(rows: Iterable[int]) -> dict[int, int]:
    return {row: position for position, row in enumerate(rows, start=1)}


def _positions_in_time(datings: Datings) -> dict[int, int]:
    """Each row stands behind all rows that are better placed in time."""
    judged = {row: dating.in_period for row, dating in datings.items()}
    inside = sum(value is True for value in judged.values())
    undated = sum(value is None for value in judged.values())
    position = {True: 1, None: inside + 1, False: inside + undated + 1}
    return {row: position[value] for row, value in judged.items()}


def _in_time(dating: Dating) -> float:
    """A passage that names the time itself tells of it more surely than one that inherits it.

    How far it lies inside counts by its root: an event known by its month is more for a day in it
    than its share of days says. Between a passage that nothing dates and one wholly inside.
    """
    if dating.in_period is None:
        return _UNDATED
    if not dating.in_period:
        return 0.0
    most = 1.0 if dating.basis == "passage" else 0.8
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
