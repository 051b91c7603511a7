"""How far a dropped file is: waiting, being read, in the library, or not readable and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sourceline.index.index_records import reason_without_path

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry, FileState, LeftOut

UploadStage = Literal["refused", "waiting", "reading", "in", "in part", "failed"]
STAGE_NAMES: dict[UploadStage, str] = {
    "refused": "not taken",
    "waiting": "waiting",
    "reading": "reading",
    "in": "in the library",
    "in part": "in the library, in part",
    "failed": "could not be read",
}


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """Where a dropped file was put, and what distinguishes it from an earlier one of that name.

    ``refused`` says why it was not put anywhere.
    """

    relative: str
    bytes: int = 0
    mtime_ns: int = 0
    sha256: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What the library in force knows of its files; ``states`` by path from the corpus folder."""

    states: Mapping[str, FileState]
    left_out: Sequence[LeftOut]
    entries: Sequence[DocumentEntry]


EMPTY_LIBRARY = LibraryState({}, (), ())


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """``document`` is the one to open, where the file is one document."""

    file: DroppedFile
    stage: UploadStage
    note: str = ""
    document: str = ""

    @property
    def finished(self) -> bool:
        return self.stage not in ("waiting", "reading")


def status_of(file: DroppedFile, library: LibraryState, *, building: bool) -> UploadStatus:
    """How far a dropped file is; ``building`` while a build is under way."""
    if file.refused:
        return UploadStatus(file, "refused", file.refused)
    if not _is_read(file, library):
        return UploadStatus(file, "reading" if building else "waiting")
    out = [each for each in library.left_out if each.of_file == file.relative]
    entries = [entry for entry in library.entries if entry.file == file.relative]
    if not entries:
        return UploadStatus(file, "failed", "; ".join(_reasons(out)) or "nothing to read was found")
    partly = [*_reasons(out), *_unread(entries)]
    document = entries[0].path if len(entries) == 1 else ""
    return UploadStatus(file, "in part" if partly else "in", "; ".join(partly), document)


def _is_read(file: DroppedFile, library: LibraryState) -> bool:
    """Whether the library has the file as it was dropped, not as it was before."""
    state = library.states.get(file.relative)
    if state is None:
        return False
    # A file with the same content as before keeps its old time in the index.
    same_file = (state.bytes, state.mtime_ns) == (file.bytes, file.mtime_ns)
    return same_file or state.sha256 == file.sha256


def _reasons(out: Sequence[LeftOut]) -> list[str]:
    return [_member(file) + reason_without_path(file.path, file.reason) for file in out]


def _member(file: LeftOut) -> str:
    """The path of a member inside its file, as the beginning of a line; blank for the file."""
    inside = file.path.removeprefix(file.of_file)[2:]
    return f"{inside}: " if inside else ""


def _unread(entries: Sequence[DocumentEntry]) -> list[str]:
    pages = sum(len(entry.pages) for entry in entries)
    unread = sum(len(entry.unread) for entry in entries)
    return [f"{unread:,} of {pages:,} pages could not be read"] if unread else []


def summary(uploads: Sequence[UploadStatus]) -> str:
    """ "3 of 5 files are in the library, 1 could not be read"."""
    inside = sum(each.stage in ("in", "in part") for each in uploads)
    bad = sum(each.stage in ("failed", "refused") for each in uploads)
    files = "file is" if len(uploads) == 1 else "files are"
    parts = [f"{inside:,} of {len(uploads):,} {files} in the library"]
    if bad:
        parts.append(f"{bad:,} could not be taken in")
    return ", ".join(parts)
