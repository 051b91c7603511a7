from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sourceline import hints


def test_the_defaults_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert hints.build(Path("index"), str(tmp_path / "corpus")).endswith(" -m indexer build")
    assert hints.build(tmp_path / "index").endswith(" -m indexer build")
    assert hints.build(Path("index"), "/other").endswith("build --corpus /other")
    assert hints.build(Path("new"), str(tmp_path / "corpus")).endswith("build --index new")
    assert hints.status(Path("index")).endswith(" -m indexer status")
    assert hints.status(Path("my index")).endswith(" -m indexer status --index 'my index'")


def test_the_python_named_is_the_one_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "my env" / "bin" / "python"
    own.parent.mkdir(parents=True)
    own.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(own))
    monkeypatch.setenv("PATH", os.pathsep.join(["/usr/bin", "/bin"]))
    monkeypatch.chdir(tmp_path)
    assert hints.status(Path("index")).startswith("'my env/bin/python' -m ")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert hints.status(Path("index")).startswith(f"'{own}' -m ")
    monkeypatch.setenv("PATH", str(own.parent))
    assert hints.status(Path("index")).startswith("python -m ")
