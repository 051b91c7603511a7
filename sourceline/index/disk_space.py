"""A full disk, whichever library meets it first."""

from __future__ import annotations

import errno
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourceline.errors import DiskFullError

_CODES = frozenset({errno.ENOSPC, errno.EDQUOT})
_SQLITE = frozenset({"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})
_WORDS = re.compile(
    r"No space left on device|Disk quota exceeded|\d+ requested and \d+ written", re.IGNORECASE
)
"""FAISS and tantivy give the system's message alone; NumPy gives how much it wrote."""
_LITTLE = 10_000_000
"""With fewer bytes free a disk counts as full, where an error says no more than that one came."""


def full_disk_in(error: BaseException) -> BaseException | None:
    """The error, or the one behind it, that was raised because a disk is full; None if none was."""
    seen: BaseException | None = error
    while seen is not None:
        if _is_full_disk(seen):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


@contextmanager
def reporting_full_disk(index: Path, needed: int) -> Iterator[None]:
    """Raise DiskFullError where a disk fills up in the block; ``needed`` is in bytes."""
    try:
        yield
    except DiskFullError:
        raise
    except Exception as error:
        found = full_disk_in(error)
        if found is None and not _looks_full(error, index):
            raise
        megabytes = max(1, round(needed / 1_000_000))
        raise DiskFullError(
            f"the disk of {_place(found, index)} is full: make about {megabytes:,} MB free on it "
            f"and build again; {index}/ is as it was before"
        ) from error


def _looks_full(error: Exception, index: Path) -> bool:
    """Whether an error that does not say what went wrong with a file came on a full disk."""
    doubtful = isinstance(error, sqlite3.OperationalError) or "io::Error" in str(error)
    return doubtful and shutil.disk_usage(index).free < _LITTLE


def _place(error: BaseException | None, index: Path) -> str:
    """The file that could not be written, where it is none of the index."""
    name = getattr(error, "filename", None)
    inside = not isinstance(name, str) or Path(name).resolve().is_relative_to(index.resolve())
    return f"{index}/" if inside else str(name)


def _is_full_disk(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in _CODES
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", None) in _SQLITE
    return isinstance(error, OSError | RuntimeError | ValueError) and bool(
        _WORDS.search(str(error))
    )
