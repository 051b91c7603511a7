"""The question and its filters: their widgets, and the address that keeps them.

The address decides. A widget that changes writes it; an address that changes by itself
(a link, the browser's back) fills the widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.shared.app_pages import address_params
from screens.shared.corpus_folders import folders_of
from screens.shared.document_facts import file_type_name
from screens.shared.links import MOST_SHOWN, AskLink, keep_known, read_ask
from sourceline.settings import SEARCH

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry
    from sourceline.records import FileType

QUESTION = "question"
_SINCE, _UNTIL, _DOCUMENTS, _PASSAGES = "since", "until", "documents", "passages"
_FOLDERS, _KINDS = "folders", "kinds"
_AFTER, _EXACTLY = "after", "exactly"
_ADDRESS = "ask_address"
_FIRST_DAY, _LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)


def follow_address(entries: Sequence[DocumentEntry]) -> tuple[str, ...]:
    """Fill the widgets where the address has changed by itself; notes on what was ignored."""
    params = address_params()
    state = st.session_state
    if QUESTION in state and state.get(_ADDRESS) == params:
        return ()
    link, notes = read_ask(params)
    paths, folders = {entry.path for entry in entries}, _folders(entries)
    link, unknown = keep_known(link, paths, folders)
    state[_ADDRESS] = params
    _fill(link)
    return notes + unknown


def _fill(link: AskLink) -> None:
    st.session_state[QUESTION] = link.question
    st.session_state[_SINCE] = _shown(link.since)
    st.session_state[_UNTIL] = _shown(link.until)
    st.session_state[_DOCUMENTS] = list(link.documents)
    st.session_state[_PASSAGES] = link.passages
    st.session_state[_FOLDERS] = list(link.folders)
    st.session_state[_KINDS] = list(link.kinds)
    st.session_state[_AFTER] = link.after
    st.session_state[_EXACTLY] = link.exactly


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
        folders=tuple(state.get(_FOLDERS, ())),
        kinds=tuple(state.get(_KINDS, ())),
        after=state.get(_AFTER, ""),
        exactly=state.get(_EXACTLY, False),
    )


def write_address() -> None:
    """Keep the widgets in the address. A question too long to be asked stays out of it."""
    link = current()
    if len(link.question) > SEARCH.question_characters:
        return
    st.session_state[_ADDRESS] = link.params()
    st.query_params.from_dict(link.params())


def ask(question: str, after: str = "") -> None:
    """Ask it with the filters there are; ``after`` is the question that it continues."""
    st.session_state[QUESTION] = question
    st.session_state[_AFTER] = after
    st.session_state[_EXACTLY] = False
    write_address()


def ask_exactly(exactly: bool) -> None:
    """Ask the same question again in the very words typed, or as it is understood."""
    st.session_state[_EXACTLY] = exactly
    write_address()


def go_to(link: AskLink) -> None:
    """Ask a question of before again, with its filters."""
    _fill(link)
    write_address()


def clear() -> None:
    _fill(_without_filters(current()))
    write_address()


def _without_filters(link: AskLink) -> AskLink:
    return AskLink(question=link.question, after=link.after, exactly=link.exactly)


def show(entries: Sequence[DocumentEntry]) -> AskLink:
    """Show the filters at the side; return the question with them."""
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
        _choice("Folders", _folders(entries), _FOLDERS, hint="With the folders inside them.")
        _choice("Types", _types(entries), _KINDS, name=file_type_name)
        _choice("Documents", [entry.path for entry in entries], _DOCUMENTS)
        st.number_input(
            "Passages shown", 1, MOST_SHOWN, key=_PASSAGES, step=1, on_change=write_address
        )
        link = current()
        if link != _without_filters(link):
            st.button("Clear filters", on_click=clear)
    return link


def _choice(
    label: str,
    options: Sequence[Any],
    key: str,
    *,
    name: Callable[[Any], str] = str,
    hint: str | None = None,
) -> None:
    """Any number of options, where none means all; not shown where there is nothing to choose."""
    # A chosen option stays in the list even if the library has lost its last document.
    chosen = [each for each in st.session_state.get(key, ()) if each not in options]
    if not options:
        return
    st.multiselect(
        label,
        [*options, *chosen],
        key=key,
        format_func=name,
        placeholder="All",
        on_change=write_address,
        help=hint,
    )


def _folders(entries: Sequence[DocumentEntry]) -> list[str]:
    return folders_of(entry.file for entry in entries)


def _types(entries: Sequence[DocumentEntry]) -> list[FileType]:
    """The formats in the library; none where all documents have the same."""
    kinds = sorted({entry.kind for entry in entries}, key=file_type_name)
    asked = st.session_state.get(_KINDS)
    return kinds if len(kinds) > 1 or asked else []
