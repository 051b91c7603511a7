"""The passages behind an answer, one card each, with what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.results import Answer, Evidence
from screens.quoting.add_to_briefing import add_to_briefing_button
from screens.quoting.citation_line import cite_evidence
from screens.quoting.make_quotation import quotation_of_evidence
from screens.quoting.sentence_before import WithSentenceBefore
from screens.shared.app_pages import Pages
from screens.shared.links import to_place, to_source
from screens.shared.markup import as_label
from screens.shared.passage_card import passage_card

if TYPE_CHECKING:
    from sourceline.index.library import Library


def show(answer: Answer, pages: Pages, library: Library) -> None:
    if not answer.evidence:
        return
    title = "Passages" if answer.found else "Nearest misses"
    st.html(f'<h2 class="passages">{title}</h2>')
    for evidence in answer.evidence:
        with st.container(key=f"card_{evidence.hit.rank}"):
            st.html(passage_card(evidence, answer.question.period, found=answer.found))
            _show_actions(evidence, pages, library, answer.question.text)


def _show_actions(evidence: Evidence, pages: Pages, library: Library, question: str) -> None:
    rank = evidence.hit.rank
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.page_link(
            pages.source,
            label=f"Open passage {rank} in its source",
            icon=":material/menu_book:",
            query_params=to_source(evidence).params(),
        )
        for place in evidence.hit.also_in:
            st.page_link(
                pages.source,
                label=f"Open {as_label(place.document)}",
                icon=":material/content_copy:",
                query_params=to_place(place).params(),
            )
        add_to_briefing_button(
            f"passage {rank}",
            [quotation_of_evidence(library, evidence, question=question)],
            key=f"add_{rank}",
            finish=WithSentenceBefore(library),
        )
        with st.popover(f"Cite passage {rank}", type="tertiary"):
            st.code(cite_evidence(evidence), language=None, wrap_lines=True)
