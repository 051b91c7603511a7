"""How a question was understood, above its answer, and the way to undo that."""

from __future__ import annotations

import streamlit as st

from retriever.results import Question
from screens.ask import filters
from screens.shared.markup import escape


def show(question: Question, *, exactly: bool) -> None:
    """Nothing where it was asked as it was typed."""
    words = understood_words(question)
    if question.note:
        st.html(f'<p class="understood">{escape(question.note)}</p>')
    if exactly:
        words = "Asked in the very words you typed."
    if not words:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(f'<p class="understood">{escape(words)}</p>')
        st.button(
            "Ask it as it was understood" if exactly else "Ask exactly what I typed",
            key="undo_understood",
            type="tertiary",
            icon=":material/undo:",
            on_click=filters.ask_exactly,
            args=(not exactly,),
        )


def understood_words(question: Question) -> str:
    """ "Asked as: …", "Searched for: Lüderitz instead of Ludertiz"; blank for no change."""
    spelled = [each for each in question.rewordings if each.kind == "typing error"]
    if len(spelled) < len(question.rewordings):
        return f"Asked as: {question.text}"
    if not spelled:
        return ""
    words = ", ".join(f"{each.now} instead of {each.was}" for each in spelled)
    return f"Searched for: {words}"
