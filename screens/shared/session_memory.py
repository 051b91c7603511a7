"""Results kept in a session, so that drawing a page again does not compute them again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

import streamlit as st

Value = TypeVar("Value")

_OF_PAGES = ("answer", "verdict", "claims_done", "queue_known", "elsewhere_found")


def remembered(name: str, key: object, make: Callable[[], Value]) -> Value:
    """The value last kept under ``name`` if its key is the same; else what ``make`` returns."""
    kept: tuple[object, Value] | None = st.session_state.get(name)
    if kept is None or kept[0] != key:
        st.session_state[name] = kept = (key, make())
    return kept[1]


def leave_others(mine: Collection[str]) -> None:
    """Let go of what is remembered for pages that are left; ``mine`` is of the one shown."""
    for name in _OF_PAGES:
        if name not in mine:
            st.session_state.pop(name, None)
