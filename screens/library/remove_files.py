"""Removing files from the corpus folder; the background build removes them from the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import streamlit as st

from screens.app_state.workplace import Workplace
from screens.shared import notices
from sourceline.command import counted
from sourceline.errors import WrongUseError

_CHOSEN = "remove_chosen"
_ASKED = "remove_asked"
_DONE = "remove_done"
_FAILED = "remove_failed"
_NAMED = 5


def remove_file(corpus: Path, relative: str) -> None:
    """Delete one file of the corpus; one that is gone already is no error.

    Raises WrongUseError for a path that is not below the corpus folder, and for a file that
    cannot be deleted.
    """
    path = PurePosixPath(relative)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise WrongUseError(f"{relative!r} is not a file of the corpus folder: nothing is removed")
    try:
        (corpus / path).unlink(missing_ok=True)
    except OSError as error:
        raise WrongUseError(
            f"{relative} cannot be removed ({error.strerror}): check who may write in its folder"
        ) from None


def show(workplace: Workplace, files: Sequence[str]) -> None:
    """Let the user choose files, see what will be removed, and confirm it."""
    for message in st.session_state.pop(_FAILED, ()):
        notices.error(message)
    if done := st.session_state.get(_DONE):
        notices.done(f"Removed: {_named(done)}. The library drops it by itself.")
    if not files:
        return
    with st.expander("Remove files", icon=":material/delete:", key="remove_files"):
        # A file that is gone meanwhile must not stay chosen.
        before = st.session_state.get(_CHOSEN, [])
        chosen = [file for file in before if file in set(files)]
        if chosen != list(before):
            st.session_state[_CHOSEN] = chosen
        st.multiselect(
            "Files to remove",
            files,
            key=_CHOSEN,
            placeholder="Choose files",
            on_change=_forget_last,
        )
        if st.session_state.get(_ASKED) and chosen:
            _confirm(workplace, chosen)
        else:
            st.button("Remove…", key="remove_ask", disabled=not chosen, on_click=_ask)


def _confirm(workplace: Workplace, chosen: Sequence[str]) -> None:
    count = counted(len(chosen), "file")
    notices.warning(
        f"This deletes from the corpus folder, for good: {_named(chosen)}. Links to them "
        "will say that they are gone."
    )
    with st.container(horizontal=True):
        st.button(
            f"Delete {count}",
            key="remove_confirm",
            type="primary",
            on_click=_remove,
            args=(workplace, tuple(chosen)),
        )
        st.button("Keep them" if len(chosen) > 1 else "Keep it", key="remove_keep", on_click=_clear)


def _named(files: Sequence[str]) -> str:
    more = len(files) - _NAMED
    return ", ".join(files[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _ask() -> None:
    st.session_state[_ASKED] = True


def _forget_last() -> None:
    st.session_state[_ASKED] = False
    st.session_state[_DONE] = []


def _clear() -> None:
    st.session_state[_CHOSEN] = []
    st.session_state[_ASKED] = False


def _remove(workplace: Workplace, files: Sequence[str]) -> None:
    done, failed = [], []
    for file in files:
        try:
            remove_file(workplace.corpus, file)
            done.append(file)
        except WrongUseError as error:
            failed.append(str(error))
    st.session_state[_DONE] = done
    st.session_state[_FAILED] = failed
    _clear()
    workplace.look_again()
