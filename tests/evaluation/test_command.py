from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.measurements.stage_rankings import STAGES
from sourceline import command
from tests.evaluation.data.collections import write_collection


def test_a_folder_is_measured_and_its_run_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, run = write_collection(tmp_path / "set"), tmp_path / "run"
    asked = ["retrieval", str(folder), "--run", str(run), "-k", "2", "--within", "town=place"]
    assert main(asked) == command.DONE
    printed = capsys.readouterr().out
    for words in ("BM25 baseline", *STAGES, "nDCG@10", "recall@10", "recall@100", "MRR@10"):
        assert words in printed
    lines = [line.split() for line in run.read_text().splitlines()]
    assert [line[:4] for line in lines if line[0] == "q1"] == [
        ["q1", "Q0", "bridge", "1"],
        ["q1", "Q0", "bees", "2"],
    ]
    assert {line[0] for line in lines} == {"q1", "q2", "q3"}, "judged or not, the run is whole"


def test_dates_are_found_and_their_days_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = {"text": "It rained on 3 May 2021.", "dct": "2021-06-01", "timex3": []}
    (tmp_path / "items.jsonl").write_text(json.dumps(item))
    assert main(["dates", str(tmp_path)]) == command.DONE
    assert "found                    1.000" in capsys.readouterr().out.splitlines()


def test_wrong_use_is_said_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(write_collection(tmp_path / "set"))
    for asked, message in (
        (["retrieval", str(tmp_path / "none")], "corpus.jsonl cannot be read"),
        (["retrieval", folder, "--within", "town"], "--within takes two field names"),
        (["retrieval", folder, "--within", "town=year"], "no document's 'town' equals"),
        (["all", "--data", str(tmp_path)], "name the data with DATA=FOLDER"),
    ):
        assert main(asked) == command.WRONG_USE
        assert message in capsys.readouterr().err
