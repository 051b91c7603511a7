"""The keyboard focus after a change to a briefing: on the button of the item that was moved."""

from __future__ import annotations

import streamlit as st

from screens.shared.browser_scripts import focus_button

_FOCUS = "briefing_focus"


def follow_move(item_id: str, by: int) -> None:
    """Let the focus go along with the button that moved an item up (negative) or down."""
    turn = st.session_state.get(_FOCUS, ("", 0))[1] + 1
    st.session_state[_FOCUS] = (f"{'up' if by < 0 else 'down'}_{item_id}", turn)


def set_focus() -> None:
    """Set the focus where it belongs; once for each change, after all items are drawn."""
    if _FOCUS in st.session_state:
        key, turn = st.session_state[_FOCUS]
        focus_button(key, turn=turn)
