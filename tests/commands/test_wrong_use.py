"""What cannot be done is said in one line, with what to do, and by the exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sourceline.index.generations import writing
from tests.commands.running import CORPUS, run, run_process

pytestmark = pytest.mark.models

ASK = [
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
    (["--input", "README.md", "--output", "nowhere/x.jsonl"], "no folder nowhere/"),
]
CHECK = [
    (["?!"], "no word to check"),
    ([], "--input FILE.jsonl"),
    (["text", "--input", "x.jsonl", "--output", "y.jsonl"], "one of the two"),
    (["--input", "README.md"], "go together"),
    (["--input", "README.md", "--output", "README.md"], "name two files"),
    (["--input", "README.md", "--output", "docs/../README.md"], "name two files"),
    (["--input", "README.md", "--output", "docs"], "no file that --output could replace"),
    (["--input", "nowhere.jsonl", "--output", "y.jsonl"], "nowhere.jsonl"),
]
TABLE = [
    ([], "name a topic"),
    (["--topic", "trainings", "--columns", " "], "no column"),
    (["--topic", "trainings", "--columns", "?!"], "no word to search by"),
    (["--topic", "trainings in 2021", "--columns", "Who paid in 2019?"], "another time"),
    (["--topic", "submarine volcanoes"], "use words of the documents"),
    (["--topic", "trainings", "--format", "xlsx"], "--output FILE"),
    (["--topic", "trainings", "--output", "nowhere/x.csv"], "no folder nowhere/"),
    (["--document", "nowhere.txt"], "no document 'nowhere.txt'"),
]


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        *(("ask", *row) for row in ASK),
        *(("check", *row) for row in CHECK),
        *(("table", *row) for row in TABLE),
    ],
)
def test_wrong_use_exits_with_two(
    index: Path, command: str, arguments: list[str], message: str
) -> None:
    done = run("retriever", command, *arguments, "--index", index)
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
        done = run_process(*arguments)
        assert done.returncode == 4
        assert "python -m indexer build" in done.stderr
        assert len(done.stderr.splitlines()) == 1


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


def test_no_corpus_exits_with_two(tmp_path: Path) -> None:
    index = tmp_path / "index"
    done = run_process("indexer", "build", "--corpus", tmp_path / "nowhere", "--index", index)
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_a_locked_index_exits_with_five(tmp_path: Path) -> None:
    with writing(tmp_path):
        done = run_process("indexer", "build", "--corpus", CORPUS, "--index", tmp_path)
    assert done.returncode == 5
    assert f"process {os.getpid()}" in done.stderr


def test_words_without_quotation_marks_are_one_question(index: Path) -> None:
    done = run("retriever", "ask", "what", "is", "TADOC", "--index", index, "-k", "1")
    assert done.returncode == 0
    assert (
        done.stdout == run("retriever", "ask", "what is TADOC", "--index", index, "-k", "1").stdout
    )


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("It rained on 3 May 2020.")
    done = run("indexer", "build", "--corpus", file, "--index", tmp_path / "index")
    assert done.returncode == 2
    assert "is a file: name the folder" in done.stderr
    done = run("indexer", "status", "--index", file)
    assert done.returncode == 4
    assert "is a file: name the folder" in done.stderr


@pytest.mark.parametrize("command", ["status", "verify"])
def test_nothing_is_compared_with_a_folder_that_is_not_there(
    index: Path, tmp_path: Path, command: str
) -> None:
    done = run("indexer", command, "--index", index, "--corpus", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "nowhere/ to compare the index with" in done.stderr
    assert done.stdout == ""


def test_an_index_whose_folder_has_gone_is_looked_at_alone(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    empty = run("indexer", "build", "--corpus", corpus, "--index", index)
    assert "holds no documents" in empty.stderr
    asked = run("retriever", "ask", "When did it rain?", "--index", index)
    assert asked.returncode == 0
    assert f"Put documents into {corpus}/, then run " in asked.stdout
    corpus.rmdir()
    for command in ("status", "verify"):
        done = run("indexer", command, "--index", index)
        assert done.returncode == 0
        assert f"note: {corpus}/, which the index was made of, is gone" in done.stderr
