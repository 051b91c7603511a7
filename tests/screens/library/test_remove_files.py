"""Removing takes one file out of the corpus folder, and nothing outside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.library.remove_files import remove_file
from sourceline.errors import WrongUseError


def test_a_file_is_removed_and_its_neighbours_stay(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "in/b.txt", "a.txt"):
        (tmp_path / name).write_text("words")
    remove_file(tmp_path, "in/a.txt")
    remove_file(tmp_path, "in/a.txt")  # a second click
    assert {path.name for path in tmp_path.rglob("*.txt")} == {"b.txt", "a.txt"}


@pytest.mark.parametrize("path", ["../a.txt", "in/../../a.txt", "/etc/hosts", "", "."])
def test_nothing_outside_the_corpus_is_removed(tmp_path: Path, path: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "a.txt").write_text("words")
    with pytest.raises(WrongUseError):
        remove_file(corpus, path)
    assert (tmp_path / "a.txt").exists()


def test_what_cannot_be_removed_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(WrongUseError, match="in cannot be removed"):
        remove_file(tmp_path, "in")
