"""A file's bytes are read whole, or it is refused by name."""

from __future__ import annotations

import errno
import hashlib
import os
import unicodedata
from pathlib import Path
from typing import NoReturn

import pytest

from indexer.read.file_bytes import document_id
from sourceline.errors import ChangingError, UnreadableError
from tests.indexer.read_document import read_document


def denied(*_: object) -> NoReturn:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_a_file_too_large_is_refused_before_it_is_read(folder: Path) -> None:
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: reading it would need a terabyte of memory
    with pytest.raises(UnreadableError, match=r"huge\.txt has 1099511627776 bytes"):
        read_document(path, "huge.txt")


def test_a_file_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "secret.txt"
    path.write_text("hidden")
    path.chmod(0)
    if os.geteuid() == 0:  # root may read everything
        monkeypatch.setattr(os, "open", denied)
    with pytest.raises(UnreadableError, match=r"secret\.txt cannot be read \(Permission denied\)"):
        read_document(path, "secret.txt")


def test_files_that_are_gone_or_no_files(folder: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read_document(folder / "gone.txt", "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(UnreadableError, match="not a regular file"):
        read_document(folder / "pipe.txt", "pipe.txt")
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableError, match=r"sheet\.xlsx is cut off.*open it in Excel"):
        read_document(folder / "sheet.xlsx", "sheet.xlsx")


def test_a_file_that_changes_while_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "log.txt"
    path.write_text("one line\n")
    true_fstat = os.fstat

    def growing(descriptor: int) -> os.stat_result:
        status = true_fstat(descriptor)
        with path.open("a") as file:
            file.write("another line\n")
        return status

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(ChangingError, match=r"log\.txt changed while it was read: build again"):
        read_document(path, "log.txt")
    monkeypatch.undo()
    assert read_document(path, "log.txt").text == path.read_text()


def test_ids_follow_from_the_path_alone(folder: Path) -> None:
    assert document_id("a.txt") == hashlib.sha256(b"a.txt").hexdigest()[:16]
    composed = unicodedata.normalize("NFC", "é.txt")
    assert document_id(composed) == document_id(unicodedata.normalize("NFD", composed))
    assert document_id("a/b.txt") != document_id("b.txt")
