"""Briefing: quotations collected, put in order, annotated, looked up again, taken away."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import streamlit as st

from briefing import timeline
from briefing.changes import add_heading
from briefing.citation import told
from briefing.items import Briefing
from briefing.standing import Standing, verify
from screens.briefing import briefing_choice, briefing_edits, briefing_export, briefing_items, draft
from screens.shared import briefing_shelf as shelf
from screens.shared import notices
from screens.shared.markup import escape
from screens.shared.navigation import Pages
from screens.shared.workplace import Workplace
from sourceline.command import counted
from sourceline.errors import SourcelineError

if TYPE_CHECKING:
    from retriever import Retriever

_TOPIC, _HEADING = "briefing_topic", "briefing_heading"
_FAILED = "briefing_draft_failed"
_LOOKED_UP = "briefing_looked_up"


def show(workplace: Workplace, pages: Pages) -> None:
    st.title("Briefing", anchor=False)
    retriever = _retriever(workplace)
    briefing_edits.said()
    shown = briefing_choice.show()
    _draft(retriever, opened=shown is None or not shown.items)
    if shown is None or not shown.items:
        st.html(
            '<p class="lead">Nothing collected yet. Ask a question and press “Add … to the '
            "briefing” beside an answer, a passage, or a mark in a source; or draft a briefing "
            "from a topic.</p>"
        )
        st.page_link(pages.ask, label="Ask your documents", icon=":material/search:")
        return
    _picture(shown)
    standings = _standings(shown, retriever)
    briefing_export.show(shown, workplace)
    briefing_items.show(shown, standings, pages)
    _new_heading(shown)


def _retriever(workplace: Workplace) -> Retriever | None:
    """The library in force; a briefing is shown without it, but not looked up."""
    try:
        return workplace.retriever()
    except SourcelineError as error:
        notices.warning(str(error))
        return None


def _draft(retriever: Retriever | None, *, opened: bool) -> None:
    if message := st.session_state.pop(_FAILED, None):
        notices.error(message)
    with st.expander("Draft from a topic", expanded=opened, icon=":material/article:"):
        st.text_input(
            "Topic and period", key=_TOPIC, placeholder="CARICC and UNODC trainings in 2021"
        )
        st.button(
            "Gather quotations",
            key="briefing_draft",
            disabled=retriever is None,
            on_click=_gather,
            args=(retriever,),
            help="A new briefing of what the documents say on it, by day; nothing is paraphrased.",
        )


def _gather(retriever: Retriever) -> None:
    topic = st.session_state[_TOPIC]
    try:
        quotations = draft.gather(retriever, topic)
        if not quotations:
            st.session_state[_FAILED] = (
                f"No passage speaks of {topic!r} enough to be about it: use words of the documents "
                "or name another period"
            )
            return
        made = draft.keep(shelf.the_store(), topic, quotations)
    except SourcelineError as error:
        st.session_state[_FAILED] = str(error)
        return
    shelf.choose(made.id)
    st.session_state[_TOPIC] = ""


def _picture(shown: Briefing) -> None:
    picture = timeline.picture(shown)
    if picture is not None:
        drawn = base64.b64encode(timeline.svg(picture).encode()).decode()
        st.html(
            f'<figure class="events-picture" tabindex="0"><img alt="{escape(picture.text)}" '
            f'src="data:image/svg+xml;base64,{drawn}"></figure>'
        )


def _standings(shown: Briefing, retriever: Retriever | None) -> dict[str, Standing]:
    """What the last look-up of this briefing found, while the library is the same."""
    with st.container(key="briefing_standing", horizontal=True, vertical_alignment="center"):
        asked = st.button(
            "Look up all again",
            key="briefing_verify",
            icon=":material/fact_check:",
            disabled=retriever is None,
            help="Compares every quotation with its source as it is now, to the letter.",
        )
        if retriever is None:
            return {}
        place = st.empty()
        key = (shown.id, retriever.library.generation)
        if asked:
            with notices.busy("Looking the quotations up…", place):
                st.session_state[_LOOKED_UP] = (key, verify(shown, retriever.library))
        kept = st.session_state.get(_LOOKED_UP)
        found: dict[str, Standing] = kept[1] if kept is not None and kept[0] == key else {}
        there = {each.id: found[each.id] for each in shown.entries if each.id in found}
        said = counted(len(shown.entries), "quotation")
        if there:
            said += f": {told(there)}"
        st.html(f'<p class="count" role="status">{said}</p>', width="stretch")
    return there


def _new_heading(shown: Briefing) -> None:
    with (
        st.form("briefing_new_heading", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("New heading, at the end", key=_HEADING)
        st.form_submit_button("Add heading", on_click=_add_heading, args=(shown.id,))


def _add_heading(briefing_id: str) -> None:
    text = st.session_state[_HEADING]
    if text.strip():
        briefing_edits.make(briefing_id, add_heading(text))
