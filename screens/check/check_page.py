"""Check: a pasted text, each of its claims with a verdict and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screens.app_state.turns import ReplacedError
from screens.check import claim_list, running_check
from screens.shared import notices
from screens.shared.app_pages import Pages
from screens.shared.browser_scripts import focus_on
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
        verdict = running_check.checked(retriever, text, pages)
    except SourcelineError as error:
        notices.error(str(error))
        return
    except ReplacedError:  # this page checks something else by now
        st.stop()
    if verdict is not None:
        claim_list.show(verdict, pages, retriever.library)
