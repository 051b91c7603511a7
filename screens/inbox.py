"""Dropping files into the corpus folder; the background build takes them from there."""

from __future__ import annotations

import streamlit as st

from screens import notices
from screens.markup import as_label
from screens.uploads import NameTakenError, safe_name, save
from screens.workplace import Workplace
from sourceline.errors import WrongUseError
from sourceline.settings import READ

_TAKEN = "inbox_taken"
_OUTCOME = "inbox_outcome"
_RECEIVED = "inbox_received"
_BATCH = "inbox_batch"


def show(workplace: Workplace) -> None:
    megabytes = READ.file_bytes // (1024 * 1024)
    batch = st.session_state.setdefault(_BATCH, 0)
    st.file_uploader(
        "Add documents",
        type=suffixes(),
        accept_multiple_files=True,
        key=f"inbox_files_{batch}",  # a new key empties the widget for the next files
        max_upload_size=megabytes,
        on_change=_take_in,
        args=(workplace,),
        help=(
            f"Files of up to {megabytes} MB each, kept in the corpus folder. "
            "A file of the same name is not replaced without asking."
        ),
    )
    if received := st.session_state.pop(_RECEIVED, ()):
        notices.received(received)
    for message in st.session_state.pop(_OUTCOME, ()):
        notices.warning(message)
    _ask_about_taken(workplace)


def suffixes() -> list[str]:
    """What can be read, with the dots: without its dot, "text" means more to Streamlit."""
    from indexer.read import SUFFIXES

    return sorted(SUFFIXES)


def _take_in(workplace: Workplace) -> None:
    outcome: list[str] = []
    received: list[str] = []
    taken: dict[str, bytes] = st.session_state.setdefault(_TAKEN, {})
    for file in st.session_state.get(f"inbox_files_{st.session_state[_BATCH]}") or ():
        content = file.getvalue()
        try:
            received.append(save(workplace.corpus, file.name, content).name)
        except NameTakenError:
            taken[safe_name(file.name)] = content
        except WrongUseError as error:
            outcome.append(str(error))
    st.session_state[_OUTCOME] = outcome
    st.session_state[_RECEIVED] = received
    st.session_state[_BATCH] += 1
    workplace.look_again()


def _ask_about_taken(workplace: Workplace) -> None:
    taken: dict[str, bytes] = st.session_state.get(_TAKEN, {})
    for name in list(taken):
        notices.warning(f"{name} is in the library already.")
        with st.container(horizontal=True):
            st.button(
                as_label(f"Replace {name}"),
                key=f"replace_{name}",
                on_click=_replace,
                args=(workplace, name),
            )
            st.button(
                as_label(f"Keep the old {name}"),
                key=f"keep_{name}",
                on_click=_keep_old,
                args=(name,),
            )


def _keep_old(name: str) -> None:
    st.session_state[_TAKEN].pop(name, None)


def _replace(workplace: Workplace, name: str) -> None:
    content = st.session_state[_TAKEN].pop(name, None)
    if content is None:  # a second click came before the page was drawn again
        return
    try:
        st.session_state[_RECEIVED] = [save(workplace.corpus, name, content, replace=True).name]
    except WrongUseError as error:
        st.session_state[_OUTCOME] = [str(error)]
    workplace.look_again()
