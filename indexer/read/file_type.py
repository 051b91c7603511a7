"""The format of a file, by its content; its name only decides between texts."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from indexer.read.converted.convertible_types import OLE2, convertible_kind, ole2_kind
from indexer.read.refused_types import EPUB_CONTAINER, is_refused
from indexer.read.text.encoding import decode
from sourceline.errors import UnreadableError
from sourceline.libreoffice import libreoffice
from sourceline.records import FileType

SUFFIXES: dict[str, FileType] = {
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".ppsx": "pptx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "eml",
    ".mht": "eml",
    ".mhtml": "eml",
    ".msg": "msg",
    ".zip": "zip",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".gif": "image",
    ".bmp": "image",
    ".webp": "image",
}
"""The formats that are read, by the names that their files have."""

_HEAD = 4096
_TEXTS = frozenset({"text", "markdown", "csv", "html", "eml"})
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_EPUB = (b"mimetypeapplication/epub+zip", EPUB_CONTAINER.encode())
"""Near the beginning of an e-book."""
_PARTS: tuple[tuple[str, FileType], ...] = (
    ("word/document", "docx"),
    ("ppt/presentation", "pptx"),
    ("xl/workbook", "xlsx"),
)
_HTML = re.compile(
    r"(?:[\s\ufeff]|<!--(?:(?!-->).)*-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_TAGS = re.compile(r"<(?:p|div|body|head|table|h[1-6]|span|br|a|ul|meta|title)[\s/>]", re.I)
_MAIL_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*):|[ \t]+\S|>?From \S")
_MAIL_SURE = frozenset({"received", "return-path", "mime-version", "message-id", "delivered-to"})
_MAIL = _MAIL_SURE | {"from", "to", "subject", "date"}


def kind_of(name: str, content: bytes) -> FileType | None:
    """The format to read a file as; None where none fits (``refusal_reason`` gives the reason)."""
    if convertible := convertible_kind(name, content):
        return convertible if libreoffice() else None
    if content.startswith(OLE2) and ole2_kind(name, content) == "msg":
        return "msg"
    if is_refused(name, content):
        return None
    if content.startswith(_ZIP):
        return _kind_of_zip(name, content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if _is_image(content):
        return "image"
    return _kind_of_text(name, content)


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _kind_of_zip(name: str, content: bytes) -> FileType:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = set(archive.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        if any(sign in content[:_HEAD] for sign in _EPUB):
            return "epub"
        known = SUFFIXES.get(suffix_of(name))
        return (
            known if known in ("docx", "pptx", "xlsx") else "zip"
        )  # its reader says what is wrong
    if EPUB_CONTAINER in members:
        return "epub"
    if "[Content_Types].xml" in members:
        for part, kind in _PARTS:
            if any(member.startswith(part) for member in members):
                return kind
    return "zip"


def _is_image(content: bytes) -> bool:
    if content.startswith(b"BM"):  # a text may too; here the file's length follows
        return int.from_bytes(content[2:6], "little") == len(content)
    return content.startswith(_IMAGES) or (content[:4], content[8:12]) == (b"RIFF", b"WEBP")


def _kind_of_text(name: str, content: bytes) -> FileType | None:
    named = SUFFIXES.get(suffix_of(name))
    head = _text_head(content)
    if head is None:
        return named if named in _TEXTS else None  # its reader says which byte is wrong
    if _HTML.match(head):
        return "html"
    if _is_mail(head, by_name=named == "eml"):
        return "eml"
    if named == "eml":
        return "html" if _TAGS.search(head) else "text"
    if named not in _TEXTS and head.lstrip("\ufeff \t\r\n").startswith("<") and _TAGS.search(head):
        return "html"  # not a program that mentions tags
    return named if named in _TEXTS else "text" if named or not suffix_of(name) else None


def _text_head(content: bytes) -> str | None:
    """The beginning of a text, or None where the bytes are not text."""
    for length in range(_HEAD, _HEAD - 4, -1):  # a cut must not fall inside a character
        try:
            return decode(content[:length], "").text
        except UnreadableError:
            if length >= len(content):
                return None
    return None


def _is_mail(head: str, *, by_name: bool) -> bool:
    """Whether it begins with the header of a message; one pasted into a text does not count."""
    names = set()
    for line in head.lstrip("\r\n").splitlines():
        found = _MAIL_LINE.match(line)
        if not found:
            if line.strip():
                return False
            break
        names.add((found["name"] or "").lower())
    if by_name:
        return bool(names & _MAIL)
    return len(names & _MAIL) > 2 and bool(names & _MAIL_SURE)
