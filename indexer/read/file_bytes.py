"""A file's bytes, all from one moment, and its name and id."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from pathlib import Path

from sourceline.errors import ChangingError, UnreadableError
from sourceline.settings import ReadSettings

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without O_NONBLOCK, opening a named pipe would wait forever."""


def read_bytes(path: Path, relative: str, settings: ReadSettings) -> bytes:
    """The whole file. Raises UnreadableError, as ChangingError where it is being written."""
    name = printable_name(relative)
    try:
        return _read_once(path, name, settings)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableError(
            f"{name} cannot be read ({reason}): mend the file or its permissions, or remove it"
        ) from error


def _read_once(path: Path, name: str, settings: ReadSettings) -> bytes:
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123  (Path.open takes no flags)
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableError(f"{name} is not a regular file; remove it from the corpus")
        if before.st_size > settings.file_bytes:
            raise UnreadableError(
                f"{name} has {before.st_size} bytes, more than the {settings.file_bytes} that are "
                "taken in; split it into smaller files"
            )
        content = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not same or len(content) != before.st_size:
        raise ChangingError.of(name)
    return content


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def document_id(relative: str) -> str:
    """Sixteen hex digits that depend on the path alone, in any Unicode form."""
    return hashlib.sha256(unicodedata.normalize("NFC", relative).encode()).hexdigest()[:16]


def printable_name(name: str) -> str:
    """A file name on one line, without control characters or undecodable bytes."""
    clean = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in clean)
