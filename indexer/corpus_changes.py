"""What differs between a corpus folder and its index."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from indexer.read import CorpusFile, CorpusFiles, find_files
from sourceline.errors import NoIndexError, UnusableIndexError
from sourceline.index.index_records import FileState
from sourceline.index.library import Library

_RACY_NS = 2_000_000_000
"""A file written this shortly before the index may change again without a new time stamp."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths relative to the corpus. ``touched`` files have a new time but the same content."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def without(self, failed: Collection[str]) -> Changes:
        """The changes really made: a file that could not be read was neither added nor changed."""
        return replace(
            self,
            added=tuple(path for path in self.added if path not in failed),
            changed=tuple(path for path in self.changed if path not in failed),
        )


def pending(corpus: Path | str, index: Path | str) -> Changes:
    """What a build would add, change or remove; everything is new without a usable index.

    Looks at sizes and times, and reads only files where these differ.
    """
    found = find_files(Path(corpus))
    try:
        library = Library.open(index)
    except (NoIndexError, UnusableIndexError):
        return compare(found, {}, built_at=None)
    try:
        return pending_in(found, library)
    finally:
        library.close()


def pending_in(found: CorpusFiles, library: Library) -> Changes:
    """The same against a library that is open already."""
    built_at = datetime.fromisoformat(library.manifest.built_at)
    return compare(found, library.records.file_states(), built_at=built_at)


def compare(
    found: CorpusFiles, known: Mapping[str, FileState], *, built_at: datetime | None
) -> Changes:
    """Which files were added, changed, removed or only touched since the index was built."""
    racy_from = 0 if built_at is None else int(built_at.timestamp() * 1e9) - _RACY_NS
    added, changed, touched = [], [], []
    for file in found.files:
        state = known.get(file.relative)
        if state is None:
            added.append(file.relative)
        elif (file.bytes, file.mtime_ns) != (state.bytes, state.mtime_ns) or (
            state.sha256 is not None and file.mtime_ns >= racy_from
        ):
            if state.sha256 is None or _sha256(file) != state.sha256:
                changed.append(file.relative)
            elif file.mtime_ns != state.mtime_ns:
                touched.append(file.relative)
    present = {file.relative for file in found.files}
    present |= {relative for relative, _ in (*found.skipped, *found.failed)}
    removed = sorted(set(known) - present)
    return Changes(tuple(added), tuple(changed), tuple(removed), tuple(touched))


def _sha256(file: CorpusFile) -> str | None:
    try:
        with file.path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:  # reading it properly will say what is wrong
        return None
