from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.data.collection import Collection, load_collection, pools, sample
from evaluation.measurements.bm25_baseline import rank_by_bm25
from evaluation.measurements.measure_retrieval import BASELINE, as_lines, compare, evaluate
from evaluation.measurements.stage_rankings import STAGES
from indexer.build import build_documents
from retriever.retriever import Retriever
from sourceline.errors import WrongUseError
from tests.evaluation.data.collections import write_collection
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return load_collection(write_collection(tmp_path / "set"))


@pytest.fixture
def retriever(
    collection: Collection, tmp_path: Path, hashing_encoder: HashingEncoder
) -> Iterator[Retriever]:
    build_documents(collection.documents, tmp_path / "index", encoder=hashing_encoder)
    opened = Retriever.open(tmp_path / "index", hashing_encoder, OverlapReader())
    yield opened
    opened.close()


def test_the_baseline_ranks_by_shared_words(collection: Collection) -> None:
    run = rank_by_bm25(collection, 10)
    assert [max(run[query], key=run[query].__getitem__) for query in ("q1", "q2", "q3")] == [
        "bridge",
        "bees",
        "roof",
    ]
    assert list(rank_by_bm25(collection, 1)["q1"]) == ["bridge"]


def test_the_baseline_stays_inside_a_pool(collection: Collection) -> None:
    everywhere = rank_by_bm25(collection, 10)["q1"]
    inside = rank_by_bm25(collection, 10, pools(collection, "town", "place"))["q1"]
    assert "roof" in everywhere
    assert inside == {path: s for path, s in everywhere.items() if path in {"bees", "bridge"}}


def test_every_stage_stands_beside_the_baseline(
    collection: Collection, retriever: Retriever
) -> None:
    figures, run = evaluate(retriever, sample(collection, None), 10)
    assert tuple(figures["stages"]) == (BASELINE, *STAGES)
    assert figures["stages"]["words"]["nDCG@10"] == figures["stages"]["final"]["nDCG@10"] == 1
    assert (figures["queries"], figures["documents"]) == (2, 3)
    assert next(iter(run["q1"])) == "bridge"
    lines = list(as_lines("a set", figures))
    assert len(lines) == 1 + 1 + len(STAGES) + 1, "a head, the stages, and the better one alone"


def test_every_stage_stays_inside_a_pool(collection: Collection, retriever: Retriever) -> None:
    _, run = evaluate(retriever, collection, 10, pools(collection, "town", "place"))
    assert set(run["q1"]) == {"bees", "bridge"}
    assert set(run["q3"]) == {"roof"}


def test_a_collection_without_judgements_is_refused(
    collection: Collection, retriever: Retriever, tmp_path: Path
) -> None:
    (tmp_path / "set" / "qrels.tsv").write_text("")
    with pytest.raises(WrongUseError, match="no query has a judgement"):
        evaluate(retriever, load_collection(tmp_path / "set"), 10)


def test_the_final_ranking_is_set_against_the_better_one_alone(collection: Collection) -> None:
    right = {"q1": {"bridge": 1.0}, "q2": {"bees": 1.0}}
    half = {"q1": {"bridge": 1.0}, "q2": {"roof": 1.0}}
    runs = {BASELINE: half, "meaning": half, "words": right, "final": half}
    figures = compare(runs, collection)
    assert figures["better_alone"] == "words"
    assert figures["less_better_alone"]["mean"] == -0.5
    assert figures["less_baseline"]["words"]["mean"] == 0.5
