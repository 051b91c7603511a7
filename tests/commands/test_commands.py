"""The command lines, run as a person or a script runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sourceline
from tests.commands.running import CORPUS, run, run_process
from tests.conftest import ROOT

pytestmark = pytest.mark.models


def ask(index: Path, *arguments: str | Path) -> dict[str, Any]:
    done = run("retriever", "ask", *arguments, "--index", index, "--json")
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def check_slices(found: Any, document: str | None = None) -> int:
    """Every object with start, end and text is that slice of its document; how many there are."""
    if isinstance(found, list):
        return sum(check_slices(each, document) for each in found)
    if not isinstance(found, dict):
        return 0
    document = found.get("document", document)
    count = 0
    if {"start", "end", "text"} <= found.keys():
        assert document is not None
        text = (CORPUS / document).read_bytes().decode("utf-8")
        assert text[found["start"] : found["end"]] == found["text"]
        count = 1
    return count + sum(check_slices(value, document) for value in found.values())


def test_the_owners_question_in_json(index: Path) -> None:
    question = "who funded trainings in 2021"
    done = run_process("retriever", "ask", question, "-k", "20", "--index", index, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["found"] is True
    assert answer["period"] == {"from": "2021-01-01", "to": "2021-12-31", "text": "in 2021"}
    assert set(answer) == {
        "question", "found", "confidence", "period", "answer", "answers", "passages", "index",
        "expansions", "weak_meaning", "misread", "understood", "shape",
    }  # fmt: skip
    first = answer["passages"][0]
    assert first["document"] == "004_f15780e3be2cdd2e.txt"
    assert first["in_period"] is True
    assert first["period_basis"] == "passage"
    assert {"text": "10-11 March 2021", "from": "2021-03-10", "to": "2021-03-11"}.items() <= first[
        "dates"
    ][0].items()
    assert first["period_match"] == {
        **first["dates"][0], "overlap": 1.0, "by_reference": False,
    }  # fmt: skip
    old = [p for p in answer["passages"] if "For eight months of 2019" in p["text"]]
    assert [passage["in_period"] for passage in old] == [False]
    assert [passage["period_match"]["text"] for passage in old] == ["2019"]
    assert answer["index"]["documents"] == 5
    assert answer["index"]["unreadable"] == 0
    assert check_slices(answer["passages"]) > 40


def test_a_period_alone_lists_events_and_says_what_matched(index: Path) -> None:
    done = run("retriever", "ask", "what happened in 2021?", "--index", index)
    assert done.returncode == 0
    assert "matched: 10-11 March 2021" in done.stdout
    answer = ask(index, "what happened in 2021?", "-k", "3")
    assert answer["found"] is True
    days = [passage["period_match"]["from"] for passage in answer["passages"]]
    assert days == sorted(days)
    assert check_slices(answer["passages"]) > 0


def test_a_time_that_is_none_is_told_on_stderr_and_in_json(index: Path) -> None:
    done = run("retriever", "ask", "who came on 30 February 2021", "--index", index, "--json")
    assert done.returncode == 0
    assert "“30 February 2021” was not understood" in done.stderr
    (misread,) = json.loads(done.stdout)["misread"]
    assert misread["text"] == "30 February 2021"
    assert misread["message"] in done.stderr


def test_an_absent_answer_is_done_too(index: Path) -> None:
    answer = ask(index, "Which telescope discovered the exoplanet?")
    assert answer["found"] is False
    assert answer["answer"] is None
    assert answer["answers"] == []
    assert answer["passages"]


def test_a_file_of_questions(index: Path, tmp_path: Path) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text(
        '{"id": "a", "question": "What is TADOC?"}\n'
        "not json\n"
        "\n   \n"
        '{"id": "b", "question": ""}\n'
        '{"id": 3, "question": "HONLEA"}\n'
        '{"question": "no id"}\n'
        '["a list"]\n'
        '{"id": "c", "question": "half a pair \\ud800 of surrogates"}\n'
        '{"id": "d", "question": "and when?", "after": "nowhere"}\n'
        '{"id": "e", "question": "and HONLEA?", "after": "a"}\n',
        encoding="utf-8",
    )
    done = run(
        "retriever", "ask", "--index", index, "--input", questions, "--output", answers, "-k", "2"
    )
    assert done.returncode == 3
    assert "5 of 9 lines failed" in done.stderr
    lines = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", None, "b", 3, None, None, "c", "d", "e"]
    failed = [line["id"] for line in lines if "error" in line]
    assert failed == [None, "b", None, None, "d"]
    assert "'nowhere'" in lines[7]["error"]
    assert lines[8]["understood"]["text"] == "What is HONLEA?"
    assert lines[2]["error"].startswith("line 5: "), "lines are counted as an editor counts them"
    assert len(lines[0]["passages"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.jsonl", "questions.jsonl"]


def test_plain_output_marks_the_evidence(index: Path) -> None:
    done = run("retriever", "ask", "When was the donors' conference held?", "--index", index)
    assert done.returncode == 0
    assert "»In April 2021" in done.stdout


def test_failed_files_exit_with_three(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("It rained on 3 May 2020.")
    (corpus / "bad.txt").write_bytes(b"\xff\xff\xff")
    index = tmp_path / "index"
    done = run_process("indexer", "build", "--corpus", corpus, "--index", index, "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert report["documents"] == 1
    assert [file["document"] for file in report["failed"]] == ["bad.txt"]
    assert "failed: bad.txt: is not valid UTF-8" in done.stderr
    plain = run("indexer", "status", "--corpus", corpus, "--index", tmp_path / "index")
    assert "  failed: bad.txt: is not valid UTF-8" in plain.stdout
    assert plain.stdout.startswith("1 document, 1 passage, built ")
    assert "  good.txt: 1 passage, 24 characters, en" in plain.stdout
    status = run("indexer", "status", "--corpus", corpus, "--index", tmp_path / "index", "--json")
    assert [file["document"] for file in json.loads(status.stdout)["failed"]] == ["bad.txt"]


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "esc\x1b[31m\nline.txt").write_text("It rained on 3 May 2020.")
    done = run("indexer", "build", "--corpus", corpus, "--index", tmp_path / "index")
    assert done.returncode == 0
    status = run("indexer", "status", "--corpus", corpus, "--index", tmp_path / "index")
    found = run("retriever", "ask", "When did it rain?", "--index", tmp_path / "index")
    for output in (status.stdout, found.stdout):
        assert "esc\\x1b[31m\\nline.txt" in output
        assert "\x1b" not in output


def test_verify_counts_spans_and_finds_damage(index: Path, tmp_path: Path) -> None:
    done = run("indexer", "verify", "--corpus", CORPUS, "--index", index, "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["problems"] == []
    assert result["documents"] == 5


@pytest.mark.parametrize("module", ["indexer", "retriever", "evaluation"])
def test_help_and_version_load_nothing_heavy(module: str) -> None:
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['{module}', sys.argv[1]]\n"
        "try:\n"
        f"    runpy.run_module('{module}', run_name='__main__')\n"
        "except SystemExit as stop:\n"
        "    assert not stop.code, stop.code\n"
        "heavy = {'numpy', 'torch', 'faiss', 'tantivy', 'streamlit', 'transformers', 'nupunkt'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    for option in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", code, option],
            check=False,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert sourceline.__version__ in done.stdout or option == "--help"


def test_encoding_needs_no_network() -> None:
    """No network for the engine: the same answers with every socket refused."""
    code = (
        "import socket\n"
        "def refuse(*_, **__): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "socket.getaddrinfo = refuse\n"
        "from sourceline.models.encoder import default_encoder\n"
        "from sourceline.text.tokens import count_tokens\n"
        "print(default_encoder().encode(['one', 'two']).shape, count_tokens('three words here'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "(2, 384) 3"
