"""A draft from a topic: a new briefing of the passages on it, of its period, in order of time.

Nothing is paraphrased: a draft is quotations, for its reader to sort, to cut and to annotate.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from briefing.changes import add
from briefing.items import Briefing, Quotation
from briefing.store import NAME_CHARACTERS, BriefingStore
from screens.app_state.shared_workplace import the_workplace
from screens.app_state.turns import Kind
from screens.app_state.wake_pages import page_id
from screens.quoting import session_briefing
from screens.quoting.make_quotation import quotation_of_evidence
from screens.quoting.sentence_before import WithSentenceBefore
from screens.shared import notices
from sourceline.errors import SourcelineError

if TYPE_CHECKING:
    from retriever import Retriever

MOST_PASSAGES = 30
_TOPIC, _FAILED = "briefing_topic", "briefing_draft_failed"


def show(retriever: Retriever | None, *, expanded: bool) -> None:
    """The form for a topic. Without a library, ``retriever`` is None and its button is off."""
    if message := st.session_state.pop(_FAILED, None):
        notices.error(message)
    with st.expander("Draft from a topic", expanded=expanded, icon=":material/article:"):
        st.text_input(
            "Topic and period", key=_TOPIC, placeholder="CARICC and UNODC trainings in 2021"
        )
        st.button(
            "Gather quotations",
            key="briefing_draft",
            disabled=retriever is None,
            on_click=_make_draft,
            args=(retriever,),
            help="A new briefing of what the documents say on it, by day; nothing is paraphrased.",
        )


def _make_draft(retriever: Retriever) -> None:
    topic = st.session_state[_TOPIC]
    try:
        with the_workplace().answers.turns.turn(page_id(), Kind.QUESTION):
            quotations = gather(retriever, topic)
        if not quotations:
            st.session_state[_FAILED] = (
                f"No passage says enough on {topic!r}: use words of the documents or name another "
                "period"
            )
            return
        made = save(session_briefing.the_store(), topic, quotations)
    except SourcelineError as error:
        st.session_state[_FAILED] = str(error)
        return
    session_briefing.choose(made.id)
    st.session_state[_TOPIC] = ""


def gather(retriever: Retriever, topic: str) -> list[Quotation]:
    """Quotations on a topic, by day, undated ones last; at most MOST_PASSAGES.

    See ``Retriever.gather`` for what is on a topic, and for what it raises.
    """
    found = retriever.gather(topic, MOST_PASSAGES)
    complete = WithSentenceBefore(retriever.library)
    quotations = [complete(quotation_of_evidence(retriever.library, each)) for each in found]
    return sorted(quotations, key=lambda q: (_first_day(q), q.document, q.runs))


def _first_day(quotation: Quotation) -> date:
    days = quotation.days
    return (days and (days.first or days.last)) or date.max


def save(store: BriefingStore, topic: str, quotations: Sequence[Quotation]) -> Briefing:
    """A new briefing of the quotations, named after the topic."""
    line = " ".join(topic.split())
    name = line if len(line) <= NAME_CHARACTERS else f"{line[: NAME_CHARACTERS - 1]}…"
    return store.change(store.create(name).id, add(quotations))
