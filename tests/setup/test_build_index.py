"""The build before the page opens: what of its exit codes still lets the page open."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

STOPPED = "cannot start: the index could not be built"


def built(folder: Path, code: int, **environment: str) -> subprocess.CompletedProcess[str]:
    """The script with a Python that prints what it was asked for and exits with ``code``."""
    python = folder / "python"
    python.write_text(f'#!/bin/sh\necho "$@"\nexit {code}\n')
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
