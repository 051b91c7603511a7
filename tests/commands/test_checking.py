"""Texts checked from the command line: the object of the contract, and files of claims."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import CORPUS, run
from tests.conftest import ROOT

pytestmark = pytest.mark.models

HELD = "The donors' conference was held in April 2020."
RUSSIAN = "В 2021 году УНП ООН провело тренинг в Казахстане."


def check(index: Path, text: str) -> dict[str, Any]:
    done = run("retriever", "check", text, "--index", index, "--json")
    assert done.returncode == 0, done.stderr
    verdict: dict[str, Any] = json.loads(done.stdout)
    return verdict


def source(document: str) -> str:
    return (CORPUS / document).read_bytes().decode("utf-8")


def test_a_text_is_checked_claim_by_claim_and_every_span_slices_back(index: Path) -> None:
    text = f"{HELD} Why so late? CARICC is in Almaty."
    verdict = check(index, text)
    assert verdict["verdict"] == "contradicted"
    assert [claim["text"] for claim in verdict["claims"]] == [HELD, "CARICC is in Almaty."]
    assert [(each["text"], each["reason"]) for each in verdict["set_aside"]] == [
        ("Why so late?", "question")
    ]
    for each in [*verdict["claims"], *verdict["set_aside"]]:
        assert text[each["start"] : each["end"]] == each["text"]
    (differs, *_) = verdict["mismatches"]
    assert (differs["kind"], differs["claim"]["text"]) == ("date", "April 2020")
    assert text[differs["claim"]["start"] : differs["claim"]["end"]] == "April 2020"
    said = differs["source"]
    assert source(said["document"])[said["start"] : said["end"]] == said["text"]
    for claim in verdict["claims"]:
        assert claim["evidence"]
        for passage in claim["evidence"]:
            shown = source(passage["document"])[passage["start"] : passage["end"]]
            assert passage["text"] == shown


def test_the_difference_is_told_in_plain_lines(index: Path) -> None:
    done = run("retriever", "check", HELD, "--index", index)
    assert done.returncode == 0, done.stderr
    first, second, *_ = done.stdout.splitlines()
    assert first.startswith("Contradicted (")
    assert "date: “April 2020” here, “April 2021” in " in second


def test_a_file_of_claims_has_a_result_or_an_error_for_every_line(
    index: Path, tmp_path: Path
) -> None:
    claims, verdicts = tmp_path / "claims.jsonl", tmp_path / "verdicts.jsonl"
    lines = [
        json.dumps({"id": "a", "claim": HELD}),
        "not json",
        "",
        json.dumps({"id": "blank", "claim": " \t"}),
        json.dumps({"id": "signs", "claim": "?!"}),
        json.dumps({"id": "word", "claim": "drugs"}),
        json.dumps({"id": "russian", "claim": RUSSIAN}, ensure_ascii=False),
        json.dumps({"claim": "No id is given here."}),
        json.dumps({"id": "none", "claim": None}),
        json.dumps({"id": "half \ud800", "claim": "Half a \ud800 pair was found in Almaty."}),
    ]
    claims.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("retriever", "check", "--index", index, "--input", claims, "--output", verdicts)
    assert done.returncode == 3
    assert "5 of 9 lines failed" in done.stderr
    assert "Traceback" not in done.stderr
    written = [json.loads(line) for line in verdicts.read_text(encoding="utf-8").splitlines()]
    by_id = {each["id"]: each for each in written if each["id"]}
    assert [each["id"] for each in written] == [
        "a", None, "blank", "signs", "word", "russian", None, "none", "half \ud800",
    ]  # fmt: skip
    failed = {each["id"] for each in written if "error" in each}
    assert failed == {None, "blank", "signs", "none"}
    assert by_id["signs"]["error"].startswith("line 5: ")
    assert by_id["a"]["verdict"] == "contradicted"
    assert by_id["word"]["claims"] == []
    assert [each["text"] for each in by_id["word"]["set_aside"]] == ["drugs"]
    assert [claim["text"] for claim in by_id["russian"]["claims"]] == [RUSSIAN]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.jsonl", "verdicts.jsonl"]


def test_a_stop_in_mid_write_leaves_what_was_there(index: Path, tmp_path: Path) -> None:
    claims, verdicts = tmp_path / "claims.jsonl", tmp_path / "verdicts.jsonl"
    claims.write_text(f"{json.dumps({'id': 1, 'claim': HELD})}\n" * 1_000, encoding="utf-8")
    verdicts.write_text("of yesterday\n")
    arguments = ["--index", index, "--input", claims, "--output", verdicts]
    process = subprocess.Popen(
        [sys.executable, "-m", "retriever", "check", *map(str, arguments)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    partial = tmp_path / ".verdicts.jsonl.partial"
    while process.poll() is None and not (partial.exists() and partial.stat().st_size):
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=100)
    assert process.returncode == 1
    assert said.startswith("stopped after ")
    assert "is as it was before" in said
    assert verdicts.read_text() == "of yesterday\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.jsonl", "verdicts.jsonl"]
