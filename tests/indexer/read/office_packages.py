"""Office files as bytes, and with their parts changed as no library would write them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import IO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile


class Savable(Protocol):
    def save(self, path_or_stream: IO[bytes]) -> object: ...


def saved(file: Savable) -> bytes:
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part's bytes changed, or added where it has none such."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            before = old.read(member)
            new.writestr(member.filename, change(before) if member.filename == part else before)
        if part not in old.namelist():
            new.writestr(part, change(b""))
    return stream.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
