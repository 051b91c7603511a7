from __future__ import annotations

import shlex
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sourceline.errors import DamagedIndexError, LockedError, NoIndexError, WrongFormatError
from sourceline.index.generations import (
    FORMAT,
    EncoderIdentity,
    new_folder,
    open_generation,
    prune,
    publish,
    writing,
)
from tests.conftest import ROOT

ENCODER = EncoderIdentity("test", "test-1", "fp32", 4)


def write(
    index: Path, content: str, *, corpus: Path | None = None, encoder: EncoderIdentity = ENCODER
) -> str:
    with writing(index), new_folder(index) as folder:
        (folder / "content").write_text(content, encoding="utf-8")
        return publish(
            index, folder, corpus=corpus, encoder=encoder, split={}, counts={}
        ).generation


def generations(index: Path) -> set[str]:
    return {folder.name for folder in (index / "generations").iterdir()}


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    first = write(tmp_path, "one")
    with closing(open_generation(tmp_path)) as old:
        second = write(tmp_path, "two")
        prune(tmp_path)
        assert (old.folder / "content").read_text(encoding="utf-8") == "one"
        assert generations(tmp_path) == {first, second}
    prune(tmp_path)
    assert generations(tmp_path) == {second}
    with closing(open_generation(tmp_path)) as new:
        assert new.manifest.generation == second


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    first = write(tmp_path, "one")
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path) as folder:
        (folder / "content").write_text("half", encoding="utf-8")
        _ = 1 / 0
    assert generations(tmp_path) == {first}


def test_leftovers_of_a_killed_build_are_pruned(tmp_path: Path) -> None:
    first = write(tmp_path, "one")
    (tmp_path / "generations" / "20200101T000000Z-dead").mkdir()
    prune(tmp_path)
    assert generations(tmp_path) == {first}


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="python -m indexer build"):
        open_generation(tmp_path)


@pytest.mark.parametrize("name", ["content", "manifest.json"])
def test_one_flipped_byte_is_noticed(tmp_path: Path, name: str) -> None:
    generation = write(tmp_path, "some content")
    path = tmp_path / "generations" / generation / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=name):
        open_generation(tmp_path)


@pytest.mark.parametrize("damage", ["truncate", "delete"])
def test_a_short_or_missing_file_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "generations" / write(tmp_path, "some content") / "content"
    if damage == "truncate":
        path.write_bytes(path.read_bytes()[:3])
    else:
        path.unlink()
    with pytest.raises(DamagedIndexError, match="content"):
        open_generation(tmp_path)


@pytest.mark.parametrize("pointer", [b"", b"one two three", b"\xff\xfe", b"gone 1234"])
def test_a_broken_pointer_is_damage(tmp_path: Path, pointer: bytes) -> None:
    write(tmp_path, "one")
    (tmp_path / "current").write_bytes(pointer)
    with pytest.raises(DamagedIndexError, match="Rebuild"):
        open_generation(tmp_path)


def test_another_format_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "one")
    monkeypatch.setattr("sourceline.index.generations.FORMAT", FORMAT + 1)
    expected = f"format {FORMAT}, this program reads {FORMAT + 1}"
    with pytest.raises(WrongFormatError, match=expected):
        open_generation(tmp_path)


def test_the_rebuild_command_names_what_the_index_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, corpus = tmp_path / "the index", tmp_path / "the corpus"
    encoder = EncoderIdentity("other", "other-1", "fp32", 4, "/models/other one")
    generation = write(index, "content", corpus=corpus, encoder=encoder)
    (index / "generations" / generation / "content").unlink()
    with pytest.raises(DamagedIndexError) as damaged:
        open_generation(index)
    _, _, command = str(damaged.value).partition("Rebuild: ")
    assert shlex.split(command)[1:] == [
        "-m", "indexer", "build",
        "--corpus", str(corpus), "--index", str(index), "--encoder", "/models/other one",
    ]  # fmt: skip
    monkeypatch.setattr("sourceline.index.generations.FORMAT", FORMAT + 1)
    with pytest.raises(WrongFormatError) as older:
        open_generation(index)
    assert str(older.value).endswith(f"Rebuild: {command}")
    (index / "generations" / generation / "manifest.json").write_text("{}")
    with pytest.raises(DamagedIndexError, match=r"build --corpus FOLDER --index '"):
        open_generation(index)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(LockedError, match="process"), writing(tmp_path):
        pass
    with writing(tmp_path):
        pass


_HOLD = """
import sys, time
from pathlib import Path
from sourceline.index.generations import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"process {holder.pid}"), writing(tmp_path):
            pass
        holder.kill()
    with writing(tmp_path):
        pass
