"""Briefing: quotations collected, put in order, annotated, looked up again and exported."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import streamlit as st

from briefing.changes import add_heading
from briefing.items import Briefing
from briefing.quotation_status import QuotationStatus, look_up, status_counts
from briefing.timeline_drawing import svg
from briefing.timeline_layout import lay_out
from screens.app_state.workplace import Workplace
from screens.briefing import (
    briefing_edits,
    briefing_export,
    briefing_items,
    briefing_picker,
    topic_draft,
)
from screens.shared import notices
from screens.shared.app_pages import Pages
from screens.shared.markup import escape
from sourceline.command import counted
from sourceline.errors import SourcelineError

if TYPE_CHECKING:
    from retriever import Retriever

_HEADING = "briefing_heading"
_LOOKED_UP = "briefing_looked_up"


def show(workplace: Workplace, pages: Pages) -> None:
    st.title("Briefing", anchor=False)
    retriever = _retriever(workplace)
    briefing_edits.show_outcome()
    briefing = briefing_picker.show()
    is_empty = briefing is None or not briefing.items
    topic_draft.show(retriever, expanded=is_empty)
    if briefing is None or not briefing.items:
        st.html(
            '<p class="lead">Nothing collected yet. Ask a question and press “Add … to the '
            "briefing” at an answer, a passage, or a mark in a source; or draft a briefing "
            "from a topic.</p>"
        )
        st.page_link(pages.ask, label="Ask your documents", icon=":material/search:")
        return
    _show_timeline(briefing)
    statuses = _look_up(briefing, retriever)
    briefing_export.show(briefing, workplace)
    briefing_items.show(briefing, statuses, pages)
    _show_heading_form(briefing)


def _retriever(workplace: Workplace) -> Retriever | None:
    """The library in force; a briefing is shown without it, but not looked up."""
    try:
        return workplace.retriever()
    except SourcelineError as error:
        notices.warning(str(error))
        return None


def _show_timeline(briefing: Briefing) -> None:
    timeline = lay_out(briefing)
    if timeline is not None:
        drawn = base64.b64encode(svg(timeline).encode()).decode()
        st.html(
            f'<figure class="events-picture" tabindex="0"><img alt="{escape(timeline.text)}" '
            f'src="data:image/svg+xml;base64,{drawn}"></figure>'
        )


def _look_up(briefing: Briefing, retriever: Retriever | None) -> dict[str, QuotationStatus]:
    """What the last look-up of this briefing found, while the library is the same."""
    with st.container(key="briefing_standing", horizontal=True, vertical_alignment="center"):
        asked = st.button(
            "Look up all again",
            key="briefing_verify",
            icon=":material/fact_check:",
            disabled=retriever is None,
            help="Compares every quotation with its source as it is now, character by character.",
        )
        if retriever is None:
            return {}
        place = st.empty()
        key = (briefing.id, retriever.library.generation)
        if asked:
            with notices.busy("Looking the quotations up…", place):
                st.session_state[_LOOKED_UP] = (key, look_up(briefing, retriever.library))
        kept = st.session_state.get(_LOOKED_UP)
        found: dict[str, QuotationStatus] = kept[1] if kept is not None and kept[0] == key else {}
        statuses = {each.id: found[each.id] for each in briefing.entries if each.id in found}
        said = counted(len(briefing.entries), "quotation")
        if statuses:
            said += f": {status_counts(statuses)}"
        st.html(f'<p class="count" role="status">{said}</p>', width="stretch")
    return statuses


def _show_heading_form(briefing: Briefing) -> None:
    with (
        st.form("briefing_new_heading", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("New heading, at the end", key=_HEADING)
        st.form_submit_button("Add heading", on_click=_add_heading, args=(briefing.id,))


def _add_heading(briefing_id: str) -> None:
    text = st.session_state[_HEADING]
    if text.strip():
        briefing_edits.make(briefing_id, add_heading(text))
