"""Folders of the corpus as collections; new ones are named safely."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.ask.filtered_documents import documents_to_search
from screens.library.safe_names import safe_folder
from screens.library.save_upload import save
from screens.shared.corpus_folders import folders_in, folders_of, is_inside
from screens.shared.links import AskLink
from sourceline.errors import WrongUseError
from tests.screens.samples import entry


def test_folders_around_files_count_too() -> None:
    assert folders_of(["a/b/c.txt", "d.txt", "a.zip"]) == ["a", "a/b"]
    assert is_inside("a/b/c.txt", "a")
    assert is_inside("a/b/c.txt", "a/b")
    assert is_inside("d.txt", "")
    assert not is_inside("ab/c.txt", "a")
    assert not is_inside("a", "a")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", ""),
        ("Reports 2021", "Reports 2021"),
        (" reports / 2021 /", "reports/2021"),
        ("a\\b", "a/b"),
        ("/etc", "etc"),
        ("zip!", "zip"),
        (".hidden/x", "hidden/x"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_folder(name) == safe


@pytest.mark.parametrize("name", ["..", "a/../b", "!", "a/./b", "/".join("abcdefghi")])
def test_what_is_no_folder_is_refused(name: str) -> None:
    with pytest.raises(WrongUseError, match="folder"):
        safe_folder(name)


@given(st.text(max_size=60))
def test_a_safe_folder_is_below_the_corpus_and_stays_as_it_is(name: str) -> None:
    try:
        safe = safe_folder(name)
    except WrongUseError:
        return
    parts = Path(safe).parts
    assert not Path(safe).is_absolute()
    assert not any(part.startswith(".") or part.endswith("!") for part in parts)
    assert safe_folder(safe) == safe


def test_a_new_folder_is_made_for_its_first_file(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    saved = save(tmp_path, "a.txt", b"one", folder="reports/2021")
    assert saved.read_bytes() == b"one"
    assert folders_in(tmp_path) == ["reports", "reports/2021"]
    assert [path.name for path in saved.parent.iterdir()] == ["a.txt"]
    with pytest.raises(WrongUseError, match="is not a folder"):
        save(tmp_path, "b.txt", b"two", folder="reports/2021/a.txt")


def test_filters_of_one_sort_widen_and_of_different_sorts_narrow() -> None:
    entries = [
        entry("a.txt"),
        entry("in/b.pdf", kind="pdf"),
        entry("in/c.zip!/d.pdf", file="in/c.zip", kind="pdf"),
        entry("in/deep/e.txt"),
    ]
    assert documents_to_search(AskLink("who"), entries) is None
    inside = documents_to_search(AskLink("who", folders=("in",)), entries)
    assert inside == ["in/b.pdf", "in/c.zip!/d.pdf", "in/deep/e.txt"]
    assert (
        documents_to_search(AskLink("who", folders=("in",), kinds=("pdf",)), entries) == inside[:2]
    )
    assert documents_to_search(AskLink("who", documents=("a.txt", "in/b.pdf")), entries) == [
        "a.txt",
        "in/b.pdf",
    ]
    assert documents_to_search(AskLink("who", documents=("a.txt",), kinds=("pdf",)), entries) == []
