from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.data.collection import load_collection, sample
from evaluation.measurements.measure_answerability import (
    AnsweredCase,
    ask_with_and_without,
    figures,
)
from evaluation.metrics.confidence import JudgedAnswer
from indexer.build import build_documents
from retriever.retriever import Retriever
from tests.evaluation.data.collections import write_collection
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader


def test_a_question_is_asked_with_and_without_its_article(
    tmp_path: Path, hashing_encoder: HashingEncoder
) -> None:
    collection = sample(load_collection(write_collection(tmp_path / "set")), None)
    build_documents(collection.documents, tmp_path / "index", encoder=hashing_encoder)
    retriever = Retriever.open(tmp_path / "index", hashing_encoder, OverlapReader())
    asked = ask_with_and_without(retriever, collection, lambda path: path)
    retriever.close()
    assert [one.case for one in asked] == ["answerable", "removed", "impossible", "removed"]
    whole, without, *_ = asked
    assert whole.judged.right
    assert whole.judged.present
    assert whole.judged.confidence > without.judged.confidence
    assert not without.judged.right
    assert not without.judged.present


def test_error_rates_and_spans_by_hand() -> None:
    sure = JudgedAnswer(0.8, found=True, present=True, right=True)
    unsure = JudgedAnswer(0.1, found=False, present=True, right=True)
    absent = replace(sure, present=False, right=False)
    found = figures(
        [
            AnsweredCase("answerable", sure, "mayor", ("the mayor",)),
            AnsweredCase("answerable", unsure, "", ("a roof",)),
            AnsweredCase("removed", absent, "bees", ()),
            AnsweredCase("removed", replace(absent, found=False, confidence=0.2), "", ()),
            AnsweredCase("impossible", absent, "hive", ()),
        ]
    )
    assert (found["present"], found["absent"], found["impossible"]) == (2, 2, 1)
    assert found["present_refused"] == found["absent_answered"] == 0.5
    assert found["impossible_answered"] == found["hit@1"] == 1
    assert found["span F1"] == found["span exact match"] == 0.5
    assert found["auc"] == pytest.approx(1.5 / 4), "0.8 against 0.8 is half a pair"
