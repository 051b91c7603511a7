"""Screens run by Streamlit's AppTest over a small library, and what they show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from screens.app_state import shared_workplace
from screens.app_state.workplace import CHECK_SECONDS, Workplace
from tests.conftest import ROOT
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader

HOSTILE = "<img src=x onerror=alert(1)> $x$ :red[y].txt"
"""The name of a document that would be markup if a screen interpreted it."""


def share(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every session of a test have this workplace."""
    monkeypatch.setattr(shared_workplace, "_shared", lambda *_: workplace)


@contextmanager
def built(
    corpus: Path,
    index: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    check_seconds: float = CHECK_SECONDS,
) -> Iterator[Workplace]:
    """A workplace that all sessions share, its index built."""
    workplace = Workplace(
        corpus,
        index,
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=check_seconds,
    )
    workplace.rebuild()
    workplace.build.join(60)
    share(workplace, monkeypatch)
    yield workplace
    workplace.build.join(60)


def app(**params: str | list[str]) -> AppTest:
    """The whole app, opened at the Ask screen with these query parameters."""
    return opened(AppTest.from_file(str(ROOT / "app.py"), default_timeout=30), params)


def opened(test: AppTest, params: Mapping[str, str | list[str]]) -> AppTest:
    for name, value in params.items():
        test.query_params[name] = value
    return ran(test)


def ran(changed: AppTest | Widget) -> AppTest:
    """The page run again, with the widget changed."""
    test = changed.run()
    assert not test.exception
    return test


def markup(test: AppTest) -> str:
    return "".join(element.proto.body for element in test.get("html"))


def shown(test: AppTest) -> str:
    """The words on the page."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup(test)))
