"""Builds that meet what cannot be read, is damaged, locked or written on, or that are killed."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from pathlib import Path

import pytest

from indexer.build import Progress, build
from indexer.corpus_changes import pending
from indexer.verify import verify
from sourceline.errors import DamagedIndexError, LockedError, WrongUseError
from sourceline.index.generations import writing
from sourceline.index.library import Library
from tests.hashing_encoder import HashingEncoder
from tests.indexer.index_contents import content, opened


def test_a_damaged_cache_is_started_again(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    index.mkdir()
    (index / "embeddings.sqlite").write_bytes(b"not a database at all" * 100)
    assert build(small_corpus, index, encoder=hashing_encoder).documents == 3


def test_files_that_fail_are_named_and_the_rest_goes_in(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    (small_corpus / "broken.txt").write_bytes(b"\x00\x01\x02")
    (small_corpus / "program.exe").write_bytes(b"MZ\x90\x00")
    (small_corpus / "empty.txt").write_bytes(b"")
    (small_corpus / "folder.txt").mkdir()
    (small_corpus / "folder.txt" / "loop").symlink_to(small_corpus)
    report = build(small_corpus, index, encoder=hashing_encoder)
    assert [file.path for file in report.failed if file.path.startswith("broken")] == ["broken.txt"]
    assert "program.exe" in [file.path for file in report.skipped]
    assert report.documents == 4, "an empty file is a document with a note"
    again = build(small_corpus, index, encoder=hashing_encoder)
    assert again.generation == report.generation
    assert again.left_out == report.left_out
    (small_corpus / "broken.txt").write_text("café")
    assert build(small_corpus, index, encoder=hashing_encoder).documents == 5


def test_a_document_that_becomes_unreadable_leaves_the_index(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    (small_corpus / "school.txt").write_bytes(b"\x00\x01\x02")
    report = build(small_corpus, index, encoder=hashing_encoder)
    assert report.documents == 2
    assert [file.path for file in report.failed] == ["school.txt"]


def test_a_file_that_is_being_written_keeps_its_version_before(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    """Every report of progress is a chance for a writer to go on."""
    build(small_corpus, index, encoder=hashing_encoder)
    before = (small_corpus / "school.txt").read_text()
    log, school = small_corpus / "a_log.txt", small_corpus / "school.txt"

    def write_on(_: Progress) -> None:
        for path in (log, school):
            with path.open("a") as file:
                file.write("It goes on.\n")

    for path in (log, school):
        path.write_text("It begins.\n")
    for turn in range(2):
        (small_corpus / "a.txt").write_text(f"Read before the others, turn {turn}.\n")
        report = build(small_corpus, index, encoder=hashing_encoder, progress=write_on)
        assert [file.path for file in report.failed] == ["a_log.txt", "school.txt"]
        assert all("changed while it was read: build" in file.reason for file in report.failed)
        with opened(index) as library:
            assert library.document("school.txt").text == before
            assert [entry.path for entry in library.documents()] == [
                "a.txt", "bridge.txt", "notes.md", "school.txt",
            ]  # fmt: skip
            assert verify(library).problems == ()
        assert set(pending(small_corpus, index).changed) == {"a_log.txt", "school.txt"}
    assert not build(small_corpus, index, encoder=hashing_encoder).failed
    with opened(index) as library:
        assert library.document("school.txt").text == school.read_text()


def test_no_corpus_folder(tmp_path: Path, index: Path) -> None:
    with pytest.raises(WrongUseError, match="--corpus"):
        build(tmp_path / "nowhere", index)
    assert not index.exists()


def test_a_damaged_index_is_built_anew(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    records = next(index.glob("generations/*/records.sqlite"))
    damaged = bytearray(records.read_bytes())
    damaged[len(damaged) // 2] ^= 4
    records.write_bytes(damaged)
    with pytest.raises(DamagedIndexError, match=r"records\.sqlite"):
        Library.open(index)
    build(small_corpus, index, encoder=hashing_encoder)
    with opened(index) as library:
        assert verify(library, small_corpus).problems == ()


def test_two_builds_at_once(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    with writing(index), pytest.raises(LockedError, match="being written by process"):
        build(small_corpus, index, encoder=hashing_encoder)


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_old_index(
    corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(corpus, index, encoder=hashing_encoder)
    before = content(index)
    (corpus / "new.txt").write_text("A new article\n\nIt rained on 3 May 2020.\n")
    draw = random.Random(3)
    killed = 0
    # Each build is a process forked from one that has imported everything.
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["indexer.build", "tests.hashing_encoder", "pytest"])
    for _ in range(20):
        process = processes.Process(
            target=build, args=(corpus, index), kwargs={"encoder": hashing_encoder}
        )
        process.start()
        time.sleep(draw.uniform(0, 0.6))
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        now = content(index)
        if now != before:  # it had come to its end: begin again from the old corpus
            assert len(now) == len(before) + 2, "the document and its names"
            (corpus / "new.txt").unlink()
            build(corpus, index, encoder=hashing_encoder)
            assert content(index) == before
            (corpus / "new.txt").write_text("A new article\n\nIt rained on 3 May 2020.\n")
    assert killed > 0
    assert build(corpus, index, encoder=hashing_encoder).documents == 6
    assert len(list((index / "generations").iterdir())) == 1
