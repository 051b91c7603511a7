"""What a file is, is told by its content; the name decides only between texts."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from indexer.read.file_type import SUFFIXES, kind_of
from indexer.read.format_readers import reader_of
from indexer.read.refused_types import refusal_reason
from indexer.read.source_file import SourceFile
from sourceline.errors import UnreadableError
from sourceline.records import FileType

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PAGE = b"<!-- saved -->\n<!DOCTYPE html><html><body><p>Log in</p></body></html>"
MESSAGE = b"From: a@b.c\r\nTo: d@e.f\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\nText"


def zipped(**members: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx_bytes() -> bytes:
    file = BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def pptx_bytes() -> bytes:
    file = BytesIO()
    pptx.Presentation().save(file)
    return file.getvalue()


def xlsx_bytes() -> bytes:
    file = BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


def picture(form: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, form)
    return file.getvalue()


@pytest.mark.parametrize("name", ["x.txt", "x.zip", "x.docx", "x", "x.pdf", "x.html", "x.csv"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "pdf"),
        (b"\n\njunk before %PDF-1.4", "pdf"),
        (docx_bytes(), "docx"),
        (pptx_bytes(), "pptx"),
        (xlsx_bytes(), "xlsx"),
        (zipped(a=b"text"), "zip"),
        (PAGE, "html"),
        ("\ufeff <HTML><p>Привет".encode("utf-16"), "html"),
        (MESSAGE, "eml"),
        (picture("PNG"), "image"),
        (picture("JPEG"), "image"),
        (picture("TIFF"), "image"),
        (picture("BMP"), "image"),
        (picture("GIF"), "image"),
        (picture("WEBP"), "image"),
    ],
)
def test_content_decides(name: str, content: bytes, kind: str) -> None:
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"text", "text"),
        ("a.TXT", b"text", "text"),
        ("a.md", b"# text", "markdown"),
        ("a.csv", b"a;b", "csv"),
        ("a.pdf", b"only text", "text"),
        ("a", b"only text", "text"),
        ("a.txt", "Привет, мир, и всем".encode("koi8-r"), "text"),
        ("a.txt", ("я" * 5000).encode(), "text"),
        ("a.md", b"<p>Inline HTML</p> in Markdown", "markdown"),
        ("a.txt", b"How to write <p> in HTML", "text"),
        ("a.html", b"<p>No head</p>", "html"),
        ("a.xls", b"<table><tr><td>1</td></tr></table>", "html"),
        ("a.txt", b"From: Ann\nTo: Bob\nSubject: as pasted\n\nText", "text"),
        ("a.eml", b"From: Ann\nTo: Bob\nSubject: as saved\n\nText", "eml"),
        ("a.eml", b"no header at all", "text"),
        ("a.txt", b"", "text"),
        ("a.txt", b"<!-- -->" * 500 + b"text", "text"),
        ("a.docx", b"PK\x03\x04 cut off", "docx"),
        ("a.zip", b"PK\x03\x04 cut off", "zip"),
        ("a.py", b"import os", None),
        ("a.py", b'PAGE = "<p>One</p>"', None),
        ("feed.json", b'{"html": "<p>One</p>"}', None),
        ("a.xls", b"\xef\xbb\xbf\n <table><tr><td>1</td></tr></table>", "html"),
        ("a.exe", b"MZ\x90\0" + b"\0" * 100, None),
        ("a.docx", b"\0\1\2\3\0", None),
        ("a.txt", b"\0\1\2\3\0", "text"),
    ],
)
def test_names_decide_between_texts(name: str, content: bytes, kind: str | None) -> None:
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", OLE2 + "WordDocument".encode("utf-16-le"), "old binary Word.*as .docx"),
        ("a.bin", OLE2 + "Workbook".encode("utf-16-le"), "old binary Excel.*as .xlsx"),
        ("a.ppt", OLE2 + "PowerPoint Document".encode("utf-16-le"), "PowerPoint.*as .pptx"),
        ("a.docx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.doc", OLE2, "as .docx"),
        ("a.doc", b"{\\rtf1 text}", "RTF.*as .docx"),
        ("a.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "as .docx"),
        ("a.txt", zipped(mimetype=b"application/epub+zip"), "EPUB"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "RAR.*as .zip"),
        ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "as .docx"),
        ("a.mp3", b"ID3\x03" + b"\0" * 20, "not read"),
        ("a.exe", b"MZ\x90\0" + b"\0" * 100, "not read.*save"),
        ("a.py", b"import os", "py files are not read; save"),
        ("a.docx", b"\0\1\2\3\0", "not read; save"),
    ],
)
def test_what_is_not_read_says_why(
    name: str, content: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # as where LibreOffice is not installed

    assert kind_of(name, content) is None
    assert re.search(words, refusal_reason(name, content))


@given(st.sampled_from([*SUFFIXES, "", ".xyz"]), st.binary(max_size=200))
def test_any_content_has_a_kind_or_a_reason(suffix: str, content: bytes) -> None:
    if kind_of("name" + suffix, content) is None:
        assert refusal_reason("name" + suffix, content)


def test_each_format_but_an_archive_has_its_reader() -> None:
    made: dict[FileType, bytes] = {
        "docx": docx_bytes(),
        "pptx": pptx_bytes(),
        "xlsx": xlsx_bytes(),
        "html": PAGE,
        "eml": MESSAGE,
        "csv": b"a;b\n1;2",
    }
    for kind in get_args(FileType):
        reader = reader_of(kind)
        if kind == "zip":
            assert reader is None
            continue
        assert reader is not None
        if kind in ("pdf", "image", "msg", "epub", "doc", "rtf", "odt", "xls", "ods", "ppt", "odp"):
            with pytest.raises(UnreadableError, match="broken "):
                reader(SourceFile("broken", b"no such format"))
        else:
            assert reader(SourceFile("file", made.get(kind, b"words"))).kind == kind


def test_readers_are_imported_with_their_first_file() -> None:
    heavy = "{'docx', 'pptx', 'openpyxl', 'pypdfium2', 'PIL'}"
    code = f"import sys, indexer.read; print({heavy} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
