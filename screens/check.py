"""Check: a pasted text, each of its claims with a verdict and the source beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.claims.results import CheckedClaim, Verdict
from screens import cards, check_view, collect, notices
from screens.behaviour import focus_on
from screens.links import to_source
from screens.navigation import Pages
from screens.quoting import of_evidence
from sourceline.errors import SourcelineError
from sourceline.settings import CHECK

if TYPE_CHECKING:
    from retriever import Retriever
    from sourceline.library import Library

TEXT = "claim_text"
_LABEL = "Text to check"


def show(retriever: Retriever, pages: Pages) -> None:
    st.title("Check a text", anchor=False)
    with st.form("check", border=False):
        st.text_area(
            _LABEL,
            key=TEXT,
            height=140,
            placeholder="Paste a sentence or a paragraph that states something …",
            help=f"At most {CHECK.claims:,} claims and {CHECK.characters:,} characters are "
            "checked at once. Nothing leaves this computer.",
        )
        st.form_submit_button("Check", type="primary", icon=":material/fact_check:")
    focus_on(_LABEL)
    text = st.session_state.get(TEXT) or ""
    if not text.strip():
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
    _show(verdict, pages, retriever.library)


def _check(retriever: Retriever, text: str) -> Verdict:
    """Checked once; looking at a source again does not search again."""
    place = st.empty()
    key = (retriever.library.generation, text)
    kept = st.session_state.get("verdict")
    if kept is not None and kept[0] == key:
        known: Verdict = kept[1]
        return known
    with notices.busy("Checking each claim…", place):
        verdict = retriever.check(text)
    st.session_state["verdict"] = (key, verdict)
    return verdict


def _show(verdict: Verdict, pages: Pages, library: Library) -> None:
    st.html(check_view.summary(verdict))
    for number, claim in enumerate(verdict.claims, start=1):
        with st.container(key=f"card_claim_{number}"):
            _claim(claim, number, pages, library)
    if verdict.set_aside:
        st.html(check_view.set_aside(verdict.set_aside))


def _claim(claim: CheckedClaim, number: int, pages: Pages, library: Library) -> None:
    """Beside each other where there is room: Streamlit stacks columns on a phone."""
    said, source = st.columns(2, gap="medium")
    with said:
        st.html(check_view.claim_card(claim, number))
    with source:
        shown = _shown(claim)
        if not shown:
            st.html('<p class="path">Nothing in the documents comes near.</p>')
        for rank in shown:
            evidence = claim.evidence[rank - 1]
            found = claim.label != "not_found"
            st.html(cards.card(evidence, None, found=found))
            name = f"passage {rank} of claim {number}"
            st.page_link(
                pages.source,
                label=f"Open {name} in its source",
                icon=":material/menu_book:",
                query_params=to_source(evidence).params(),
            )
            collect.button(name, [of_evidence(library, evidence)], key=f"add_{number}_{rank}")


def _shown(claim: CheckedClaim) -> list[int]:
    """The ranks of the passages beside a claim: the one that decides and all that differ from it,
    so that sources that disagree are both there."""
    differing = {each.passage for each in claim.mismatches}
    first = {1} if claim.evidence else set()
    also = {2} if claim.disagreement and len(claim.evidence) > 1 and not differing - {1} else set()
    return sorted(first | differing | also)
