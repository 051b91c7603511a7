"""Which files of a corpus folder are documents, without opening any."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from indexer.read.file_bytes import printable_name
from indexer.read.file_type import kind_of
from indexer.read.refused_types import refusal_reason

_HEAD = 4096
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_LEADS_OUT = (
    "it is a link that leads out of the folder of documents, and is not followed; copy the file or "
    "folder itself here, or remove the link"
)


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """``relative`` is the path from the corpus folder, with ``/``."""

    relative: str
    path: Path
    bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class CorpusFiles:
    """What a corpus folder holds, each part by relative path.

    ``skipped`` are files of types that are not read, ``failed`` what cannot even be looked at;
    both as (relative path, reason). Every relative path is in one part only.
    """

    files: tuple[CorpusFile, ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]


def find_files(corpus: Path, suffixes: Collection[str]) -> CorpusFiles:
    """List the folder and its sub-folders. Hidden names and office lock files are left out.

    A link to a folder is followed once, and never into a folder that is read anyway. A link that
    leads out of the folder is not followed: whoever writes into it must not publish other files.
    """
    walk = _FolderWalk(corpus.resolve(), frozenset(suffixes))
    walk.folder(corpus, "")
    while walk.links:
        path, relative = walk.links.pop(0)
        walk.linked_folder(path, relative)
    return CorpusFiles(
        tuple(sorted(walk.files, key=lambda file: file.relative)),
        tuple(sorted(walk.skipped)),
        tuple(sorted(walk.failed)),
    )


@dataclass
class _FolderWalk:
    root: Path
    suffixes: frozenset[str]
    files: list[CorpusFile] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[Path, str]] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def folder(self, top: Path, under: str) -> None:
        """Everything below a folder; ``under`` is its relative path with a last slash, or blank."""
        pending = [(top, under)]
        while pending:
            path, prefix = pending.pop()
            try:
                status = path.stat()
                with os.scandir(path) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as error:
                self._fail(prefix.rstrip("/") or ".", _reason(error, "folder"))
                continue
            self.seen.add((status.st_dev, status.st_ino))
            for entry in entries:
                if not entry.name.startswith((".", "~$")):
                    pending += self._entry(entry, prefix + entry.name)

    def _entry(self, entry: os.DirEntry[str], relative: str) -> list[tuple[Path, str]]:
        """Add one entry to its part; return it where it is a folder to list next."""
        path = Path(entry.path)
        try:
            relative.encode()
        except UnicodeEncodeError:
            self._fail(printable_name(relative), "its name is not valid UTF-8; rename it")
            return []
        try:
            status = entry.stat()
        except OSError as error:
            self._fail(relative, _reason(error, "link" if entry.is_symlink() else "file"))
            return []
        if entry.is_symlink() and not path.resolve().is_relative_to(self.root):
            self._fail(relative, _LEADS_OUT)
        elif not stat.S_ISDIR(status.st_mode):
            self._file(path, relative, status)
        elif entry.is_symlink():
            self.links.append((path, relative))
        else:
            return [(path, relative + "/")]
        return []

    def _file(self, path: Path, relative: str, status: os.stat_result) -> None:
        for is_kind, kind in _KINDS:
            if is_kind(status.st_mode):
                self._fail(relative, f"it is {kind}, not a file; remove it")
                return
        if path.suffix.lower() not in self.suffixes:
            refused = _refusal(path, relative)
            if refused is not None:
                self.skipped.append((relative, refused))
                return
        name = unicodedata.normalize("NFC", relative)
        if name in self.names:
            self._fail(relative, "another file has the same name in other Unicode; rename one")
            return
        self.names.add(name)
        self.files.append(CorpusFile(relative, path, status.st_size, status.st_mtime_ns))

    def linked_folder(self, path: Path, relative: str) -> None:
        try:
            target, status = path.resolve(strict=True), path.stat()
        except (OSError, RuntimeError):
            self._fail(relative, "it links to a folder that cannot be found; remove the link")
            return
        known = (status.st_dev, status.st_ino) in self.seen
        if known or self.root.is_relative_to(target):
            self._fail(relative, "it links to a folder that is read already; remove the link")
        else:
            self.folder(path, relative + "/")

    def _fail(self, relative: str, reason: str) -> None:
        self.failed.append((relative, reason))


def _refusal(path: Path, relative: str) -> str | None:
    """Why a file without a known suffix is skipped; None where its content can be read.

    Being text is not enough: programs and settings are text too. Nor is being a package, as
    programs are.
    """
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return None  # reading it properly will say what is wrong
    kind = kind_of(relative, head)
    if kind == "zip" and path.suffix:
        return refusal_reason(relative, b"")
    return refusal_reason(relative, head) if kind in (None, "text") else None


def _reason(error: OSError, what: str) -> str:
    said = error.strerror or type(error).__name__
    if what == "link":
        return f"the link leads nowhere ({said}); mend or remove it"
    return f"the {what} cannot be looked at ({said}); mend its permissions or remove it"
