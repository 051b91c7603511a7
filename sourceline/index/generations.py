"""The index folder: generations side by side, a pointer to the one in force, and two locks.

    index/
      current              the generation in force and the digest of its manifest
      writer.lock          held by the one build that runs; dies with its process
      embeddings.sqlite    cache; may be deleted at any time
      generations/NAME/    one complete index, never changed after it is pointed at
        manifest.json  records.sqlite  vectors.faiss  sentences.npy  words/
        in_use             locked, shared, by every reader

A generation is written whole and synced before ``current`` is swapped by one rename, so a
reader sees the old index or the new one, never a half of either.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import portalocker

from sourceline import hints
from sourceline.checksums import file_sha256
from sourceline.errors import (
    DamagedIndexError,
    LockedError,
    NoIndexError,
    WrongFormatError,
    WrongUseError,
)
from sourceline.settings import CHECKSUM_AT_OPEN_BYTES

FORMAT = 5

_POINTER = "current"
_GENERATIONS = "generations"
_MANIFEST = "manifest.json"
_LEASE = "in_use"
_LOCK = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
_SHARE = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Which encoder made the vectors; only the fingerprint decides whether they compare.

    ``folder`` is where it was loaded from, as an absolute path; None for the packaged one.
    """

    name: str
    fingerprint: str
    precision: str
    dimensions: int
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made a generation, and a checksum of each of its files.

    ``corpus`` is the folder it was made of, as an absolute path; None where it was no folder.
    """

    format: int
    generation: str
    built_at: str
    corpus: str | None
    encoder: EncoderIdentity
    split: dict[str, int]
    counts: dict[str, int]
    files: dict[str, dict[str, Any]]


class Generation:
    """One complete index, held open: it is not deleted while this object lives."""

    def __init__(self, folder: Path, manifest: Manifest, lease: TextIO) -> None:
        self.folder = folder
        self.manifest = manifest
        self._lease = lease

    def close(self) -> None:
        self._lease.close()

    def damage(self, *, checksums: bool) -> list[str]:
        """What differs from the manifest, one line a file; empty when nothing does."""
        problems = []
        for name, expected in self.manifest.files.items():
            path = self.folder / name
            if not path.is_file():
                problems.append(f"{name} is missing")
            elif path.stat().st_size != expected["bytes"]:
                problems.append(f"{name} has {path.stat().st_size} bytes, not {expected['bytes']}")
            elif checksums and file_sha256(path) != expected["sha256"]:
                problems.append(f"{name} has changed since it was written")
        return problems


def open_generation(index: Path) -> Generation:
    """Take hold of the generation in force.

    Raises NoIndexError, WrongFormatError or DamagedIndexError, each with what to do.
    """
    for _ in range(10):  # between reading the pointer and taking hold, a build may swap and prune
        name, digest = _read_pointer(index)
        folder = index / _GENERATIONS / name
        try:
            lease = (folder / _LEASE).open("r", encoding="utf-8")
        except OSError:
            if _read_pointer(index)[0] != name:
                continue
            raise DamagedIndexError(
                f"{index}/ points at generation {name}, which is missing. "
                f"Rebuild: {hints.build(index)}"
            ) from None
        try:
            portalocker.lock(lease, _SHARE)
        except portalocker.LockException:  # being pruned: the pointer has moved on
            lease.close()
            continue
        try:
            return _checked(index, folder, digest, lease)
        except BaseException:
            lease.close()
            raise
    raise DamagedIndexError(f"{index}/ changed too often while it was opened: try again")


def _checked(index: Path, folder: Path, digest: str, lease: TextIO) -> Generation:
    manifest = _read_manifest(index, folder, digest)
    generation = Generation(folder, manifest, lease)
    size = sum(entry["bytes"] for entry in manifest.files.values())
    problems = generation.damage(checksums=size <= CHECKSUM_AT_OPEN_BYTES)
    if problems:
        raise DamagedIndexError(
            f"{index}/ is damaged: {'; '.join(problems)}. "
            f"Rebuild: {hints.build(index, manifest.corpus, manifest.encoder.folder)}"
        )
    return generation


def _read_pointer(index: Path) -> tuple[str, str]:
    try:
        name, digest = (index / _POINTER).read_text(encoding="ascii").split()
    except FileNotFoundError:
        raise NoIndexError(f"no index in {index}/. Build one: {hints.build(index)}") from None
    except NotADirectoryError:
        raise NoIndexError(f"{index} is a file: name the folder of an index with --index") from None
    except (OSError, ValueError):
        raise DamagedIndexError(
            f"{index / _POINTER} does not name a generation. Rebuild: {hints.build(index)}"
        ) from None
    return name, digest


def _read_manifest(index: Path, folder: Path, digest: str) -> Manifest:
    try:
        content = (folder / _MANIFEST).read_bytes()
    except OSError as error:
        raise DamagedIndexError(
            f"{folder / _MANIFEST} cannot be read ({error.strerror}). Rebuild: {hints.build(index)}"
        ) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedIndexError(
            f"{folder / _MANIFEST} has changed since it was written. Rebuild: {hints.build(index)}"
        )
    fields = json.loads(content)
    if fields["format"] != FORMAT:
        again = hints.build(index, fields.get("corpus"), fields.get("encoder", {}).get("folder"))
        raise WrongFormatError(
            f"{index}/ has format {fields['format']}, this program reads {FORMAT}. Rebuild: {again}"
        )
    return Manifest(**{**fields, "encoder": EncoderIdentity(**fields["encoder"])})


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Hold the index against other writers for the length of the block.

    Raises LockedError when another process, or another build in this one, holds it.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = (index / "writer.lock").open("a+", encoding="ascii")
    except OSError as error:
        raise WrongUseError(
            f"{index} cannot be made a folder for the index ({error.strerror}): "
            "name another with --index"
        ) from None
    with lock as file:
        try:
            portalocker.lock(file, _LOCK)
        except portalocker.LockException:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise LockedError(
                f"{index}/ is being written by {holder}: wait for it to end, then try again"
            ) from None
        file.truncate(0)
        file.write(f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
        file.flush()
        yield


@contextmanager
def new_folder(index: Path) -> Iterator[Path]:
    """A fresh folder to write a generation in, removed again if the block fails."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    folder = index / _GENERATIONS / name
    folder.mkdir(parents=True)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def publish(
    index: Path,
    folder: Path,
    *,
    corpus: Path | None,
    encoder: EncoderIdentity,
    split: dict[str, int],
    counts: dict[str, int],
) -> Manifest:
    """Seal a written folder with its manifest, sync it, and point the index at it."""
    (folder / _LEASE).touch()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _LEASE)
    manifest = Manifest(
        format=FORMAT,
        generation=folder.name,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        corpus=None if corpus is None else str(corpus.resolve()),
        encoder=encoder,
        split=split,
        counts=counts,
        files={
            path.relative_to(folder).as_posix(): {
                "bytes": path.stat().st_size,
                "sha256": file_sha256(path),
            }
            for path in files
            # tantivy's lock files are empty and come and go with its readers
            if not (path.name.startswith(".tantivy") and path.suffix == ".lock")
        },
    )
    content = json.dumps(asdict(manifest), indent=1, ensure_ascii=False).encode()
    (folder / _MANIFEST).write_bytes(content)
    for path in [*files, folder / _MANIFEST, folder / _LEASE]:
        _sync(path)
    for directory in [*{path.parent for path in files}, folder, folder.parent]:
        _sync(directory)
    _point(index, f"{folder.name} {hashlib.sha256(content).hexdigest()}\n")
    return manifest


def _point(index: Path, line: str) -> None:
    """Swap the pointer; until the swap a failure leaves nothing behind, after it none is raised."""
    pointer = index / f"{_POINTER}.new"
    try:
        pointer.write_text(line, encoding="ascii")
        _sync(pointer)
        pointer.replace(index / _POINTER)
    except BaseException:
        pointer.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        _sync(index)


def prune(index: Path) -> None:
    """Delete generations that are neither in force nor held by a reader. Call while writing."""
    in_force = _read_pointer(index)[0]
    for folder in (index / _GENERATIONS).iterdir():
        if folder.name != in_force and not _is_held(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_held(folder: Path) -> bool:
    try:
        lease = (folder / _LEASE).open("r+", encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):  # left by a build that died
        return False
    with lease:
        try:
            portalocker.lock(lease, _LOCK)
        except portalocker.LockException:
            return True
        # Deleted while locked: a reader that comes now finds the pointer moved on and retries.
        shutil.rmtree(folder, ignore_errors=True)
        return False


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # Windows cannot sync a folder, nor needs to
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
