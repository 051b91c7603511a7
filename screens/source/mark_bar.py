"""From mark to mark in a source; what the mark in turn is cited and linked by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screens.shared import collect
from screens.shared.link_marks import Mark
from screens.shared.quotation_line import cite_source
from screens.shared.quoting import dated, of_mark
from sourceline.records import Document

if TYPE_CHECKING:
    from sourceline.index.library import Library

_AT = "source_mark"
_TURN = "source_turn"


def begin() -> None:
    """Start at the first mark: another document is shown, or other marks."""
    st.session_state[_AT] = 0
    _move(0)


def at(marks: Sequence[Mark]) -> int:
    """The position of the mark in turn."""
    position: int = min(st.session_state[_AT], max(0, len(marks) - 1))
    st.session_state[_AT] = position
    return position


def turn() -> int:
    """Counts the moves: a mark is scrolled to once for each."""
    count: int = st.session_state[_TURN]
    return count


def _move(step: int) -> None:
    st.session_state[_AT] += step
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def show(library: Library, document: Document, marks: Sequence[Mark], at: int, link: str) -> None:
    sections = library.sections(document.path)
    quotation = of_mark(library, document, sections, marks[at])
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
        collect.button(
            "this mark",
            [quotation],
            key="add_mark",
            finish=lambda quoted: dated(library, document, sections, quoted),
            hint="Add to the briefing",
        )
        with st.popover("Cite this mark"):
            st.code(cite_source(document, sections, marks[at].runs), language=None, wrap_lines=True)
        with st.popover("Link here"):
            st.code(link, language=None, wrap_lines=True)
