"""Which files LibreOffice can make readable, by their content."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from olefile import OleFileIO

from sourceline.records import FileType

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_STREAMS: Final[tuple[tuple[str, FileType | None], ...]] = (
    ("EncryptedPackage", None),
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""What an old Office file or a message of Outlook has at its top; the first one found decides."""
_OLD_SUFFIXES: Final[dict[str, FileType]] = {
    **{".msg": "msg", ".doc": "doc", ".dot": "doc", ".xls": "xls", ".xlt": "xls"},
    **{".ppt": "ppt", ".pps": "ppt"},
}
_MIMETYPE = slice(30, 120)
"""Where a package of OpenDocument says its type: its first member, not compressed."""
_OPEN_DOCUMENT: Final[tuple[tuple[bytes, FileType], ...]] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", "odp"),
)


def convertible_kind(name: str, content: bytes) -> FileType | None:
    """The format; None where LibreOffice is of no use. The beginning of the file is enough."""
    if content.startswith(_RTF):
        return "rtf"
    if content.startswith(OLE2):
        kind = ole2_kind(name, content)
        return None if kind == "msg" else kind
    if content.startswith(b"PK\x03\x04"):
        said = content[_MIMETYPE]
        return next((kind for mime, kind in _OPEN_DOCUMENT if said.startswith(mime)), None)
    return None


def ole2_kind(name: str, content: bytes) -> FileType | None:
    """Of an old Office file or a message of Outlook; by its name where no stream tells."""
    top = _top_streams(content)
    found = [kind for stream, kind in _STREAMS if stream in top]
    return found[0] if found else _OLD_SUFFIXES.get(PurePosixPath(name).suffix.lower())


def _top_streams(content: bytes) -> frozenset[str]:
    """Names of the streams at the top; of a file that is cut off, those that it mentions."""
    try:
        with OleFileIO(BytesIO(content)) as opened:
            return frozenset(path[0] for path in opened.listdir() if len(path) == 1)
    except Exception:  # olefile raises many things on what is damaged
        mentioned = (stream for stream, _ in _STREAMS if stream.encode("utf-16-le") in content)
        return frozenset(mentioned)
