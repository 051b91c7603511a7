"""What all sessions share: builds start when due, and a new index replaces the old one softly."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.build import BuildReport, Progress
from screens.app_state.background_build import Failed, Idle, Waiting
from screens.app_state.workplace import Workplace, builds_here
from sourceline.errors import DamagedIndexError, NoIndexError
from sourceline.index.generations import writing
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader

PATIENCE = 60.0


@pytest.fixture
def workplace(small_corpus: Path, tmp_path: Path) -> Workplace:
    return Workplace(
        small_corpus,
        tmp_path / "index",
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
    )


def _kept(workplace: Workplace) -> str:
    workplace.keep_current()
    workplace.build.join(PATIENCE)
    return workplace.generation()


def test_the_first_look_builds_and_then_nothing_is_left_to_do(workplace: Workplace) -> None:
    with pytest.raises(NoIndexError):
        workplace.retriever()
    assert workplace.generation() == ""
    first = _kept(workplace)
    assert isinstance(workplace.build.state, Idle)
    assert len(workplace.retriever().library.documents()) == 3
    assert workplace.retriever() is workplace.retriever()
    assert _kept(workplace) == first


def test_a_new_file_makes_a_new_library_and_the_old_one_answers_on(workplace: Workplace) -> None:
    first = _kept(workplace)
    old = workplace.retriever()
    (workplace.corpus / "mill.txt").write_text("The mill was sold to a baker.\n")
    assert _kept(workplace) != first
    new = workplace.retriever()
    assert len(new.library.documents()) == 4
    assert len(old.library.documents()) == 3
    assert old.ask("who paid for the bridge").evidence
    held = old.library.generation
    folders = workplace.index / "generations"
    del old
    gc.collect()
    (workplace.corpus / "mill.txt").unlink()
    _kept(workplace)
    assert held not in {folder.name for folder in folders.iterdir()}


def test_a_file_that_changes_twice_is_taken_in_twice(workplace: Workplace) -> None:
    _kept(workplace)
    path = workplace.corpus / "school.txt"
    for words in ("The school burnt down.\n", "The school was built again.\n"):
        path.write_text(words)
        _kept(workplace)
        assert workplace.retriever().library.document("school.txt").text == words


def test_a_file_caught_while_it_is_written_is_taken_in_when_it_is(workplace: Workplace) -> None:
    _kept(workplace)
    path = workplace.corpus / "school.txt"
    really_build = workplace.build.build

    def build_while_it_is_written(note: Callable[[Progress], None]) -> BuildReport:
        def write_on(progress: Progress) -> None:
            (workplace.corpus / "school.txt").write_text("The school is empty now.\n")
            note(progress)

        return really_build(write_on)

    workplace.build.build = build_while_it_is_written
    for new in (workplace.corpus / "a.txt", path):
        new.write_text("The school.\n")
    _kept(workplace)
    assert [file.path for file in workplace.retriever().library.failures()] == ["school.txt"]
    workplace.build.build = really_build
    _kept(workplace)
    assert workplace.retriever().library.failures() == []
    assert "empty now" in workplace.retriever().library.document("school.txt").text


def test_an_index_in_use_by_another_process_is_not_fought_over(workplace: Workplace) -> None:
    workplace.build.retry_seconds = 0.01
    with writing(workplace.index):
        workplace.keep_current()
        workplace.build.join(0.5)
        state = workplace.build.state
        workplace.keep_current()
    workplace.build.join(PATIENCE)
    assert isinstance(state, Waiting)
    assert "is being written by" in state.message
    assert isinstance(workplace.build.state, Idle)


def test_what_failed_is_not_tried_again_unasked(tmp_path: Path) -> None:
    workplace = Workplace(
        tmp_path / "none",
        tmp_path / "index",
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
    )
    _kept(workplace)
    failed = workplace.build.state
    assert isinstance(failed, Failed)
    assert "none" in failed.message
    (tmp_path / "none").mkdir()
    _kept(workplace)
    assert workplace.build.state is failed
    assert workplace.rebuild()
    workplace.build.join(PATIENCE)
    assert isinstance(workplace.build.state, Idle)
    assert workplace.retriever().library.documents() == []


def test_a_damaged_index_is_named_and_left_to_the_reader(workplace: Workplace) -> None:
    _kept(workplace)
    (folder,) = (workplace.index / "generations").iterdir()
    (folder / "records.sqlite").write_bytes(b"no database")
    other = Workplace(
        workplace.corpus,
        workplace.index,
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
    )
    _kept(other)
    with pytest.raises(DamagedIndexError):
        other.retriever()
    assert other.rebuild()
    other.build.join(PATIENCE)
    assert len(other.retriever().library.documents()) == 3


def test_frozen_memory_lets_an_old_generation_go(small_corpus: Path, tmp_path: Path) -> None:
    workplace = Workplace(
        small_corpus,
        tmp_path / "index",
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
        freeze=True,
    )
    try:
        _kept(workplace)
        old = weakref.ref(workplace.retriever())
        assert gc.get_freeze_count() > 1_000
        (workplace.corpus / "mill.txt").write_text("The mill was sold to a baker.\n")
        _kept(workplace)
        assert len(workplace.retriever().library.documents()) == 4
        workplace.settle_memory()
        assert old() is None
    finally:
        gc.unfreeze()


def test_a_process_that_only_reads_follows_the_one_that_writes(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kept(workplace)
    monkeypatch.setenv("SOURCELINE_BUILD", "off")
    reads = Workplace(
        workplace.corpus,
        workplace.index,
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
        builds=builds_here(),
    )
    (workplace.corpus / "mill.txt").write_text("The mill was sold to a baker.\n")
    before = _kept(reads)
    assert not reads.rebuild()
    assert reads.not_read() == 1
    assert _kept(workplace) != before
    assert len(reads.retriever().library.documents()) == 4
    assert reads.not_read() == 0
