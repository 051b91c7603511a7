"""A follow-up is answered first from where the question before it was."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.answer.select_answers import decision
from retriever.query.query import Query
from retriever.ranking.candidate import RankedCandidate

_AS_SURE = 0.5
"""A passage there goes first from this share of the first one's confidence."""


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
            first = RankedCandidate(
                one.candidate, max(one.score, ranked[0].score), one.sentences, one.reading
            )
            return (first, *ranked[:at], *ranked[at + 1 :])
    return tuple(ranked)
