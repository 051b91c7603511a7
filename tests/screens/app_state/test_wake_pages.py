"""Waking a page: what is used of Streamlit is there, and a page that is not is no error."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.runtime import Runtime

from screens.app_state import wake_pages


class _Session:
    """As much of Streamlit's AppSession as waking uses."""

    def __init__(self, *, runs: bool) -> None:
        self._scriptrunner = object() if runs else None
        self._client_state = "the last address"
        self.asked: list[object] = []

    def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:
        callback()

    def request_rerun(self, state: object) -> None:
        self.asked.append(state)


def _open(monkeypatch: pytest.MonkeyPatch, session: _Session | None) -> None:
    runtime = SimpleNamespace(get_app_session=lambda _: session)
    monkeypatch.setattr(Runtime, "_instance", runtime)


def test_this_streamlit_has_all_that_waking_needs() -> None:
    assert wake_pages.available(), (
        "Streamlit has changed inside: see screens/app_state/wake_pages.py. Until it is mended "
        "every open page polls every 15 seconds."
    )


def test_a_page_that_rests_runs_again_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    session, woken = _Session(runs=False), []
    _open(monkeypatch, session)
    wake_pages.wake("page", lambda: woken.append(1))
    assert session.asked == ["the last address"]
    assert woken == [1]
    assert wake_pages.is_open("page")


def test_a_page_at_work_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    session, woken = _Session(runs=True), []
    _open(monkeypatch, session)
    wake_pages.wake("page", lambda: woken.append(1))
    assert session.asked == woken == []


def test_without_a_server_or_a_browser_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[int] = []
    _open(monkeypatch, None)
    wake_pages.wake("page", lambda: woken.append(1))
    assert not wake_pages.is_open("page")
    monkeypatch.setattr(Runtime, "_instance", None)
    wake_pages.wake("page", lambda: woken.append(1))
    assert not wake_pages.is_open("page")
    assert wake_pages.page_id() == ""
    assert woken == []
