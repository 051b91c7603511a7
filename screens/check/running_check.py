"""A check as it goes on: each claim's verdict as it comes, stopped and gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.claims.split_claims import split_claims
from retriever.claims.verdicts import Verdict
from screens.app_state.shared_workplace import the_workplace
from screens.app_state.wake_pages import page_id
from screens.check import claim_list
from screens.shared import notices
from screens.shared.app_pages import Pages
from screens.shared.session_memory import remembered
from sourceline.command import counted
from sourceline.settings import CHECK

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from retriever import Retriever
    from retriever.claims.check import Done

_STOPPED = "check_stopped"


def checked(retriever: Retriever, text: str, pages: Pages) -> Verdict | None:
    """The verdict, kept where the text is the same: drawing the page again does not check again.

    None where the check is stopped; what is checked by then is shown.
    """
    key = (retriever.library.generation, text)
    done: Done = remembered("claims_done", key, list)
    with st.container(
        key="check_progress", horizontal=True, vertical_alignment="center", gap="small"
    ):
        said, button = st.empty(), st.empty()
    coming = st.empty()
    if st.session_state.get(_STOPPED) == key:
        line = f"Stopped: {len(done)} of {counted(_claims(text), 'claim')} checked."
        said.html(f'<p class="count" role="status">{line}</p>', width="stretch")
        button.button("Go on", key="check_go_on", type="primary", on_click=_stop, args=[None])
        claim_list.show_claims([claim for claim, _ in done], pages, retriever.library)
        return None

    def check() -> Verdict:
        if _claims(text) > 1:
            button.button(
                "Stop", key="check_stop", icon=":material/stop:", on_click=_stop, args=[key]
            )
        found = _check(retriever, text, done, said, coming)
        button.empty()
        coming.empty()
        return found

    return remembered("verdict", key, check)


def _stop(key: tuple[str, str] | None) -> None:
    st.session_state[_STOPPED] = key


def _check(
    retriever: Retriever, text: str, done: Done, said: DeltaGenerator, coming: DeltaGenerator
) -> Verdict:
    listed = coming.container()
    shown = 0

    def waiting(before: int) -> None:  # by writing to it, a page that is closed gives up its place
        said.html(notices.busy_line(f"{_doing(text)} {notices.before_yours(before)}"))

    def claim(number: int) -> None:
        nonlocal shown
        at = number + already
        said.html(notices.busy_line(f"{_doing(text)} At claim {at}."))
        with listed:
            for each, _ in done[shown:]:
                shown += 1
                claim_list.show_outcome(each, shown)

    already = len(done)
    answers = the_workplace().answers
    generation = retriever.library.generation
    with notices.busy(_doing(text), said):
        return answers.verdict(
            page_id(),
            generation,
            text,
            lambda turn: retriever.check(text, turn=turn, done=done),
            waiting,
            claim,
        )


def _doing(text: str) -> str:
    """How much there is to do: a long text takes minutes."""
    claims = _claims(text)
    several = ", some seconds for each" if claims > 1 else ""
    return f"Checking {counted(claims, 'claim')} against the documents{several}…"


def _claims(text: str) -> int:
    return min(len(split_claims(text, CHECK.characters)[0]), CHECK.claims)
