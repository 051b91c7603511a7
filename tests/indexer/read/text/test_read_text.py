"""Plain text is the decoded file, to the letter."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.text.encoding import decode
from sourceline.errors import UnreadableError
from sourceline.settings import ReadSettings
from tests.indexer.read_document import read_document, refused
from tests.seeds import SEED_CORPUS

any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)


@pytest.mark.parametrize("path", sorted(SEED_CORPUS.glob("*.txt")), ids=lambda path: path.name)
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


@pytest.mark.parametrize("content", ["", "  \n\u00a0\t\n", "\ufeff"])
def test_nothing_to_read_is_a_document_with_a_note(folder: Path, content: str) -> None:
    for name in ("empty.txt", "empty.md"):
        (folder / name).write_text(content, encoding="utf-8")
        document = read_document(folder / name, name)
        assert document.text == content.lstrip("\ufeff")
        assert document.notes == ("empty: no text to search",)
        assert document.title == "empty"


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
