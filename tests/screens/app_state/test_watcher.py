"""The watcher: builds what is new, and wakes each page once for each change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.app_state.open_pages import Seen
from screens.app_state.watcher import Watcher
from screens.app_state.workplace import Workplace
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader

PATIENCE = 60.0


class _Browser:
    """Pages that note when they are woken; ``busy`` ones cannot be."""

    def __init__(self) -> None:
        self.woken: list[str] = []
        self.busy: set[str] = set()

    def wake(self, page: str, woken: Callable[[], None]) -> None:
        if page not in self.busy:
            self.woken.append(page)
            woken()


@pytest.fixture
def place(small_corpus: Path, tmp_path: Path) -> Workplace:
    workplace = Workplace(
        small_corpus,
        tmp_path / "index",
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
    )
    workplace.rebuild()
    workplace.build.join(PATIENCE)
    return workplace


@pytest.fixture
def browser() -> _Browser:
    return _Browser()


@pytest.fixture
def watcher(place: Workplace, browser: _Browser) -> Watcher:
    return Watcher(place, wake=browser.wake, is_open=lambda _: True)


def test_nothing_wakes_a_page_that_shows_what_is(
    place: Workplace, watcher: Watcher, browser: _Browser
) -> None:
    place.pages.drawn("a", place.seen())
    for _ in range(3):
        watcher.look()
    assert browser.woken == []


def test_a_new_file_is_built_in_and_every_page_woken_once(
    place: Workplace, watcher: Watcher, browser: _Browser
) -> None:
    first = place.generation()
    for page in "ab":
        place.pages.drawn(page, place.seen())
    (place.corpus / "mill.txt").write_text("The mill was sold.\n")
    watcher.look()
    place.build.join(PATIENCE)
    assert place.generation() != first
    browser.woken.clear()
    for _ in range(3):
        watcher.look()
    assert sorted(browser.woken) == ["a", "b"]


def test_a_page_at_work_is_woken_when_it_rests(
    place: Workplace, watcher: Watcher, browser: _Browser
) -> None:
    place.pages.drawn("a", Seen("an older one", "Idle "))
    browser.busy.add("a")
    watcher.look()
    assert browser.woken == []
    browser.busy.clear()
    watcher.look()
    assert browser.woken == ["a"]


def test_a_corpus_folder_that_goes_and_comes_back(place: Workplace, watcher: Watcher) -> None:
    kept = place.corpus.with_name("kept")
    shutil.move(place.corpus, kept)
    watcher.look()
    place.build.join(PATIENCE)
    assert len(place.retriever().library.documents()) == 3
    shutil.move(kept, place.corpus)
    (place.corpus / "mill.txt").write_text("The mill was sold.\n")
    watcher.look()
    place.build.join(PATIENCE)
    assert len(place.retriever().library.documents()) == 4
