"""Which files of a folder are found, and why others are not."""

from __future__ import annotations

import errno
import os
import socket
import unicodedata
from pathlib import Path
from typing import NoReturn

import pytest

from indexer.read import find_files
from sourceline.errors import UnreadableError
from tests.indexer.read_document import read_document


def denied(*_: object) -> NoReturn:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_files_are_found_sorted_and_others_are_named(folder: Path) -> None:
    (folder / "b" / "c.txt").mkdir(parents=True)
    for name in ("z.TXT", "b/c.txt/deep.md", "a.markdown", "b/x.text", ".hidden.txt", "~$lock.txt"):
        (folder / name).write_text("text")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text("text")
    (folder / "song.mp3").write_bytes(b"ID3")
    (folder / "Makefile").write_text("all:")
    found = find_files(folder)
    assert [file.relative for file in found.files] == [
        "a.markdown", "b/c.txt/deep.md", "b/x.text", "z.TXT"
    ]  # fmt: skip
    assert all(file.path.read_text() == "text" and file.bytes == 4 for file in found.files)
    assert [file.mtime_ns for file in found.files] == [
        file.path.stat().st_mtime_ns for file in found.files
    ]
    assert dict(found.skipped).keys() == {"song.mp3", "Makefile"}
    assert all(".docx" in reason for _, reason in found.skipped)


def test_a_name_that_tells_nothing_does_not_hide_what_can_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # as where LibreOffice is not installed
    (folder / "report.final").write_bytes(b"%PDF-1.7\n")
    (folder / "page").write_text("<!doctype html><html><body><p>Text</p></body></html>")
    (folder / "book.epub").write_bytes(b"PK\x03\x04")
    (folder / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    found = find_files(folder)
    assert [file.relative for file in found.files] == ["page", "report.final"]
    assert ".docx" in dict(found.skipped)["letter.doc"]
    assert "book.epub" in dict(found.skipped)
    assert found.failed == ()


def test_what_cannot_be_looked_at_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "real").mkdir()
    (folder / "real" / "kept.txt").write_text("text")
    (folder / "loop").symlink_to(folder)
    (folder / "real" / "up").symlink_to(tmp_path)
    (folder / "twice").symlink_to(folder / "real")
    (folder / "broken.txt").symlink_to(folder / "nowhere.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # paths of sockets are short
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(here)
        found = find_files(folder)
    assert [file.relative for file in found.files] == ["real/kept.txt"]
    assert dict(found.failed).keys() == {
        "loop", "real/up", "twice", "broken.txt", "self.txt", "pipe.txt", "socket.txt"
    }  # fmt: skip
    assert all("remove" in reason for _, reason in found.failed)


def test_links_inside_the_folder_are_followed_once(folder: Path) -> None:
    (folder / ".shelf").mkdir()
    (folder / ".shelf" / "book.txt").write_text("text")
    (folder / "one").symlink_to(folder / ".shelf")
    (folder / "two").symlink_to(".shelf")
    (folder / "own.txt").symlink_to(".shelf/book.txt")
    found = find_files(folder)
    assert [file.relative for file in found.files] == ["one/book.txt", "own.txt"]
    assert [name for name, _ in found.failed] == ["two"]


def test_links_that_lead_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "shelf" / "deep").mkdir(parents=True)
    (tmp_path / "shelf" / "book.txt").write_text("text")
    (tmp_path / "shelf" / "song.mp3").write_bytes(b"ID3")
    (folder / "below").mkdir()
    (folder / "folder").symlink_to(tmp_path / "shelf")
    (folder / "book.txt").symlink_to(tmp_path / "shelf" / "book.txt")
    (folder / "song.mp3").symlink_to(tmp_path / "shelf" / "song.mp3")
    (folder / "below" / "relative").symlink_to(Path("../../shelf/deep"))
    (folder / "below" / "by-two.txt").symlink_to(folder / "book.txt")
    (folder / "real.txt").write_text("text")
    found = find_files(folder)
    assert [file.relative for file in found.files] == ["real.txt"]
    assert found.skipped == ()
    assert {name for name, _ in found.failed} == {
        "folder", "book.txt", "song.mp3", "below/relative", "below/by-two.txt"
    }  # fmt: skip
    assert all("leads out of the folder" in reason for _, reason in found.failed)


def test_the_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / "book.txt").write_text("text")
    (folder / "same.txt").symlink_to(folder / "book.txt")
    (tmp_path / "link").symlink_to(folder)
    found = find_files(tmp_path / "link")
    assert [file.relative for file in found.files] == ["book.txt", "same.txt"]
    assert found.failed == ()


def test_a_folder_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "locked").mkdir()
    (folder / "open.txt").write_text("text")
    (folder / "locked").chmod(0)
    scandir = os.scandir
    if os.geteuid() == 0:
        monkeypatch.setattr(
            os, "scandir", lambda path: denied() if path.name == "locked" else scandir(path)
        )
    try:
        found = find_files(folder)
    finally:
        (folder / "locked").chmod(0o700)
    assert [file.relative for file in found.files] == ["open.txt"]
    assert [name for name, _ in found.failed] == ["locked"]
    assert "Permission denied" in found.failed[0][1]


def test_odd_names(folder: Path) -> None:
    for name in ("a\nb.txt", "<script>.txt", "é.txt"):
        (folder / name).write_text("Text.")
    with open(os.fsencode(folder) + b"/\xff\xfe.txt", "wb"):  # noqa: PTH123
        pass
    (folder / unicodedata.normalize("NFD", "é.txt")).write_text("Text.")
    found = find_files(folder)
    assert {file.relative for file in found.files} >= {"a\nb.txt", "<script>.txt"}
    assert len(found.files) == 3
    reasons = dict(found.failed)
    assert "rename" in reasons["\\xff\\xfe.txt"]
    assert len(reasons) == 2
    ids = {read_document(file.path, file.relative).id for file in found.files}
    assert len(ids) == 3
    (folder / "a\nb.txt").write_bytes(b"\0")
    with pytest.raises(UnreadableError) as caught:
        read_document(folder / "a\nb.txt", "a\nb.txt")
    assert "a\\nb.txt" in str(caught.value)
