from __future__ import annotations

import codecs
import errno
import hashlib
import os
import socket
import unicodedata
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read import find_files
from indexer.read.file_bytes import document_id
from indexer.read.text.encoding import decode
from indexer.read.text.read_markdown import find_headings
from sourceline.errors import ChangingError, UnreadableError
from sourceline.settings import ReadSettings
from tests.conftest import ROOT
from tests.indexer.documents import read_document

any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def denied(*_: object) -> NoReturn:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def refused(folder: Path, content: bytes, settings: ReadSettings | None = None) -> str:
    path = folder / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read_document(path, "bad.txt", settings or ReadSettings())
    message = str(caught.value)
    assert "bad.txt" in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.name
)
def test_the_text_is_the_decoded_file(path: Path) -> None:
    document = read_document(path, path.name)
    assert document.text.encode() == path.read_bytes()
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.headings is None


@given(any_text)
def test_line_ends_and_odd_spaces_stay(text: str) -> None:
    for mark, encoding in (
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ):
        if mark or not text.startswith("\ufeff"):
            assert decode(mark + text.encode(encoding), "x.txt").text == text


def test_utf16_that_begins_like_utf32_is_refused_or_read_as_what_it_is() -> None:
    # FF FE 00 00 is the mark of UTF-32; "а\0" after it is no UTF-32 of four bytes a sign.
    with pytest.raises(UnreadableError, match=r"x\.txt"):
        decode(codecs.BOM_UTF32_LE + b"\x30\x04", "x.txt")


def test_what_is_no_text_is_refused_with_place_and_remedy(folder: Path) -> None:
    message = refused(folder, "Один неверный байт: ".encode() + b"\xe9 au lait")
    assert "byte 36" in message
    assert "save it as UTF-8" in message
    assert "is binary" in refused(folder, bytes(range(1, 256)))
    assert "NUL byte at 2" in refused(folder, b"\x89P\0NG")
    assert "NUL" in refused(folder, codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"))
    assert "UTF-16" in refused(folder, codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00")
    assert "more than the 10" in refused(folder, b"x" * 11, ReadSettings(file_bytes=10))


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


@pytest.mark.parametrize("content", ["", "  \n\u00a0\t\n", "\ufeff"])
def test_nothing_to_read_is_a_document_with_a_note(folder: Path, content: str) -> None:
    for name in ("empty.txt", "empty.md"):
        (folder / name).write_text(content, encoding="utf-8")
        document = read_document(folder / name, name)
        assert document.text == content.lstrip("\ufeff")
        assert document.notes == ("empty: no text to search",)
        assert document.title == "empty"


def test_ids_follow_from_the_path_alone(folder: Path) -> None:
    assert document_id("a.txt") == hashlib.sha256(b"a.txt").hexdigest()[:16]
    composed = unicodedata.normalize("NFC", "é.txt")
    assert document_id(composed) == document_id(unicodedata.normalize("NFD", composed))
    assert document_id("a/b.txt") != document_id("b.txt")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A bridge over the Drina\n\nIt was opened on Sunday.", "A bridge over the Drina"),
        ("\n\n   Село Октябрьское \n\nТекст.", "Село Октябрьское"),
        (
            "Skip to main content\nHome | News | Contact us\n\nOtters return\n\nText.",
            "Otters return",
        ),
        ("It rained all day. Then it stopped.", "file name"),
        ("Tel.: +996 312 00-00-00\nMore", "file name"),
        ("- a list\n- of things", "file name"),
        ("x" * 300, "file name"),
    ],
)
def test_titles(folder: Path, text: str, title: str) -> None:
    path = folder / "file name.txt"
    path.write_text(text, encoding="utf-8")
    assert read_document(path, path.name).title == title


MARKDOWN = """\
---
title: 'The bee guide'
---

# Keeping bees #

See [the guide](https://example.org).

## About C#
```
# no heading in code
```
Two lines\r
of one heading
===

- # no heading in a list

> # nor in a quotation

#

   ### `Code` and *marks*
Text
---
"""


def test_markdown_headings_are_exact(folder: Path) -> None:
    path = folder / "guide.md"
    path.write_bytes(MARKDOWN.encode())
    document = read_document(path, "guide.md")
    assert document.text == MARKDOWN
    assert document.headings is not None
    assert [heading.of(MARKDOWN) for heading in document.headings] == [
        "Keeping bees",
        "About C#",
        "Two lines\r\nof one heading",
        "`Code` and *marks*",
        "Text",
    ]
    assert document.title == "The bee guide"


@given(
    st.lists(st.sampled_from(["# a", "b", "===", "---", "", "* c", "```", "> d", " #", "## e ##"]))
)
def test_markdown_headings_are_lines_without_their_marks(lines: list[str]) -> None:
    text = "\n".join(lines)
    last = 0
    for heading in find_headings(text):
        words = heading.of(text)
        assert words == words.strip()
        assert words
        assert not words.startswith("#")
        assert heading.start >= last
        last = heading.end


def test_a_markdown_title_is_its_first_heading_or_its_name(folder: Path) -> None:
    (folder / "plain.md").write_text("No heading here.")
    assert read_document(folder / "plain.md", "plain.md").title == "plain"
    (folder / "headed.md").write_text("Text\n\n## Second level\n")
    assert read_document(folder / "headed.md", "headed.md").title == "Second level"


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


def test_a_name_that_tells_nothing_does_not_hide_what_can_be_read(folder: Path) -> None:
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


def test_a_link_to_a_folder_elsewhere_is_followed_once(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "book.txt").write_text("text")
    (folder / "one").symlink_to(tmp_path / "shelf")
    (folder / "two").symlink_to(tmp_path / "shelf")
    found = find_files(folder)
    assert [file.relative for file in found.files] == ["one/book.txt"]
    assert [name for name, _ in found.failed] == ["two"]


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
