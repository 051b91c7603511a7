"""The note to a quotation: its box, and the button that opens an empty one."""

from __future__ import annotations

import streamlit as st

from briefing.changes import annotate
from briefing.items import Briefing, Entry
from screens.briefing import briefing_edits

_NOTING = "briefing_noting"


def show_box(briefing: Briefing, entry: Entry, number: int) -> None:
    """The note, saved when its box is left; what another tab writes appears in it."""
    if not _is_open(entry):
        return
    key, seen = f"note_{entry.id}", f"note_seen_{entry.id}"
    if key not in st.session_state or st.session_state.get(seen) != entry.note:
        st.session_state[key] = st.session_state[seen] = entry.note
    st.text_area(
        f"Note to quotation {number}",
        key=key,
        height=80,
        on_change=_save,
        args=(briefing.id, entry.id, key, seen),
    )


def show_button(entry: Entry, number: int) -> None:
    if not _is_open(entry):
        st.button(
            f"Annotate quotation {number}",
            key=f"annotate_{entry.id}",
            type="tertiary",
            icon=":material/edit_note:",
            on_click=_open,
            args=(entry.id,),
        )


def _is_open(entry: Entry) -> bool:
    return bool(entry.note) or st.session_state.get(_NOTING) == entry.id


def _open(entry_id: str) -> None:
    st.session_state[_NOTING] = entry_id


def _save(briefing_id: str, entry_id: str, key: str, seen: str) -> None:
    note = st.session_state[key]
    briefing_edits.make(briefing_id, annotate(entry_id, note, was=st.session_state[seen]))
