"""What each stage of the retriever alone would have ranked: the one place that looks inside."""

from __future__ import annotations

from retriever.pipeline import Search
from retriever.ranking.fusion import rank, shortlist, weigh

STAGES = ("meaning", "words", "fused ranks", "before the reader", "final")


def rows_by_stage(search: Search) -> dict[str, list[int]]:
    """The rows of the passages in the order of each stage, best first."""
    candidates = search.candidates
    datings = search.datings if search.question.period else None
    fused = shortlist(candidates, datings)
    weighed = rank([weigh(candidates, search.looks, search.weight, datings), fused], datings)
    rankings = (
        list(candidates.by_meaning),
        list(candidates.by_words),
        [row for row, _ in fused],
        [row for row, _ in weighed],
        [row for row, _ in search.ranked],
    )
    return dict(zip(STAGES, rankings, strict=True))
