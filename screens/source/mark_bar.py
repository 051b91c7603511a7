"""The bar over a source: from mark to mark, and the citation and link of the current one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screens.quoting.add_to_briefing import add_to_briefing_button
from screens.quoting.citation_line import cite_document
from screens.quoting.make_quotation import quotation_of_mark, with_days
from screens.quoting.sentence_before import WithSentenceBefore
from screens.shared.link_marks import LinkMark
from sourceline.records import Document

if TYPE_CHECKING:
    from sourceline.index.library import Library

_CURRENT = "source_mark"
_MOVES = "source_turn"


def start() -> None:
    """Start at the first mark: another document is shown, or other marks."""
    st.session_state[_CURRENT] = 0
    _move(0)


def current(marks: Sequence[LinkMark]) -> int:
    """The position of the current mark, from 0."""
    position: int = min(st.session_state[_CURRENT], max(0, len(marks) - 1))
    st.session_state[_CURRENT] = position
    return position


def moves() -> int:
    """How often the mark has changed: the page scrolls once for each."""
    count: int = st.session_state[_MOVES]
    return count


def _move(step: int) -> None:
    st.session_state[_CURRENT] += step
    st.session_state[_MOVES] = st.session_state.get(_MOVES, 0) + 1


def show(
    library: Library, document: Document, marks: Sequence[LinkMark], at: int, link: str
) -> None:
    sections = library.sections(document.path)
    quotation = quotation_of_mark(library, document, sections, marks[at])
    with st.container(key="source_bar", horizontal=True, vertical_alignment="center"):
        st.button(
            "Previous", icon=":material/arrow_upward:", disabled=at == 0, on_click=_move, args=(-1,)
        )
        st.button(
            "Next",
            icon=":material/arrow_downward:",
            disabled=at == len(marks) - 1,
            on_click=_move,
            args=(1,),
        )
        st.html(
            f'<p class="count" role="status">Mark {at + 1} of {len(marks)}</p>', width="content"
        )
        add_to_briefing_button(
            "this mark",
            [quotation],
            key="add_mark",
            finish=lambda quoted: WithSentenceBefore(library)(
                with_days(library, document, sections, quoted)
            ),
            hint="Add to the briefing",
        )
        with st.popover("Cite this mark"):
            st.code(
                cite_document(document, sections, marks[at].runs), language=None, wrap_lines=True
            )
        with st.popover("Link here"):
            st.code(link, language=None, wrap_lines=True)
