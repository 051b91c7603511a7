"""Verdicts on claims whose evidence is given: what is read, and what stands beside the figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.measurements.measure_verdicts import load, measure

_PAIRS = [
    ("The mill burned down in 1987.", "The mill burned down in 1978.", "REFUTES"),
    ("The mill burned down in 1978.", "The mill burned down in 1978.", "SUPPORTS"),
    ("Norway paid for the pier.", "The pier was paid for by Norway.", "SUPPORTS"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "eval" / "fever_symmetric"
    folder.mkdir(parents=True)
    rows = range(len(_PAIRS))
    documents = [{"id": f"d{at}", "title": "The town", "text": _PAIRS[at][1]} for at in rows]
    queries = [
        {"id": f"q{at}", "text": _PAIRS[at][0], "meta": {"label": _PAIRS[at][2]}} for at in rows
    ]
    for name, lines in (("corpus", documents), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in lines))
    (folder / "qrels.tsv").write_text("".join(f"q{at}\td{at}\t1\n" for at in rows))
    return tmp_path


def test_each_claim_meets_its_own_evidence(data: Path) -> None:
    found = load("fever_symmetric", data)
    assert [(each.claim, each.evidence) for each in found] == [pair[:2] for pair in _PAIRS]
    assert [each.label for each in found] == ["contradicted", "supported", "supported"]


def test_the_majority_stands_beside_every_figure(data: Path) -> None:
    by = {figures.by: figures for figures in measure("fever_symmetric", data)}
    assert set(by) == {"whole", "model alone", "rules alone"}
    for figures in by.values():
        assert figures.count == 3
        assert figures.majority_accuracy == pytest.approx(2 / 3)
        assert figures.majority_f1 == pytest.approx((0.8 + 0.0) / 2)
    assert by["rules alone"].accuracy == 1.0
