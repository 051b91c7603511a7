"""How well documents are found: every stage of the retriever, compared with plain BM25."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evaluation.data.collection import Collection, Pools
from evaluation.measurements.bm25_baseline import rank_by_bm25
from evaluation.measurements.stage_rankings import STAGES, passages_by_stage
from evaluation.metrics.averages import mean_or_zero
from evaluation.metrics.paired_differences import difference
from evaluation.metrics.trec_runs import MEASURES, Ranking, TrecRun, measure
from indexer.build import Progress, build_documents
from retriever.query.parse import understand
from retriever.retriever import Retriever
from sourceline.errors import WrongUseError
from sourceline.models.encoder import Encoder
from sourceline.settings import SEARCH

BASELINE = "BM25 baseline"

_DEPTH = 4
"""Passages ranked for one document asked for: several passages of a document may be found."""


@contextmanager
def indexed(
    collection: Collection, encoder: Encoder, folder: Path | None = None
) -> Iterator[Retriever]:
    """The collection in an index of its own, by the code that indexes a user's files.

    In a folder that stays, texts encoded before need not be encoded again.
    """
    with tempfile.TemporaryDirectory() as passing:
        index = folder or Path(passing)
        build_documents(collection.documents, index, encoder=encoder, progress=_silent)
        with closing(Retriever.open(index, encoder)) as retriever:
            yield retriever


def rank_documents(
    retriever: Retriever, collection: Collection, k: int, pools: Pools | None = None
) -> dict[str, TrecRun]:
    """Runs by stage, the final ranking last. A document scores as its best passage.

    Scores fall by rank, so that a run keeps its order where the retriever's scores are equal.
    """
    ids = {document.path: document.id for document in collection.documents}
    runs: dict[str, TrecRun] = {stage: {} for stage in STAGES}
    for query, text in collection.queries.items():
        try:
            question = understand(text[: SEARCH.question_characters])
        except WrongUseError:  # a blank query ranks nothing
            continue
        within = None if pools is None else [ids[path] for path in sorted(pools[query])]
        result = retriever.search(question, _DEPTH * k, within)
        for stage, passages in passages_by_stage(result).items():
            runs[stage][query] = _by_document((stored.path for stored in passages), k)
    return runs


def evaluate(
    retriever: Retriever, collection: Collection, k: int = 100, pools: Pools | None = None
) -> tuple[dict[str, Any], TrecRun]:
    """The figures of every stage and of the baseline, and the final run.

    Raises WrongUseError when no query was judged.
    """
    if not collection.qrels:
        raise WrongUseError(f"{collection.name}: no query has a judgement in qrels.tsv")
    runs = {
        BASELINE: rank_by_bm25(collection, k, pools),
        **rank_documents(retriever, collection, k, pools),
    }
    return compare(runs, collection), runs["final"]


def compare(runs: dict[str, TrecRun], collection: Collection) -> dict[str, Any]:
    """Means by stage; each stage less the baseline, and the final ranking less the better of
    words and meaning alone, in nDCG@10."""
    values = {stage: measure(run, collection.qrels) for stage, run in runs.items()}
    first = {stage: by_measure["nDCG@10"] for stage, by_measure in values.items()}
    better = max(("words", "meaning"), key=lambda stage: mean_or_zero(first[stage].values()))
    return {
        "queries": len(collection.qrels),
        "documents": len(collection.documents),
        "stages": {
            stage: {name: mean_or_zero(by_measure[name].values()) for name in MEASURES}
            for stage, by_measure in values.items()
        },
        "less_baseline": {
            stage: asdict(difference(first[stage], first[BASELINE]))
            for stage in runs
            if stage != BASELINE
        },
        "better_alone": better,
        "less_better_alone": asdict(difference(first["final"], first[better])),
    }


def as_lines(name: str, figures: dict[str, Any]) -> Iterator[str]:
    """The figures as a table for a terminal."""
    header = "".join(f"{measure:>12}" for measure in MEASURES)
    yield f"{name:<20}{header}   nDCG@10 less baseline's, 95 %"
    for stage, means in figures["stages"].items():
        gap = figures["less_baseline"].get(stage)
        cells = "".join(f"{means[measure]:>12.4f}" for measure in MEASURES)
        yield f"{stage:<20}{cells}" + (f"   {in_words(gap)}" if gap else "")
    yield (
        f"final less {figures['better_alone']} alone (the better of words and meaning), nDCG@10: "
        f"{in_words(figures['less_better_alone'])}"
    )


def in_words(gap: dict[str, float]) -> str:
    return f"{gap['mean']:+.3f} [{gap['low']:+.3f}, {gap['high']:+.3f}]"


def _by_document(paths: Iterable[str], k: int) -> Ranking:
    return {path: 1 / rank for rank, path in enumerate(list(dict.fromkeys(paths))[:k], start=1)}


def _silent(_: Progress) -> None:
    pass
