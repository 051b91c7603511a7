"""The Library screen: what is in the library and what is not."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from screens.app_state.workplace import Workplace
from tests.screens.app_runs import HOSTILE, markup, opened, shown


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
