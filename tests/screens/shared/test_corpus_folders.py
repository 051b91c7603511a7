"""Folders of the corpus as collections; new ones are named safely."""

from __future__ import annotations

from screens.shared.corpus_folders import folders_of, is_inside


def test_folders_around_files_count_too() -> None:
    assert folders_of(["a/b/c.txt", "d.txt", "a.zip"]) == ["a", "a/b"]
    assert is_inside("a/b/c.txt", "a")
    assert is_inside("a/b/c.txt", "a/b")
    assert is_inside("d.txt", "")
    assert not is_inside("ab/c.txt", "a")
    assert not is_inside("a", "a")
