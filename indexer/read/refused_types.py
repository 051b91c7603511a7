"""Formats that are not read, recognised by content, each with what to do instead."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

import puremagic

from indexer.read.converted.convert_source import INSTALL
from indexer.read.converted.convertible_types import convertible_kind

_HEAD = 4096
_SURE = 0.3
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE2_STREAMS = (
    ("EncryptedPackage", "an Office file with a password: save it without one"),
    ("WordDocument", "the old binary Word format: save it as .docx"),
    ("Workbook", "the old binary Excel format: save it as .xlsx"),
    ("PowerPoint Document", "the old binary PowerPoint format: save it as .pptx"),
)
_BEGINNINGS = (
    (b"{\\rtf", "rich text (RTF): save it as .docx"),
    (b"Rar!", "a RAR archive: pack its files as .zip"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive: pack its files as .zip"),
    (b"\x1f\x8b", "a gzip archive: unpack it, or pack its files as .zip"),
    (b"BZh", "a bzip2 archive: unpack it, or pack its files as .zip"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it, or pack its files as .zip"),
    (b"AT&TFORM", "DjVu: save it as .pdf"),
    (b"%!PS", "PostScript: save it as .pdf"),
    (b"!BDN", "an Outlook mailbox: save its messages as .eml"),
)
_ZIPPED = (  # what a package's "mimetype" says
    ("opendocument.text", "OpenDocument text: save it as .docx"),
    ("opendocument.spreadsheet", "an OpenDocument spreadsheet: save it as .xlsx"),
    ("opendocument.presentation", "an OpenDocument presentation: save it as .pptx"),
    ("opendocument", "an OpenDocument file: save it as .pdf"),
    ("epub", "an e-book (EPUB): save it as .pdf or .html"),
)
EPUB_CONTAINER = "META-INF/container.xml"
"""In every e-book; one without it is none that can be read."""
_BINARY_SHEET = "xl/workbook.bin"
_FLAT_ODF = re.compile(rb"<office:document[\s>]")
_FLAT_OFFICE = re.compile(rb"<\?mso-application|<w:wordDocument|<pkg:package")


def is_refused(name: str, content: bytes) -> bool:
    return _known_refusal(name, content) is not None


def refusal_reason(name: str, content: bytes) -> str:
    """Why a file of no readable type is not read, and what to do instead."""
    known = _known_refusal(name, content)
    cure = f"; or {INSTALL}" if convertible_kind(name, content) else ""
    if known:
        return f"it is {known}{cure}"
    guessed = _guess(content[:_HEAD])
    if guessed:
        return f"it is of a type that is not read ({guessed}); save its text as .docx or .txt{cure}"
    suffix = PurePosixPath(name).suffix.lower()
    kind = f"{suffix} files are" if suffix else "files of this type are"
    return f"{kind} not read; save the text as .docx, .pdf or .txt{cure}"


def _guess(head: bytes) -> str | None:
    """The name of a binary format; None for text, which puremagic would take for one."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in head:
            return None
    try:
        best = puremagic.magic_string(head)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return None
    return str(best.name) if best.confidence >= _SURE else None


def _known_refusal(name: str, content: bytes) -> str | None:
    if content.startswith(_OLE2):
        return _ole2_refusal(name, content)
    if content.startswith(b"PK\x03\x04"):
        return _zip_refusal(content)
    head = content[:_HEAD]
    if _FLAT_ODF.search(head):
        return "flat OpenDocument XML: save it as .docx or .xlsx"
    if _FLAT_OFFICE.search(head):
        return "an Office file saved as XML: save it as .docx or .xlsx"
    for beginning, reason in _BEGINNINGS:
        if content.startswith(beginning):
            return reason
    return None


def _ole2_refusal(name: str, content: bytes) -> str:
    """By the name of a stream inside, which is in UTF-16."""
    for stream, reason in _OLE2_STREAMS:
        if stream.encode("utf-16-le") in content:
            return reason
    suffix = PurePosixPath(name).suffix.lower().rstrip("x")
    if suffix in (".doc", ".xls", ".ppt"):
        return f"an old binary Office format: save it as {suffix}x"
    return "an old binary Office format: save it as .docx, .xlsx or .pptx"


def _zip_refusal(content: bytes) -> str | None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if EPUB_CONTAINER in names:
                return None  # a book that is read
            if _BINARY_SHEET in names:
                return "the binary Excel format: save it as .xlsx"
            if "mimetype" not in names or archive.getinfo("mimetype").file_size > 200:
                return None
            said = archive.read("mimetype").decode("ascii", "replace")
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, KeyError):
        return None
    return next((reason for mime, reason in _ZIPPED if mime in said), None)
