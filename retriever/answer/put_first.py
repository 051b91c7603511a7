"""A passage that answers, put before one that ranks higher: of a follow-up one from where the
question before was answered, of a period asked for one that is of it."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.answer.select_answers import decision
from retriever.query.query import Query
from retriever.ranking.candidate import RankedCandidate

_AS_SURE = 0.5
"""A passage near the last answer goes first from this share of the first one's confidence."""
_LOOKED_AT = 5
"""Passages from the top among which one of the period is looked for."""


def near_first(
    ranked: Sequence[RankedCandidate], query: Query, *, was_read: bool
) -> tuple[RankedCandidate, ...]:
    """The ranking, with the best passage of the sections in ``query.question.near`` on top.

    Only one that answers is moved, and only where none elsewhere answers far more surely.
    """
    near = query.question.near
    if not near or not ranked:
        return tuple(ranked)
    least = _AS_SURE * decision(ranked[0], query, was_read=was_read).confidence
    for at, one in enumerate(ranked):
        passage = one.candidate.stored.passage
        if (passage.document_id, passage.section) not in near:
            continue
        decided = decision(one, query, was_read=was_read)
        if decided.found and decided.confidence >= least:
            return _with_first(ranked, at)
    return tuple(ranked)


def dated_first(
    ranked: Sequence[RankedCandidate], query: Query, *, was_read: bool
) -> tuple[RankedCandidate, ...]:
    """The ranking, with the best passage of the period that answers on top, where the first is
    undated: that may be of any time, and never answers."""
    if not query.asks_period or not ranked:
        return tuple(ranked)
    if ranked[0].candidate.dating.in_period is not None:
        return tuple(ranked)
    for at, one in enumerate(ranked[:_LOOKED_AT]):
        if decision(one, query, was_read=was_read).found:
            return _with_first(ranked, at)
    return tuple(ranked)


def _with_first(ranked: Sequence[RankedCandidate], at: int) -> tuple[RankedCandidate, ...]:
    one = ranked[at]
    first = RankedCandidate(
        one.candidate, max(one.score, ranked[0].score), one.sentences, one.reading
    )
    return (first, *ranked[:at], *ranked[at + 1 :])
