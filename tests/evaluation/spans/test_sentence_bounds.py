from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.spans.sentence_bounds import (
    SentenceEnds,
    compare_ends,
    evaluate_joined,
    evaluate_rules,
    measures,
)


def test_precision_and_recall_by_hand() -> None:
    found = measures(
        [
            SentenceEnds(right=frozenset({5, 9}), found=frozenset({5})),
            SentenceEnds(right=frozenset({4}), found=frozenset({4, 7, 8})),
            SentenceEnds(right=frozenset(), found=frozenset()),
        ]
    )
    assert (found["precision"], found["recall"]) == (2 / 4, 2 / 3)
    assert found["F1"] == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))
    assert found["wholly right"] == pytest.approx(1 / 3)


def test_white_space_does_not_move_a_bound() -> None:
    one = compare_ends(
        "The bridge  opened.\nBees need water.", ["The bridge opened.", "Bees need water."], "en"
    )
    assert one.right == one.found == {len("Thebridgeopened.")}


def test_a_text_that_wants_cleaning_is_left_out(tmp_path: Path) -> None:
    items = [
        {
            "text": "It opened. Bees came.",
            "sentences": ["It opened.", "Bees came."],
            "golden": True,
        },
        {"text": "Please wait......... Go.", "sentences": ["Please wait Go."], "golden": False},
    ]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, items)))
    found = evaluate_rules(tmp_path, "en")
    assert (found["texts"], found["left out"], found["golden rules"]) == (1, 1, 1)
    assert found["F1"] == found["golden rules wholly right"] == 1


def test_only_neighbours_of_one_document_with_a_stop_are_joined(tmp_path: Path) -> None:
    lines = [
        ("a", "The mayor opened the bridge."),
        ("a", "Bees need water."),
        ("a", "Skip to content"),
        ("a", "The school got a roof."),
        ("b", "Norway funded the repair."),
        ("b", "A hive stands in shade."),
    ]
    (tmp_path / "corpus.jsonl").write_text(
        "\n".join(json.dumps({"para": para, "text": text}) for para, text in lines)
    )
    found = evaluate_joined(tmp_path, "en")
    assert (found["texts"], found["bounds"], found["F1"]) == (2, 2, 1)
