"""A file's bytes, whole and of one moment, and the text they stand for."""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
import unicodedata
from pathlib import Path

from sourceline.errors import ChangingError, UnreadableError
from sourceline.settings import ReadSettings

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without O_NONBLOCK, opening a named pipe would wait for ever."""

_MARKED = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_bytes(path: Path, relative: str, settings: ReadSettings) -> bytes:
    """The whole file. Raises UnreadableError, as ChangingError where it is being written."""
    name = printable(relative)
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


def decode(content: bytes, relative: str) -> str:
    """UTF-8, or UTF-16 and UTF-32 with a byte-order mark, which is no part of the text.

    Nothing is guessed: raises UnreadableError naming the first byte that does not fit.
    """
    name = printable(relative)
    encodings = [encoding for mark, encoding in _MARKED if content.startswith(mark)] or ["utf-8"]
    if encodings == ["utf-8"] and b"\0" in content:
        raise UnreadableError(
            f"{name} holds a NUL byte at {content.index(0)}, so it is binary and no text; "
            "remove it, or save its text as UTF-8"
        )
    problem = None
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            problem = problem or error
        else:
            return _without_nul(text, name)
    assert problem is not None  # noqa: S101  (every encoding failed)
    raise UnreadableError(
        f"{name} is not valid {problem.encoding.upper()} at byte {problem.start} "
        f"({problem.reason}); open it in an editor, choose its true encoding, and save it as UTF-8"
    )


def _without_nul(text: str, name: str) -> str:
    if "\0" in text:
        raise UnreadableError(
            f"{name} holds a NUL character at {text.index(chr(0))}; remove it and save as UTF-8"
        )
    return text


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def document_id(relative: str) -> str:
    """Sixteen hex digits that follow from the path alone, in whichever Unicode form it came."""
    return hashlib.sha256(unicodedata.normalize("NFC", relative).encode()).hexdigest()[:16]


def printable(name: str) -> str:
    """A file name on one line, without control characters or undecodable bytes."""
    clean = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in clean)
