"""What each stage of the retriever alone would have ranked: the one place that looks inside."""

from __future__ import annotations

from retriever.pipeline import SearchResult
from retriever.ranking.candidate import ScoredCandidate
from retriever.ranking.fusion import Ranking, rank, shortlist
from retriever.ranking.signals import weigh
from sourceline.index.index_records import StoredPassage

STAGES = ("meaning", "words", "fused ranks", "before the reader", "final")


def passages_by_stage(result: SearchResult) -> dict[str, list[StoredPassage]]:
    """The passages in the order of each stage, best first."""
    query = result.query
    candidates = [one.candidate for one in result.ranked]
    by_meaning = [(one, one.cosine) for one in candidates if one.cosine is not None]
    by_words = [(one, one.bm25) for one in candidates if one.bm25 is not None]
    fused = shortlist(candidates, timed=query.asks_period, by_words=False)
    weighed = [(one.candidate, score) for one, score in weigh(scored(result), query)]
    rankings = (
        _best_first(by_meaning),
        _best_first(by_words),
        fused,
        rank([weighed, fused], timed=query.asks_period),
        [(one.candidate, one.score) for one in result.ranked],
    )
    return {
        stage: [one.stored for one, _ in ranking]
        for stage, ranking in zip(STAGES, rankings, strict=True)
    }


def scored(result: SearchResult) -> list[ScoredCandidate]:
    """The candidates whose sentences were scored, best first."""
    return [
        ScoredCandidate(one.candidate, one.sentences)
        for one in result.ranked
        if one.sentences is not None
    ]


def _best_first(ranking: Ranking) -> Ranking:
    return sorted(ranking, key=lambda item: (-item[1], item[0].row))
