"""Changes that the page makes to a briefing, with undo for removals and a word where one fails."""

from __future__ import annotations

import streamlit as st

from briefing.changes import Change, move, put_back, remove
from briefing.items import Briefing, Heading, Item
from screens.shared import briefing_shelf as shelf
from screens.shared import notices
from screens.shared.browser_behaviour import focus_button
from sourceline.errors import SourcelineError

_FAILED, _REMOVED, _FOCUS = "briefing_failed", "briefing_removed", "briefing_focus"


def make(briefing_id: str, *changes: Change) -> Briefing | None:
    """Keep changes; None where they failed, which the page then says."""
    try:
        return shelf.the_store().change(briefing_id, *changes)
    except SourcelineError as error:
        st.session_state[_FAILED] = str(error)
        return None


def said() -> None:
    """What failed; what was removed, with the way back."""
    if message := st.session_state.pop(_FAILED, None):
        notices.error(message)
    removed: tuple[str, Item, str | None] | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    what = "the heading" if isinstance(removed[1], Heading) else "a quotation"
    with st.container(key="briefing_undo", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="count" role="status">Removed {what}.</p>', width="content")
        st.button("Undo", key="briefing_put_back", icon=":material/undo:", on_click=_undo)


def take_out(briefing: Briefing, item: Item) -> None:
    at = briefing.at(item.id) or 0
    before = briefing.items[at - 1].id if at else None
    if make(briefing.id, remove(item.id)) is not None:
        st.session_state[_REMOVED] = (briefing.id, item, before)


def _undo() -> None:
    briefing_id, item, before = st.session_state.pop(_REMOVED)
    if make(briefing_id, put_back(item, before)) is None:
        st.session_state[_REMOVED] = (briefing_id, item, before)


def forget() -> None:
    """Another briefing is shown: what was removed from this one stays so."""
    st.session_state.pop(_REMOVED, None)


def shift(briefing_id: str, item_id: str, by: int) -> None:
    """Move an item; the focus goes along with the button that was pressed."""
    if make(briefing_id, move(item_id, by)) is not None:
        turn = st.session_state.get(_FOCUS, ("", 0))[1] + 1
        st.session_state[_FOCUS] = (f"{'up' if by < 0 else 'down'}_{item_id}", turn)


def keep_focus() -> None:
    if _FOCUS in st.session_state:
        key, turn = st.session_state[_FOCUS]
        focus_button(key, turn=turn)
