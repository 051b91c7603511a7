"""A disk that fills up during a build: one clear line, exit code 1, and the index from before."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.__main__ import main
from indexer.build import build
from sourceline.errors import DiskFullError
from tests.conftest import ROOT
from tests.hashing_encoder import HashingEncoder
from tests.indexer.index_contents import content

_NEW, _FILLER = "new.txt", "filler"


def _no_space() -> Exception:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _sqlite_full() -> Exception:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


def _numpy_short() -> Exception:
    return OSError("768000 requested and 131056 written")


def _faiss_failed() -> Exception:
    return RuntimeError("write error in vectors.faiss: 1 != 2 (No space left on device)")


def _tantivy_failed() -> Exception:
    return ValueError("An IO error occurred: 'No space left on device (os error 28)'")


_STEPS: tuple[tuple[str, Callable[[], Exception]], ...] = (
    ("portalocker.lock", _no_space),
    ("indexer.parallel_reading.read_file", _no_space),
    ("indexer.build.EmbeddingCache", _sqlite_full),
    ("sourceline.index.embedding_cache.EmbeddingCache.put", _sqlite_full),
    ("sourceline.index.embedding_cache.EmbeddingCache.close", _sqlite_full),
    ("indexer.build.new_folder", _no_space),
    ("sourceline.index.record_writer.RecordWriter.add_file", _sqlite_full),
    ("sourceline.index.record_writer.RecordWriter.add", _sqlite_full),
    ("sourceline.index.record_writer.RecordWriter.close", _sqlite_full),
    ("faiss.write_index", _faiss_failed),
    ("numpy.save", _numpy_short),
    ("sourceline.index.word_index.write", _tantivy_failed),
    ("pathlib.Path.write_bytes", _no_space),
    ("os.fsync", _no_space),
    ("pathlib.Path.write_text", _no_space),
    ("pathlib.Path.replace", _no_space),
)


@pytest.fixture
def old_index(small_corpus: Path, index: Path, hashing_encoder: HashingEncoder) -> Path:
    """An index, and a corpus that has a file more since."""
    build(small_corpus, index, encoder=hashing_encoder)
    (small_corpus / _NEW).write_text("A new article\n\nIt rained on 3 May 2020.\n")
    return index


@pytest.mark.parametrize(("step", "failure"), _STEPS, ids=[step for step, _ in _STEPS])
def test_a_full_disk_at_any_step_leaves_the_old_index(
    step: str,
    failure: Callable[[], Exception],
    small_corpus: Path,
    old_index: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sourceline.models.encoder.open_encoder", lambda _: HashingEncoder())
    before, names = content(old_index), _names(old_index)

    def fail(*_: object, **__: object) -> None:
        raise failure()

    with monkeypatch.context() as broken:
        broken.setattr(step, fail)
        code = main(["build", "--corpus", str(small_corpus), "--index", str(old_index)])
    said = capsys.readouterr()
    assert code == 1
    assert said.out == ""
    errors = [line for line in said.err.splitlines() if "%" not in line]
    assert len(errors) == 1, "one line besides those of progress"
    assert errors[0].startswith(f"error: the disk of {old_index}/ is full: make about 1")
    assert errors[0].endswith(f"and build again; {old_index}/ is as it was before")
    assert content(old_index) == before
    assert _names(old_index) == names
    assert build(small_corpus, old_index, encoder=HashingEncoder()).documents == 4


def test_a_failure_without_a_reason_counts_where_no_room_is_left(
    small_corpus: Path, old_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that tantivy says of a thread of its own that could not write."""

    def fail(*_: object) -> None:
        raise ValueError("A worker thread encountered an error (io::Error most likely)")

    monkeypatch.setattr("sourceline.index.word_index.write", fail)
    with pytest.raises(ValueError, match="most likely"):
        build(small_corpus, old_index, encoder=HashingEncoder())
    usage = shutil.disk_usage(old_index)._replace(free=4_096)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(DiskFullError):
        build(small_corpus, old_index, encoder=HashingEncoder())


def test_another_full_disk_is_named(
    small_corpus: Path, old_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library may write elsewhere while it reads; the worker process passes that on."""
    failure = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/elsewhere/page.tmp")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("indexer.parallel_reading.read_file", fail)
    with pytest.raises(DiskFullError, match=r"the disk of /elsewhere/page\.tmp is full"):
        build(small_corpus, old_index, encoder=HashingEncoder())


def test_what_is_no_full_disk_is_not_called_one(
    small_corpus: Path, old_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("faiss.write_index", fail)
    with pytest.raises(OSError, match="Input/output error"):
        build(small_corpus, old_index, encoder=HashingEncoder())


def test_a_full_disk_does_not_cost_the_cache(
    small_corpus: Path, old_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that cannot be opened is damaged, and begun again, unless the disk is full."""
    cache = old_index / "embeddings.sqlite"
    before = cache.read_bytes()

    def fail(_: Path) -> None:
        raise _sqlite_full()

    monkeypatch.setattr("sourceline.index.embedding_cache._open", fail)
    with pytest.raises(DiskFullError):
        build(small_corpus, old_index, encoder=HashingEncoder())
    assert cache.read_bytes() == before


def test_the_pointer_counts_once_it_is_swapped(
    small_corpus: Path, old_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Syncing the folder after the swap may fail: the new index is in force all the same."""
    sync = os.fsync

    def fail_for_folder(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == old_index.stat().st_ino:
            raise _no_space()
        sync(descriptor)

    monkeypatch.setattr("os.fsync", fail_for_folder)
    assert build(small_corpus, old_index, encoder=HashingEncoder()).documents == 4
    assert "new.txt" in str(content(old_index))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_disk_that_is_really_full(
    small_corpus: Path, small_disk: Path, hashing_encoder: HashingEncoder
) -> None:
    """With ever more room left on it, so that another step of the build fills it each time."""
    index, new = small_disk / "index", small_corpus / _NEW
    new.write_text(_long_text())
    build(small_corpus, index, encoder=hashing_encoder)  # the cache has every vector from here on
    new.unlink()
    build(small_corpus, index, encoder=hashing_encoder)
    before, names = content(index), _names(index)
    new.write_text(_long_text())
    causes = set()
    for room in (0, 8, 24, *range(40, 1_000, 10)):
        _fill(small_disk, room)
        try:
            build(small_corpus, index, encoder=hashing_encoder)
        except DiskFullError as error:
            causes.add(type(error.__cause__))
        else:
            break
        finally:
            (small_disk / _FILLER).unlink()
        assert content(index) == before
        assert _names(index) == names
    assert sqlite3.OperationalError in causes, "records"
    assert causes & {RuntimeError, OSError, ValueError}, "vectors and words"
    assert len(content(index)) == len(before) + 2, "the document and its names"


def test_the_command_line_on_a_full_disk(small_corpus: Path, small_disk: Path) -> None:
    """A first build, with nothing replaced but the encoder: no traceback, no index."""
    index = small_disk / "index"
    (small_corpus / _NEW).write_text(_long_text())
    _fill(small_disk, 100)
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, str(small_corpus), str(index)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stderr.splitlines() if "%" not in line]
    assert done.returncode == 1
    assert len(errors) == 1
    assert errors[0].startswith(f"error: the disk of {index}/ is full: make about")
    assert not (index / "current").exists()
    assert not list((index / "generations").glob("*"))


_COMMAND = """
import sys
import sourceline.models.encoder
from indexer.__main__ import main
from tests.hashing_encoder import HashingEncoder
sourceline.models.encoder.open_encoder = lambda _: HashingEncoder()
sys.exit(main(["build", "--corpus", sys.argv[1], "--index", sys.argv[2]]))
"""


def _fill(disk: Path, room: int) -> None:
    """Leave so many kilobytes."""
    free = shutil.disk_usage(disk).free
    (disk / _FILLER).write_bytes(b"x" * max(0, free - room * 1024))


def _long_text() -> str:
    return "A new article\n\n" + "\n\n".join(
        f"On {day} May 2020 {number * day} people of village {number} went to market {day}."
        for number in range(20)
        for day in range(1, 20)
    )


def _names(index: Path) -> set[str]:
    """Every file and folder but the cache, which may be deleted at any time."""
    found = {path.relative_to(index).as_posix() for path in index.rglob("*")}
    return {
        name for name in found if not name.startswith("embeddings.") and "/.tantivy" not in name
    }
