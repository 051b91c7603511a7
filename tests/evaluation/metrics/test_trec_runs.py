from __future__ import annotations

import math
from pathlib import Path

import pytest

from evaluation.metrics.trec_runs import measure, write_run


def test_measures_by_hand() -> None:
    run = {"a": {"x": 3.0, "y": 2.0, "z": 1.0}, "b": {"x": 1.0}}
    found = measure(run, {"a": {"y": 1}, "b": {"z": 1}, "c": {"x": 1}})
    assert found["MRR@10"] == {"a": 1 / 2, "b": 0, "c": 0}
    assert found["recall@10"] == found["recall@100"] == {"a": 1, "b": 0, "c": 0}
    assert found["nDCG@10"]["a"] == pytest.approx(1 / math.log2(3))


def test_the_gain_is_linear_in_the_relevance() -> None:
    found = measure({"a": {"x": 2.0, "y": 1.0}}, {"a": {"x": 1, "y": 3}})
    best = 3 + 1 / math.log2(3)
    assert found["nDCG@10"]["a"] == pytest.approx((1 + 3 / math.log2(3)) / best)


def test_only_the_first_ten_count_for_the_measures_at_ten() -> None:
    ranking = {f"d{rank:02}": 1 / rank for rank in range(1, 12)}
    found = measure({"a": ranking}, {"a": {"d11": 1}})
    assert found["MRR@10"]["a"] == found["recall@10"]["a"] == found["nDCG@10"]["a"] == 0
    assert found["recall@100"]["a"] == 1


def test_a_run_file_survives_odd_ids(tmp_path: Path) -> None:
    write_run(tmp_path / "run", {"q 1": {"a doc": 1.0, "ünïcode/100%": 2.0}}, "tag")
    assert (tmp_path / "run").read_text(encoding="utf-8").splitlines() == [
        "q%201 Q0 ünïcode/100%25 1 2.000000000 tag",
        "q%201 Q0 a%20doc 2 1.000000000 tag",
    ]
