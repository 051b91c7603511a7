"""The question and its filters: their widgets, and the address that keeps them.

The address is the truth. A widget that changes writes it; an address that changes by itself
(a link, the browser's back) fills the widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from screens.links import MOST_SHOWN, AskLink, Params, keep_known, read_ask
from sourceline.settings import SEARCH

QUESTION = "question"
_SINCE, _UNTIL, _DOCUMENTS, _PASSAGES = "since", "until", "documents", "passages"
_WRITTEN = "ask_address"
_FIRST_DAY, _LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)


def address() -> Params:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def follow_address(documents: Sequence[str]) -> tuple[str, ...]:
    """Fill the widgets where the address has changed by itself; notes on what was ignored."""
    params = address()
    state = st.session_state
    if QUESTION in state and state.get(_WRITTEN) == params:
        return ()
    link, notes = read_ask(params)
    link, unknown = keep_known(link, documents)
    state[_WRITTEN] = params
    _fill(link)
    return notes + unknown


def _fill(link: AskLink) -> None:
    st.session_state[QUESTION] = link.question
    st.session_state[_SINCE] = _shown(link.since)
    st.session_state[_UNTIL] = _shown(link.until)
    st.session_state[_DOCUMENTS] = list(link.documents)
    st.session_state[_PASSAGES] = link.passages


def _shown(day: date | None) -> date | None:
    return None if day is None else min(max(day, _FIRST_DAY), _LAST_DAY)


def current() -> AskLink:
    """What the widgets say now."""
    state: Any = st.session_state
    return AskLink(
        question=state.get(QUESTION, ""),
        since=state.get(_SINCE),
        until=state.get(_UNTIL),
        documents=tuple(state.get(_DOCUMENTS, ())),
        passages=state.get(_PASSAGES, SEARCH.passages),
    )


def write_address() -> None:
    """Keep the widgets in the address. A question too long to be asked stays out of it."""
    link = current()
    if len(link.question) > SEARCH.question_characters:
        return
    st.session_state[_WRITTEN] = link.params()
    st.query_params.from_dict(link.params())


def ask(question: str) -> None:
    st.session_state[QUESTION] = question
    write_address()


def clear() -> None:
    _fill(AskLink(question=st.session_state.get(QUESTION, "")))
    write_address()


def side(documents: Sequence[str]) -> AskLink:
    """The filters, at the side; what is asked for with them."""
    with st.sidebar:
        st.header("Filters", anchor=False)
        for key, label in ((_SINCE, "From"), (_UNTIL, "To")):
            st.date_input(
                label,
                value=None,
                key=key,
                format="YYYY-MM-DD",
                min_value=_FIRST_DAY,
                max_value=_LAST_DAY,
                on_change=write_address,
                help="When it happened, as the text says; not when the file was saved.",
            )
        st.multiselect(
            "Documents", documents, key=_DOCUMENTS, placeholder="All", on_change=write_address
        )
        st.number_input(
            "Passages shown", 1, MOST_SHOWN, key=_PASSAGES, step=1, on_change=write_address
        )
        link = current()
        if link != AskLink(question=link.question):
            st.button("Clear filters", on_click=clear)
    return link
