from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.data.collection import Collection, load_collection, only
from evaluation.measurements.measure_reader import ReaderAnswer, answers_of, measures, read_own
from tests.evaluation.data.collections import write_collection
from tests.overlap_reader import OverlapReader


def test_spans_by_hand() -> None:
    found = measures(
        [
            ReaderAnswer(("the mayor",), "mayor", 1.0),
            ReaderAnswer(("a roof",), "school roof", 2.0),
            ReaderAnswer(("Norway",), "Norway", -1.0),
            ReaderAnswer((), "bees", -1.0),
            ReaderAnswer((), "water", 0.5),
        ]
    )
    assert found["exact match"] == (1 + 0 + 0 + 1 + 0) / 5
    assert found["F1"] == pytest.approx((1 + 2 / 3 + 0 + 1 + 0) / 5)
    assert found["F1, always none"] == 2 / 5
    assert found["F1, answerable"] == pytest.approx((1 + 2 / 3) / 3)
    assert found["F1, answerable, forced"] == pytest.approx((1 + 2 / 3 + 1) / 3)
    assert found["unanswerable refused"] == 1 / 2
    # With a threshold of 0.5 the reader is silent on both that have no answer.
    assert found["F1, best threshold"] == pytest.approx((1 + 2 / 3 + 0 + 1 + 1) / 5)


def test_a_set_that_always_answers_has_no_refusals() -> None:
    assert "unanswerable refused" not in measures([ReaderAnswer(("roof",), "roof", 1.0)])


def test_each_question_is_read_in_its_own_paragraph(tmp_path: Path) -> None:
    collection = only(load_collection(write_collection(tmp_path)), lambda f: f["id"] == "q1")
    (one,) = read_own(OverlapReader(), collection)
    assert one.answers == ("The mayor",)
    assert one.best == "bridge", "that reader always says the last word"
    assert one.said() == "bridge"
    assert one.said(threshold=one.relevance) == ""


def test_an_impossible_question_has_no_answers() -> None:
    fields: dict[str, dict[str, object]] = {
        "q": {"answers": ["plausible"], "is_impossible": True},
        "p": {"answers": None},
    }
    collection = Collection("c", (), {}, {}, fields)
    assert answers_of(collection, "q") == answers_of(collection, "p") == ()
