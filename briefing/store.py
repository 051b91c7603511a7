"""The folder that briefings are kept in: one JSON file each, written whole.

A save goes to a temporary file, is synced, and takes the old one's name in one step: a stop
before that leaves the old briefing, one after it the new. Every change is made to the newest
version, read under a lock that ends with its process, so that two tabs lose nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import portalocker

from briefing.briefing_json import NotABriefingError, from_json, to_json
from briefing.changes import Change
from briefing.items import Briefing, new_id
from sourceline.errors import DamagedBriefingError, LockedError, WrongUseError

NAME_CHARACTERS = 120
_LOCK_SECONDS = 10.0
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class ListedBriefing:
    """A briefing of the folder, without its items."""

    id: str
    name: str
    entries: int


class BriefingStore:
    """All briefings of one folder. Safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[tuple[int, int], Briefing]] = {}

    def briefings(self) -> tuple[list[ListedBriefing], list[str]]:
        """All briefings, the one changed last first; and a message for each that is damaged."""
        found, damaged = [], []
        paths = [path for path in self.folder.glob("*.json") if _ID.fullmatch(path.stem)]
        for path in sorted(paths, key=_changed_at, reverse=True):
            try:
                briefing = self.load(path.stem)
            except DamagedBriefingError as error:
                damaged.append(str(error))
            except WrongUseError:  # deleted meanwhile
                continue
            else:
                found.append(ListedBriefing(briefing.id, briefing.name, len(briefing.entries)))
        return found, damaged

    def load(self, briefing_id: str) -> Briefing:
        """Raises WrongUseError where there is none, DamagedBriefingError where it is unreadable."""
        path = self._path(briefing_id)
        try:
            state = path.stat()
            stamp = (state.st_mtime_ns, state.st_ino)
            known = self._read.get(briefing_id)
            if known is not None and known[0] == stamp:
                return known[1]
            content = path.read_bytes()
        except FileNotFoundError:
            self._read.pop(briefing_id, None)
            raise WrongUseError(
                "this briefing is not there any more: it was deleted in another tab or window"
            ) from None
        try:
            briefing = replace(from_json(content), id=briefing_id)
        except NotABriefingError as error:
            raise DamagedBriefingError(
                f"{path} is not a briefing that can be read ({error}): repair it, or move it away"
            ) from error
        self._read[briefing_id] = stamp, briefing
        return briefing

    def create(self, name: str) -> Briefing:
        """A new briefing; a name that is taken gets a number. Raises WrongUseError for no name."""
        wanted = _checked_name(name)
        with self._writing():
            taken = {listed.name for listed in self.briefings()[0]}
            briefing = Briefing(new_id(), _free_name(wanted, taken))
            return self._write(briefing)

    def change(self, briefing_id: str, *changes: Change) -> Briefing:
        """Make changes to the newest version, all or none, and keep it; returns what is kept now.

        Raises what ``load`` and the changes raise, and LockedError where another writer does not
        end.
        """
        with self._writing():
            newest = changed = self.load(briefing_id)
            for change in changes:
                changed = change(changed)
            if changed == newest:
                return newest
            return self._write(replace(changed, name=_checked_name(changed.name)))

    def delete(self, briefing_id: str) -> None:
        """For good. One that is gone already is no error."""
        with self._writing():
            self._path(briefing_id).unlink(missing_ok=True)
            self._read.pop(briefing_id, None)

    def _write(self, briefing: Briefing) -> Briefing:
        saved = replace(briefing, version=briefing.version + 1)
        path = self._path(saved.id)
        unfinished = path.with_suffix(".new")
        try:
            with unfinished.open("w", encoding="ascii", newline="\n") as file:
                file.write(to_json(saved))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
            _sync_folder(self.folder)
        except OSError as error:
            raise WrongUseError(
                f"the briefing cannot be saved in {self.folder} ({error.strerror}): what was saved "
                "before is kept; free some space there, or check who may write in it"
            ) from error
        return saved

    def _path(self, briefing_id: str) -> Path:
        if not _ID.fullmatch(briefing_id):
            raise WrongUseError(f"{briefing_id!r} is no briefing")
        return self.folder / f"{briefing_id}.json"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = portalocker.Lock(self.folder / "writer.lock", "a", timeout=_LOCK_SECONDS)
            lock.acquire()
        except portalocker.LockException:
            raise LockedError(
                f"{self.folder} is being written by another process: try again when it has ended"
            ) from None
        except OSError as error:
            raise WrongUseError(
                f"{self.folder} cannot hold briefings ({error.strerror}): check who may write there"
            ) from error
        try:
            yield
        finally:
            lock.release()


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _checked_name(name: str) -> str:
    line = " ".join(name.split())
    if not line:
        raise WrongUseError("a briefing needs a name: write one")
    if len(line) > NAME_CHARACTERS:
        raise WrongUseError(
            f"the name has {len(line):,} characters: shorten it to {NAME_CHARACTERS}"
        )
    return line


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot sync a folder, nor needs to
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
