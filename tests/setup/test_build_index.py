"""The build before the page opens: what of its exit codes still lets the page open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.build import build
from tests.conftest import ROOT
from tests.hashing_encoder import HashingEncoder

STOPPED = "cannot start: the index could not be built"


def built(folder: Path, code: int, **environment: str) -> subprocess.CompletedProcess[str]:
    """The script with a Python whose index is not current and whose build exits with ``code``."""
    python = folder / "python"
    python.write_text(f'#!/bin/sh\n[ "$1" = -m ] || exit 1\necho "$@"\nexit {code}\n')
    python.chmod(0o755)
    return subprocess.run(
        [ROOT / "setup" / "build_index.sh", python],
        check=False,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [(0, ""), (3, "Some files could not be read"), (5, "Another process is building the index")],
)
def test_the_page_opens_after_a_build_and_beside_one(tmp_path: Path, code: int, said: str) -> None:
    done = built(tmp_path, code)
    assert done.returncode == 0
    assert done.stdout == "-m indexer build\n"
    assert said in done.stderr and bool(said) == bool(done.stderr)


@pytest.mark.parametrize("code", [1, 2, 4])
def test_without_an_index_a_failed_build_stops(tmp_path: Path, code: int) -> None:
    done = built(tmp_path, code)
    assert done.returncode == code
    assert STOPPED in done.stderr


def test_after_a_full_disk_the_page_opens_with_the_index_from_before(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "current").touch()
    done = built(tmp_path, 1)
    assert done.returncode == 0
    assert "the page opens with the one from before" in done.stderr


def test_the_folders_of_the_page_are_built(tmp_path: Path) -> None:
    names = {"SOURCELINE_CORPUS": "my papers", "SOURCELINE_INDEX": "i", "SOURCELINE_ENCODER": "e"}
    done = built(tmp_path, 0, **names)
    assert done.stdout == "-m indexer build --corpus my papers --index i --encoder e\n"


@pytest.mark.models
def test_an_unchanged_corpus_needs_no_build(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()

    def current() -> bool:
        done = subprocess.run(
            [sys.executable, ROOT / "setup" / "index_is_current.py"],
            check=False,
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "SOURCELINE_CORPUS": str(corpus),
                "SOURCELINE_INDEX": str(index),
            },
            capture_output=True,
            text=True,
        )
        assert done.stderr == ""
        return done.returncode == 0

    (corpus / "rain.txt").write_text("It rained on 3 May 2020.")
    assert not current(), "there is no index"
    build(corpus, index)
    assert current()
    (corpus / "bad.txt").write_bytes(b"\xff\xff\xff")
    assert not current(), "a new file"
    build(corpus, index)
    assert not current(), "a file that failed is tried and named again"
    build(corpus, index, encoder=HashingEncoder())
    (corpus / "bad.txt").unlink()
    build(corpus, index, encoder=HashingEncoder())
    assert not current(), "another encoder"
