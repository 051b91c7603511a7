"""Changes that the page makes to a briefing: undo for removals, a message where one fails."""

from __future__ import annotations

import streamlit as st

from briefing.changes import Change, move, put_back, remove
from briefing.items import Briefing, BriefingItem, Heading
from screens.briefing import briefing_focus
from screens.quoting import session_briefing
from screens.shared import notices
from sourceline.errors import SourcelineError

_FAILED, _REMOVED = "briefing_failed", "briefing_removed"


def make(briefing_id: str, *changes: Change) -> Briefing | None:
    """Save changes; None where they failed, which ``show_outcome`` then says."""
    try:
        return session_briefing.the_store().change(briefing_id, *changes)
    except SourcelineError as error:
        st.session_state[_FAILED] = str(error)
        return None


def show_outcome() -> None:
    """What failed; what was removed, with a button that puts it back."""
    if message := st.session_state.pop(_FAILED, None):
        notices.error(message)
    removed: tuple[str, BriefingItem, str | None] | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    what = "the heading" if isinstance(removed[1], Heading) else "a quotation"
    with st.container(key="briefing_undo", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="count" role="status">Removed {what}.</p>', width="content")
        st.button("Undo", key="briefing_put_back", icon=":material/undo:", on_click=_undo)


def remove_item(briefing: Briefing, item: BriefingItem) -> None:
    position = briefing.position(item.id) or 0
    before = briefing.items[position - 1].id if position else None
    if make(briefing.id, remove(item.id)) is not None:
        st.session_state[_REMOVED] = (briefing.id, item, before)


def _undo() -> None:
    briefing_id, item, before = st.session_state.pop(_REMOVED)
    if make(briefing_id, put_back(item, before)) is None:
        st.session_state[_REMOVED] = (briefing_id, item, before)


def forget_removal() -> None:
    """Another briefing is shown: the last removal from this one cannot be undone any more."""
    st.session_state.pop(_REMOVED, None)


def move_item(briefing_id: str, item_id: str, by: int) -> None:
    if make(briefing_id, move(item_id, by)) is not None:
        briefing_focus.follow_move(item_id, by)
