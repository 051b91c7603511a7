"""The command lines, run as a person or a script runs them."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import sourceline
from sourceline.generations import writing
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def paste(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of a message as a reader does: in a shell, in the project's folder."""
    return subprocess.run(
        ["sh", "-c", command], check=False, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def reseal(index: Path, changed: Path) -> None:
    """Let a changed file pass for the one written, as damage from before the writing would."""
    manifest = changed.parent / "manifest.json"
    fields = json.loads(manifest.read_bytes())
    content = changed.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    fields["files"][changed.name] = {"bytes": len(content), "sha256": digest}
    manifest.write_text(json.dumps(fields))
    sealed = hashlib.sha256(manifest.read_bytes()).hexdigest()
    (index / "current").write_text(f"{changed.parent.name} {sealed}\n")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "index"
    done = run("indexer", "build", "--corpus", CORPUS, "--index", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("5 documents, ")
    assert done.stdout.splitlines()[-1].endswith(" 5 added, 0 changed, 0 removed, 0 failed")
    return folder


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
    answer = ask(index, "who funded trainings in 2021", "-k", "20")
    assert answer["found"] is True
    assert answer["period"] == {"from": "2021-01-01", "to": "2021-12-31", "text": "in 2021"}
    assert set(answer) == {
        "question", "found", "confidence", "period", "answer", "answers", "passages", "index",
        "expansions", "weak_meaning",
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
        '{"id": "c", "question": "half a pair \\ud800 of surrogates"}\n',
        encoding="utf-8",
    )
    done = run(
        "retriever", "ask", "--index", index, "--input", questions, "--output", answers, "-k", "2"
    )
    assert done.returncode == 3
    assert "4 of 7 lines failed" in done.stderr
    lines = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", None, "b", 3, None, None, "c"]
    assert ["error" in line for line in lines] == [False, True, True, False, True, True, False]
    assert lines[2]["error"].startswith("line 5: "), "lines are counted as an editor counts them"
    assert len(lines[0]["passages"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.jsonl", "questions.jsonl"]


def test_plain_output_marks_the_evidence(index: Path) -> None:
    done = run("retriever", "ask", "When was the donors' conference held?", "--index", index)
    assert done.returncode == 0
    assert "»In April 2021" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "no word to search by"),
        (["word " * 10_000], "characters"),
        (["question", "-k", "0"], "0 passages"),
        (["question", "--since", "2021-13-01"], "2021-13-01"),
        (["question", "--since", "2021-02-01", "--until", "2021-01-01"], "2021"),
        (["question", "--input", "x.jsonl", "--output", "y.jsonl"], "--input"),
        (["--input", "nowhere.jsonl", "--output", "y.jsonl"], "nowhere.jsonl"),
        ([], "question"),
        (["question", "--encoder", "nowhere"], "no folder nowhere"),
        (["--input", "README.md", "--output", "README.md"], "name two files"),
    ],
)
def test_wrong_use_exits_with_two(index: Path, arguments: list[str], message: str) -> None:
    done = run("retriever", "ask", *arguments, "--index", index)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_no_index_exits_with_four(tmp_path: Path) -> None:
    calls: list[list[str | Path]] = [
        ["retriever", "ask", "question", "--index", tmp_path / "index"],
        ["indexer", "status", "--index", tmp_path / "index"],
        ["indexer", "verify", "--index", tmp_path / "index"],
    ]
    for arguments in calls:
        done = run(*arguments)
        assert done.returncode == 4
        assert "python -m indexer build" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_failed_files_exit_with_three(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("It rained on 3 May 2020.")
    (corpus / "bad.txt").write_bytes(b"\xff\xff\xff")
    done = run("indexer", "build", "--corpus", corpus, "--index", tmp_path / "index", "--json")
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


def test_status_looks_into_the_folder_the_index_was_made_of(tmp_path: Path) -> None:
    corpus, other, index = tmp_path / "corpus", tmp_path / "other", tmp_path / "index"
    for folder in (corpus, other):
        folder.mkdir()
        (folder / "rain.txt").write_text("It rained on 3 May 2020.")
    run("indexer", "build", "--corpus", corpus, "--index", index)
    (corpus / "snow.txt").write_text("It snowed on 4 May 2020.")
    status = run("indexer", "status", "--index", index)
    counts, _, command = status.stdout.splitlines()[-1].partition(" since: ")
    assert counts == "1 added, 0 changed, 0 removed"
    assert command.endswith(f" -m indexer build --corpus {corpus} --index {index}")
    pasted = paste(command)
    assert pasted.returncode == 0, pasted.stderr
    assert pasted.stdout.endswith("1 added, 0 changed, 0 removed, 0 failed\n")
    taken = run("indexer", "build", "--corpus", other, "--index", index)
    assert taken.returncode == 0
    assert f"note: {index}/ was made of {corpus}/ before" in taken.stderr


def test_what_could_not_be_read_is_listed_by_the_command_named(tmp_path: Path) -> None:
    corpus, index = tmp_path / "my corpus", tmp_path / "my index"
    corpus.mkdir()
    (corpus / "rain.txt").write_text("It rained on 3 May 2020.")
    (corpus / "bad.txt").write_bytes(b"\xff\xff\xff")
    run("indexer", "build", "--corpus", corpus, "--index", index)
    done = run("retriever", "ask", "When did it rain?", "--index", index)
    (told,) = (line for line in done.stdout.splitlines() if "could not be read" in line)
    assert told.startswith("1 more document could not be read: ")
    pasted = paste(told.partition("read: ")[2].removesuffix(" says why."))
    assert "failed: bad.txt" in pasted.stdout
    unknown = run("retriever", "ask", "rain?", "--document", "no.txt", "--index", index)
    assert unknown.returncode == 2
    pasted = paste(unknown.stderr.partition("/: ")[2].removesuffix(" lists them\n"))
    assert "  rain.txt: 1 passage" in pasted.stdout


def test_an_index_that_verify_finds_damaged_is_made_anew_by_the_command_named(
    tmp_path: Path,
) -> None:
    corpus, index = tmp_path / "my corpus", tmp_path / "my index"
    corpus.mkdir()
    (corpus / "rain.txt").write_text("It rained on 3 May 2020.")
    run("indexer", "build", "--corpus", corpus, "--index", index)
    records = next(index.glob("generations/*/records.sqlite"))
    with closing(sqlite3.connect(records)) as database, database:
        database.execute("UPDATE documents SET names = '[\"Nobody\"]'")
    reseal(index, records)
    done = run("indexer", "verify", "--index", index)
    assert done.returncode == 4
    pasted = paste(done.stderr.splitlines()[-1].partition("anew: ")[2])
    assert pasted.returncode == 0, pasted.stderr
    assert run("indexer", "verify", "--index", index).returncode == 0


def test_a_locked_index_exits_with_five(tmp_path: Path) -> None:
    with writing(tmp_path):
        done = run("indexer", "build", "--corpus", CORPUS, "--index", tmp_path)
    assert done.returncode == 5
    assert f"process {os.getpid()}" in done.stderr


def test_an_index_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for index, message in (
        (tmp_path / "file", "--index"),
        (corpus / "index", "lies in the corpus"),
    ):
        done = run("indexer", "build", "--corpus", corpus, "--index", index)
        assert done.returncode == 2
        assert message in done.stderr
        assert "Traceback" not in done.stderr
    assert list(corpus.iterdir()) == []


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


def test_no_corpus_exits_with_two(tmp_path: Path) -> None:
    done = run("indexer", "build", "--corpus", tmp_path / "nowhere", "--index", tmp_path / "index")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


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
        "from sourceline.encoder import default_encoder\n"
        "from sourceline.tokens import count_tokens\n"
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
