"""Dropped files on their way: waiting, being read, in the library, or not readable and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sourceline.index.index_records import bare_reason

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry, FileState, LeftOut

Stage = Literal["refused", "waiting", "reading", "in", "in part", "failed"]
NAMES: dict[Stage, str] = {
    "refused": "not taken",
    "waiting": "waiting",
    "reading": "reading",
    "in": "in the library",
    "in part": "in the library, in part",
    "failed": "could not be read",
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A dropped file: where it was put, and what tells it from an earlier one of that name.

    ``refused`` says why it was not put anywhere.
    """

    relative: str
    bytes: int = 0
    mtime_ns: int = 0
    sha256: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the library in force says of its files, by path from the corpus folder."""

    states: Mapping[str, FileState]
    left_out: Sequence[LeftOut]
    entries: Sequence[DocumentEntry]


NOTHING = Known({}, (), ())


@dataclass(frozen=True, slots=True)
class Arrived:
    """``document`` is the one to open, where the file is one document."""

    arrival: Arrival
    stage: Stage
    note: str = ""
    document: str = ""

    @property
    def finished(self) -> bool:
        return self.stage not in ("waiting", "reading")


def arrived(arrival: Arrival, known: Known, *, building: bool) -> Arrived:
    """How far a dropped file has come; ``building`` while some build is under way."""
    if arrival.refused:
        return Arrived(arrival, "refused", arrival.refused)
    if not _is_taken(arrival, known):
        return Arrived(arrival, "reading" if building else "waiting")
    out = [file for file in known.left_out if file.of_file == arrival.relative]
    entries = [entry for entry in known.entries if entry.file == arrival.relative]
    if not entries:
        return Arrived(arrival, "failed", "; ".join(_reasons(out)) or "nothing to read was found")
    partly = [*_reasons(out), *_unread(entries)]
    document = entries[0].path if len(entries) == 1 else ""
    return Arrived(arrival, "in part" if partly else "in", "; ".join(partly), document)


def _is_taken(arrival: Arrival, known: Known) -> bool:
    """Whether the library knows the file as it was dropped, not as it was before."""
    state = known.states.get(arrival.relative)
    if state is None:
        return False
    # A file with the same content as before keeps its old time in the index.
    same_file = (state.bytes, state.mtime_ns) == (arrival.bytes, arrival.mtime_ns)
    return same_file or state.sha256 == arrival.sha256


def _reasons(out: Sequence[LeftOut]) -> list[str]:
    return [
        bare_reason(file.path, file.reason)
        if file.path == file.of_file
        else f"{file.path.removeprefix(file.of_file)[2:]}: {bare_reason(file.path, file.reason)}"
        for file in out
    ]


def _unread(entries: Sequence[DocumentEntry]) -> list[str]:
    pages = sum(len(entry.pages) for entry in entries)
    unread = sum(len(entry.unread) for entry in entries)
    return [f"{unread:,} of {pages:,} pages could not be read"] if unread else []


def summary(all_arrived: Sequence[Arrived]) -> str:
    """ "3 of 5 files are in the library, 1 could not be read"."""
    inside = sum(each.stage in ("in", "in part") for each in all_arrived)
    bad = sum(each.stage in ("failed", "refused") for each in all_arrived)
    files = "file is" if len(all_arrived) == 1 else "files are"
    parts = [f"{inside:,} of {len(all_arrived):,} {files} in the library"]
    if bad:
        parts.append(f"{bad:,} could not be taken in")
    return ", ".join(parts)
