"""Dropped files: names that can do no harm, whole files, nothing replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screens.library import upload_limits
from screens.library.save_upload import NameTakenError, save
from screens.shared.corpus_folders import folders_in
from sourceline.errors import WrongUseError
from sourceline.settings import ReadSettings


def test_a_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    saved = save(tmp_path / "corpus", "a.txt", b"one")
    assert saved.read_bytes() == b"one"
    assert [path.name for path in saved.parent.iterdir()] == ["a.txt"]


def test_nothing_is_replaced_without_asking(tmp_path: Path) -> None:
    save(tmp_path, "a.txt", b"one")
    with pytest.raises(NameTakenError, match=r"a\.txt is in the library already"):
        save(tmp_path, "a.txt", b"two")
    assert (tmp_path / "a.txt").read_bytes() == b"one"
    save(tmp_path, "a.txt", b"two", replace=True)
    assert (tmp_path / "a.txt").read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


def test_too_large_a_file_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload_limits, "READ", ReadSettings(file_bytes=1024 * 1024))
    with pytest.raises(WrongUseError, match=r"big\.txt has 2 MB, the limit is 1 MB"):
        save(tmp_path, "big.txt", b"x" * (2 * 1024 * 1024))
    assert not list(tmp_path.iterdir())


def test_a_folder_without_links_takes_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert save(tmp_path, "a.txt", b"one").read_bytes() == b"one"
    with pytest.raises(NameTakenError):
        save(tmp_path, "a.txt", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_bytes(b"a file, not a folder")
    with pytest.raises(WrongUseError, match="is not a folder"):
        save(tmp_path / "corpus", "a.txt", b"one")
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(WrongUseError, match=r"a\.txt cannot be written"):
        save(tmp_path, "a.txt", b"one", replace=True)


def test_a_new_folder_is_made_for_its_first_file(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    saved = save(tmp_path, "a.txt", b"one", folder="reports/2021")
    assert saved.read_bytes() == b"one"
    assert folders_in(tmp_path) == ["reports", "reports/2021"]
    assert [path.name for path in saved.parent.iterdir()] == ["a.txt"]
    with pytest.raises(WrongUseError, match="is not a folder"):
        save(tmp_path, "b.txt", b"two", folder="reports/2021/a.txt")
