"""Around every screen: a first build, a failed build and a damaged index are said."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from indexer.build import BuildReport, Progress
from screens.app_state.workplace import Workplace
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader
from tests.screens.app_runs import app, share, shown


def test_without_an_index_the_page_says_what_goes_on(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Workplace(
        small_corpus, tmp_path / "index", encoder=HashingEncoder(), reader=OverlapReader()
    )
    finish, really_build = threading.Event(), shared.build.build

    def build_slowly(note: Callable[[Progress], None]) -> BuildReport:
        note(Progress("encoding", 30, 120, 15.0, 6.0))
        finish.wait(60)
        return really_build(note)

    shared.build.build = build_slowly
    share(shared, monkeypatch)
    test = app()
    assert test.title[0].value == "Reading your documents"
    test.run()
    progress = test.get("progress")[0].proto
    assert (progress.value, progress.text.replace("\\", "")) == (
        45,
        "Encoding: 30 of 120 · 15 per second · about 6 s left",
    )
    finish.set()
    shared.build.join(60)
    assert "3 documents" in shown(test.run())


def test_a_failed_build_can_be_tried_again_from_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Workplace(
        tmp_path / "none", tmp_path / "index", encoder=HashingEncoder(), reader=OverlapReader()
    )
    shared.keep_current()
    shared.build.join(60)
    share(shared, monkeypatch)
    test = app()
    assert "none" in test.error[0].value
    (tmp_path / "none").mkdir()
    test.button(key="retry_build").click().run()
    shared.build.join(60)
    assert shared.generation()


def test_a_damaged_index_can_be_rebuilt_from_the_page(
    hostile_workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = damaged(hostile_workplace, monkeypatch)
    test = app()
    assert "damaged" in test.error[0].value
    rebuild_button(test).click().run()
    fresh.build.join(60)
    assert len(fresh.retriever().library.documents()) == 4


def test_where_another_process_builds_no_rebuilding_is_offered(
    hostile_workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged(hostile_workplace, monkeypatch, builds=False)
    assert rebuild_button(app()).disabled


def damaged(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, *, builds: bool = True
) -> Workplace:
    """The index damaged, and a new process's workplace over it."""
    (folder,) = (workplace.index / "generations").iterdir()
    (folder / "records.sqlite").write_bytes(b"no database")
    fresh = Workplace(
        workplace.corpus,
        workplace.index,
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        builds=builds,
    )
    share(fresh, monkeypatch)
    return fresh


def rebuild_button(test: AppTest) -> Button:
    return next(button for button in test.button if "Rebuild" in button.label)
