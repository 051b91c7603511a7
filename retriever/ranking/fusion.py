"""Several rankings to one: by reciprocal ranks for the shortlist, tier by tier at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from retriever.ranking.candidate import Candidate
from sourceline.settings import SEARCH

Ranking = list[tuple[Candidate, float]]
"""Candidates with their scores, best first; equal scores are in row order."""


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


def shortlist(candidates: Sequence[Candidate], *, timed: bool, by_words: bool) -> Ranking:
    """All candidates by fused ranks of meaning, words and, where ``timed``, time.

    Time is a ranking with ties: passages of the period, then undated ones, then those outside it.
    With ``by_words``, meaning only fills up behind those that words, or time, rank.
    """
    meaning = _ranks(candidates, lambda one: one.cosine)
    others = [_ranks(candidates, lambda one: one.bm25)]
    if timed:
        others.append(_ranks_in_time(candidates))
    fused = _best_first(candidates, fuse([meaning, *others]))
    if not by_words:
        return fused
    return rank([_best_first(candidates, fuse(others)), fused], timed=False)


def rank(tiers: Iterable[Ranking], *, timed: bool) -> Ranking:
    """One ranking of several, the best tier first; a later tier only adds what is not ranked yet.

    Scores are moved so that they fall over the whole length. Where ``timed``, a passage outside
    the asked period is never first while any other is left.
    """
    ordered: Ranking = []
    seen: set[int] = set()
    for tier in tiers:
        further = [(one, score) for one, score in tier if one.row not in seen]
        if further:
            shift = ordered[-1][1] - 1 - further[0][1] if ordered else 0.0
            ordered += [(one, score + shift) for one, score in further]
            seen.update(one.row for one, _ in further)
    if timed:
        _put_inside_first(ordered)
    return ordered


def _ranks(
    candidates: Sequence[Candidate], score_of: Callable[[Candidate], float | None]
) -> dict[int, int]:
    """Ranks by row, from 1, of those that have this score."""
    scored = [(-score, one.row) for one in candidates if (score := score_of(one)) is not None]
    return {row: rank for rank, (_, row) in enumerate(sorted(scored), start=1)}


def _ranks_in_time(candidates: Sequence[Candidate]) -> dict[int, int]:
    """Each candidate has the rank behind all that are better placed in time."""
    judged = {one.row: one.dating.in_period for one in candidates}
    inside = sum(value is True for value in judged.values())
    undated = sum(value is None for value in judged.values())
    rank_of = {True: 1, None: inside + 1, False: inside + undated + 1}
    return {row: rank_of[value] for row, value in judged.items()}


def _best_first(candidates: Sequence[Candidate], scores: Mapping[int, float]) -> Ranking:
    found = [(one, scores[one.row]) for one in candidates if one.row in scores]
    return sorted(found, key=lambda item: (-item[1], item[0].row))


def _put_inside_first(ordered: Ranking) -> None:
    """Move the best that is not outside the period to the front."""
    for position, (one, score) in enumerate(ordered):
        if one.dating.in_period is not False:
            # Scores never rise with rank: the one moved up takes the score it moves up to.
            del ordered[position]
            best = ordered[0][1] if ordered else score
            ordered.insert(0, (one, max(score, best)))
            return
