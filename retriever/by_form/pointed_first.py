"""Passages with the words that answer put before all others, for showing."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.answer.select_answers import AnswerWords
from retriever.by_form.pointed import Pointed
from retriever.query.query import Query
from retriever.ranking.candidate import Candidate, RankedCandidate
from retriever.ranking.deduplicate import Group, fold
from retriever.ranking.sentence_scores import score_sentences
from retriever.ranking.temporal import judge
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.settings import SEARCH


def pointed_first(
    library: Library,
    query: Query,
    answers: Sequence[Pointed],
    ranked: Sequence[RankedCandidate],
    k: int,
) -> tuple[tuple[Group, ...], list[AnswerWords]]:
    """The first ``k`` passages, those with answers before the others, and the words of each.

    Scores fall over the whole length, as in any ranking.
    """
    words: dict[int, list[Span]] = {}
    for one in answers:
        spans = words.setdefault(one.stored.row, [])
        if not any(one.span.overlaps(span) for span in spans):
            spans.append(one.span)
    known = {one.row: one.candidate for one in ranked}
    top = ranked[0].score if ranked else 0.0
    stored = {one.stored.row: one.stored for one in answers}
    first = []
    for at, row in enumerate(words):
        candidate = known.get(row) or Candidate(
            stored[row], cosine=None, bm25=0.0, dating=judge(stored[row], query.question.period)
        )
        scores = score_sentences(library, stored[row], query)
        first.append(RankedCandidate(candidate, top + len(words) - at, scores))
    others = [one for one in ranked if one.row not in words]
    shown = fold([*first, *others], k, SEARCH.looked_at)
    return shown, [tuple(words[g.first.row]) if g.first.row in words else None for g in shown]
