"""The claims of a checked text, each next to the passages that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from retriever.claims.verdicts import CheckedClaim, Verdict
from screens.check import verdict_markup
from screens.quoting.add_to_briefing import add_to_briefing_button
from screens.quoting.make_quotation import quotation_of_evidence
from screens.quoting.sentence_before import WithSentenceBefore
from screens.shared.app_pages import Pages
from screens.shared.links import to_source
from screens.shared.passage_card import passage_card
from sourceline.command import counted

if TYPE_CHECKING:
    from sourceline.index.library import Library


def show(verdict: Verdict, pages: Pages, library: Library) -> None:
    st.html(verdict_markup.summary(verdict))
    show_claims(verdict.claims, pages, library)
    if verdict.set_aside:
        st.html(verdict_markup.set_aside_list(verdict.set_aside))


def show_claims(claims: Sequence[CheckedClaim], pages: Pages, library: Library) -> None:
    for number, claim in enumerate(claims, start=1):
        with st.container(key=f"card_claim_{number}"):
            _show_claim(claim, number, pages, library)


def show_outcome(claim: CheckedClaim, number: int) -> None:
    """A claim and the passage that decides it, without what can be done with them, while others
    are still checked."""
    first, _ = _ranks_shown(claim)
    said, source = st.columns(2, gap="medium")
    with said:
        st.html(verdict_markup.claim_card(claim, number, first))
    with source:
        for rank in first[:1]:
            found = claim.label != "not_found"
            st.html(passage_card(claim.evidence[rank - 1], None, found=found))


def _show_claim(claim: CheckedClaim, number: int, pages: Pages, library: Library) -> None:
    """Claim and passages in two columns; on a narrow screen Streamlit stacks them."""
    first, further = _ranks_shown(claim)
    said, source = st.columns(2, gap="medium")
    with said:
        st.html(verdict_markup.claim_card(claim, number, first))
    with source:
        if not first:
            st.html('<p class="path">Nothing in the documents comes near.</p>')
        for rank in first:
            _show_passage(claim, number, rank, pages, library)
        if further:
            differ = "that differs" if len(further) == 1 else "that differ"
            with st.expander(f"{counted(len(further), 'more passage')} {differ}"):
                for rank in further:
                    st.html(verdict_markup.differences(claim, [rank]))
                    _show_passage(claim, number, rank, pages, library)


def _show_passage(
    claim: CheckedClaim, number: int, rank: int, pages: Pages, library: Library
) -> None:
    evidence = claim.evidence[rank - 1]
    name = f"passage {rank} of claim {number}"
    st.html(passage_card(evidence, None, found=claim.label != "not_found"))
    st.page_link(
        pages.source,
        label=f"Open {name} in its source",
        icon=":material/menu_book:",
        query_params=to_source(evidence).params(),
    )
    add_to_briefing_button(
        name,
        [quotation_of_evidence(library, evidence, question=f"Claim checked: “{claim.text}”")],
        key=f"add_{number}_{rank}",
        finish=WithSentenceBefore(library),
    )


def _ranks_shown(claim: CheckedClaim) -> tuple[list[int], list[int]]:
    """The ranks of the passages shown next to a claim, and of those folded away.

    Shown are the one that decides and, where sources disagree, the first that says otherwise; any
    others that differ may be about another event.
    """
    differing = sorted({each.passage for each in claim.mismatches} - {1})
    first = [1] if claim.evidence else []
    if claim.disagreement and len(claim.evidence) > 1:
        first.append(differing[0] if differing else 2)
    return first, [rank for rank in differing if rank not in first]
