"""Which briefing is shown; new ones, renaming and deleting."""

from __future__ import annotations

import streamlit as st

from briefing.changes import rename
from briefing.items import Briefing
from briefing.store import NAME_CHARACTERS
from screens.briefing import briefing_edits
from screens.quoting import session_briefing
from screens.shared import notices
from screens.shared.markup import escape
from sourceline.errors import SourcelineError

_CHOSEN, _NEW, _NAME = "briefing_chosen", "briefing_new", "briefing_name"
_FAILED = "briefing_choice_failed"


def show() -> Briefing | None:
    """The briefing to show, None where there is none yet."""
    listed, damaged = session_briefing.the_store().briefings()
    for message in [*damaged, *st.session_state.pop(_FAILED, ())]:
        notices.error(message)
    briefing = session_briefing.current()
    names = {each.id: each.name for each in listed}
    with st.container(key="briefing_choice", horizontal=True, vertical_alignment="bottom"):
        if briefing is not None and len(listed) > 1:
            st.session_state[_CHOSEN] = briefing.id
            st.selectbox(
                "Briefing",
                list(names),
                key=_CHOSEN,
                format_func=lambda chosen: names.get(chosen, ""),
                on_change=_choose,
            )
        elif briefing is not None:
            name = f'<h2 class="briefing-name">{escape(briefing.name)}</h2>'
            st.html(name, width="stretch")
        with st.popover("New", icon=":material/add:"):
            st.text_input("Name of the new briefing", key=_NEW, max_chars=NAME_CHARACTERS)
            st.button("Make it", key="briefing_make", on_click=_create)
        if briefing is not None:
            with st.popover("Name, delete", icon=":material/edit:"):
                _show_name_and_delete(briefing)
    return briefing


def _show_name_and_delete(briefing: Briefing) -> None:
    key = f"{_NAME}_{briefing.id}_{briefing.version}"
    st.text_input("Name", briefing.name, key=key, max_chars=NAME_CHARACTERS)
    st.button("Rename", key="briefing_rename", on_click=_rename, args=(briefing.id, key))
    count = len(briefing.entries)
    sure = st.checkbox(
        f"Delete this briefing and its {count:,} quotations for good",
        key=f"briefing_sure_{briefing.id}",
    )
    st.button(
        "Delete", key="briefing_delete", disabled=not sure, on_click=_delete, args=(briefing.id,)
    )


def _choose() -> None:
    session_briefing.choose(st.session_state[_CHOSEN])
    briefing_edits.forget_removal()


def _create() -> None:
    try:
        session_briefing.choose(session_briefing.the_store().create(st.session_state[_NEW]).id)
    except SourcelineError as error:
        st.session_state[_FAILED] = [str(error)]
        return
    st.session_state[_NEW] = ""
    briefing_edits.forget_removal()


def _rename(briefing_id: str, key: str) -> None:
    briefing_edits.make(briefing_id, rename(st.session_state[key]))


def _delete(briefing_id: str) -> None:
    try:
        session_briefing.the_store().delete(briefing_id)
    except SourcelineError as error:
        st.session_state[_FAILED] = [str(error)]
        return
    session_briefing.choose(None)
    briefing_edits.forget_removal()
