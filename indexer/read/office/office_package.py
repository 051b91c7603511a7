"""Office files are ZIP archives: checks before a library opens one, and its errors reported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError

from indexer.read.document_builder import unreadable
from indexer.read.file_bytes import printable_name
from indexer.read.office.office_parts import OfficeParts
from indexer.read.office.transitional import openable
from indexer.read.source_file import SourceFile
from sourceline.errors import EncryptedError, UnreadableError

_NAMED = 3
"""Missing parts that are named."""


@dataclass(frozen=True, slots=True)
class OfficePackage:
    """A package that a library can open, and its parts beside it."""

    content: bytes
    parts: OfficeParts

    def stream(self) -> BytesIO:
        return BytesIO(self.content)


def open_package(source: SourceFile, program: str, notes: list[str]) -> OfficePackage:
    """The package of a file, mended where it can be; ``notes`` say what it lacks.

    Raises UnreadableError as ``check_package`` does.
    """
    check_package(source, program)
    package = openable(source.content)
    if package.lost:
        named = ", ".join(sorted({printable_name(name) for name in package.lost})[:_NAMED])
        notes.append(f"parts that it refers to are missing: {len(package.lost)} ({named})")
    return OfficePackage(package.content, OfficeParts(package.content))


def check_package(source: SourceFile, program: str) -> None:
    """Raises UnreadableError for a truncated or encrypted archive, or one that unpacks to too much.

    The claimed sizes can be trusted: Python's zipfile unpacks no more of a member than claimed.
    """
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable(
            source,
            f"is cut off or damaged ({error}); open it in {program}, save it anew, or remove it",
        ) from error
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedError(
            f"{printable_name(source.relative)} is encrypted; "
            f"save it in {program} without a password"
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > source.settings.unpacked_bytes:
        raise unreadable(
            source,
            f"unpacks to {unpacked} bytes, more than the {source.settings.unpacked_bytes} that are "
            "taken in; split it into smaller files",
        )


@contextmanager
def reporting_damage(source: SourceFile, program: str) -> Iterator[None]:
    """Turn any error of a library about a damaged file into one that names the file."""
    try:
        yield
    except (UnreadableError, MemoryError):
        raise
    except RecursionError as error:
        raise unreadable(
            source, f"is nested too deeply to be read; open it in {program} and save it anew"
        ) from error
    except (LxmlError, Exception) as error:  # libraries raise KeyError, ValueError, and others
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise unreadable(
            source, f"is damaged ({said}); open it in {program}, save it anew, or remove it"
        ) from error
