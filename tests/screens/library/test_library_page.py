"""The Library screen: what is in the library and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screens.app_state.background_build import BackgroundBuild
from screens.app_state.workplace import Workplace
from tests.screens.app_runs import HOSTILE, markup, opened, ran, share, shown


def _library_screen() -> AppTest:
    def script() -> None:
        from screens.app_state.shared_workplace import the_workplace
        from screens.library import library_page as library

        library.show(the_workplace())

    return opened(AppTest.from_function(script, default_timeout=30), {})


def test_the_library_lists_what_is_in_and_what_is_not(hostile_workplace: Workplace) -> None:
    (hostile_workplace.corpus / "tool.exe").write_bytes(b"MZ\x90\x00")
    hostile_workplace.rebuild()
    hostile_workplace.build.join(60)
    test = _library_screen()
    words = shown(test)
    for name in ("bridge.txt", "school.txt", "notes.md", HOSTILE, "tool.exe"):
        assert name in words
    assert hostile_workplace.retriever().library.generation in words
    assert "<img" not in markup(test)
    assert "Skipped" in [header.value for header in test.header]
    assert "1 file is of a type that is not read here." in words


def test_while_the_first_index_is_built_the_library_says_that_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then nothing can be read, dropped or rebuilt; the bar above the page says how far."""
    (tmp_path / "corpus").mkdir()
    workplace = Workplace(tmp_path / "corpus", tmp_path / "index", builds=False)
    share(workplace, monkeypatch)
    monkeypatch.setattr(BackgroundBuild, "running", True)
    test = _library_screen()
    assert [title.value for title in test.title] == ["Reading your documents"]
    assert not test.button
    assert not test.warning
    monkeypatch.setattr(BackgroundBuild, "running", False)
    assert ran(test).get("file_uploader"), "the build failed: files can be changed"
