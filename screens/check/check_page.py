"""Check: a pasted text, each of its claims with a verdict and the source beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.claims.split_claims import split_claims
from retriever.claims.verdicts import CheckedClaim, Verdict
from screens.ask import cards
from screens.check import check_view
from screens.shared import collect, notices
from screens.shared.browser_behaviour import focus_on
from screens.shared.links import to_source
from screens.shared.navigation import Pages
from screens.shared.quoting import of_evidence
from sourceline.command import counted
from sourceline.errors import SourcelineError
from sourceline.settings import CHECK

if TYPE_CHECKING:
    from retriever import Retriever
    from sourceline.index.library import Library

_TEXT, _ASKED = "claim_text", "claim_text_asked"
_LABEL = "Text to check"


def show(retriever: Retriever, pages: Pages) -> None:
    st.title("Check a text", anchor=False)
    # Streamlit forgets what a box holds while another page is shown, as that of a source.
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
    _show(verdict, pages, retriever.library)


def _check(retriever: Retriever, text: str) -> Verdict:
    """Checked once; looking at a source again does not search again."""
    place = st.empty()
    key = (retriever.library.generation, text)
    kept = st.session_state.get("verdict")
    if kept is not None and kept[0] == key:
        known: Verdict = kept[1]
        return known
    with notices.busy(_going_on(text), place):
        verdict = retriever.check(text)
    st.session_state["verdict"] = (key, verdict)
    return verdict


def _going_on(text: str) -> str:
    """How much there is to do: a long text takes minutes."""
    claims = min(len(split_claims(text, CHECK.characters)[0]), CHECK.claims)
    several = ", some seconds for each" if claims > 1 else ""
    return f"Checking {counted(claims, 'claim')} against the documents{several}…"


def _show(verdict: Verdict, pages: Pages, library: Library) -> None:
    st.html(check_view.summary(verdict))
    for number, claim in enumerate(verdict.claims, start=1):
        with st.container(key=f"card_claim_{number}"):
            _claim(claim, number, pages, library)
    if verdict.set_aside:
        st.html(check_view.set_aside(verdict.set_aside))


def _claim(claim: CheckedClaim, number: int, pages: Pages, library: Library) -> None:
    """Beside each other where there is room: Streamlit stacks columns on a phone."""
    first, further = _shown(claim)
    said, source = st.columns(2, gap="medium")
    with said:
        st.html(check_view.claim_card(claim, number, first))
    with source:
        if not first:
            st.html('<p class="path">Nothing in the documents comes near.</p>')
        for rank in first:
            _passage(claim, number, rank, pages, library)
        if further:
            differ = "that differs" if len(further) == 1 else "that differ"
            with st.expander(f"{counted(len(further), 'more passage')} {differ}"):
                for rank in further:
                    st.html(check_view.differences(claim, [rank]))
                    _passage(claim, number, rank, pages, library)


def _passage(claim: CheckedClaim, number: int, rank: int, pages: Pages, library: Library) -> None:
    evidence = claim.evidence[rank - 1]
    name = f"passage {rank} of claim {number}"
    st.html(cards.card(evidence, None, found=claim.label != "not_found"))
    st.page_link(
        pages.source,
        label=f"Open {name} in its source",
        icon=":material/menu_book:",
        query_params=to_source(evidence).params(),
    )
    collect.button(name, [of_evidence(library, evidence)], key=f"add_{number}_{rank}")


def _shown(claim: CheckedClaim) -> tuple[list[int], list[int]]:
    """The ranks of the passages beside a claim, and of those to look into if one likes.

    The one that decides, and where sources disagree the first that says otherwise; any others that
    differ may tell of another event.
    """
    differing = sorted({each.passage for each in claim.mismatches} - {1})
    first = [1] if claim.evidence else []
    if claim.disagreement and len(claim.evidence) > 1:
        first.append(differing[0] if differing else 2)
    return first, [rank for rank in differing if rank not in first]
