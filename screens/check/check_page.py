"""Check: a pasted text, each of its claims with a verdict and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.claims.split_claims import split_claims
from retriever.claims.verdicts import Verdict
from screens.app_state.shared_workplace import the_workplace
from screens.app_state.turns import ReplacedError
from screens.app_state.wake_pages import page_id
from screens.check import claim_list
from screens.shared import notices
from screens.shared.app_pages import Pages
from screens.shared.browser_scripts import focus_on
from screens.shared.session_memory import remembered
from sourceline.command import counted
from sourceline.errors import SourcelineError
from sourceline.settings import CHECK

if TYPE_CHECKING:
    from retriever import Retriever

_TEXT, _ASKED = "claim_text", "claim_text_asked"
_LABEL = "Text to check"


def show(retriever: Retriever, pages: Pages) -> None:
    st.title("Check a text", anchor=False)
    # Streamlit forgets the text of a box while another page is shown, such as a source.
    st.session_state.setdefault(_TEXT, st.session_state.get(_ASKED, ""))
    with st.form("check", border=False):
        st.text_area(
            _LABEL,
            key=_TEXT,
            height=140,
            placeholder="Paste a sentence or a paragraph that states something …",
            help=f"At most {CHECK.claims:,} claims and {CHECK.characters:,} characters are "
            "checked at once. Nothing leaves this computer.",
        )
        pressed = st.form_submit_button("Check", type="primary", icon=":material/fact_check:")
    focus_on(_LABEL)
    text: str = st.session_state.get(_TEXT) or ""
    st.session_state[_ASKED] = text
    if not text.strip():
        if pressed:
            st.html('<p class="count" role="status">There is no text yet: paste one above.</p>')
        st.html(
            '<p class="lead">Every sentence that states something is compared with your documents. '
            "Where a number, date, name or place differs, it is marked in both.</p>"
        )
        return
    try:
        verdict = _check(retriever, text)
    except SourcelineError as error:
        notices.error(str(error))
        return
    except ReplacedError:  # this page checks something else by now
        st.stop()
    claim_list.show(verdict, pages, retriever.library)


def _check(retriever: Retriever, text: str) -> Verdict:
    """The kept verdict where the text is the same: drawing the page again does not check again."""
    place = st.empty()

    def waiting(before: int) -> None:  # by writing to it, a page that is closed gives up its place
        place.html(notices.busy_line(f"{_doing(text)} {notices.before_yours(before)}"))

    def claim(number: int) -> None:
        place.html(notices.busy_line(f"{_doing(text)} At claim {number}."))

    def check() -> Verdict:
        answers = the_workplace().answers
        with notices.busy(_doing(text), place):
            return answers.verdict(
                page_id(),
                generation,
                text,
                lambda turn: retriever.check(text, turn=turn),
                waiting,
                claim,
            )

    generation = retriever.library.generation
    return remembered("verdict", (generation, text), check)


def _doing(text: str) -> str:
    """How much there is to do: a long text takes minutes."""
    claims = min(len(split_claims(text, CHECK.characters)[0]), CHECK.claims)
    several = ", some seconds for each" if claims > 1 else ""
    return f"Checking {counted(claims, 'claim')} against the documents{several}…"
