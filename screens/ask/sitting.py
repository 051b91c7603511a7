"""The questions of this sitting: what the next one may continue, and a list to ask them again."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from retriever.query.rewording.earlier import Earlier
from retriever.query.rewording.follow_up import continue_question
from retriever.results import Answer
from screens.ask import filters
from screens.shared.links import AskLink
from screens.shared.markup import as_label

MOST_KEPT = 20
_LONGEST = 110
_LAST, _ASKED = "last_answer", "questions_asked"


def ask_next() -> None:
    """The question typed is asked, as one that continues the last where it does."""
    question: str = st.session_state.get(filters.QUESTION, "")
    last = last_answer()
    filters.ask(question, after=_continued(question, last) if last else "")


def last_answer() -> Answer | None:
    """The answer that this page showed last."""
    answer: Answer | None = st.session_state.get(_LAST)
    return answer


def remember(link: AskLink, answer: Answer) -> None:
    """Keep a question that was answered, the newest first; a small number of them."""
    st.session_state[_LAST] = answer
    others = [one for one in _asked() if one[0] != link]
    st.session_state[_ASKED] = [(link, _label(answer)), *others][:MOST_KEPT]


def show(current: AskLink) -> None:
    """The other questions, one click each; nothing while there is none."""
    others = [(number, one) for number, one in enumerate(_asked()) if one[0] != current]
    if not others:
        return
    with st.expander(f"Questions of this sitting ({len(others)})", icon=":material/history:"):
        for number, (link, label) in others:
            st.button(
                as_label(label),
                key=f"asked_{number}",
                type="tertiary",
                on_click=filters.go_to,
                args=(link,),
            )


def _asked() -> list[tuple[AskLink, str]]:
    asked: list[tuple[AskLink, str]] = st.session_state.get(_ASKED, [])
    return asked


def _label(answer: Answer) -> str:
    text = " ".join(answer.question.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _continued(question: str, last: Answer) -> str:
    """The last question as it was understood, where this one continues it; else blank."""
    today = datetime.now().astimezone().date()
    follows = continue_question(question, Earlier.of(last), today) is not None
    return last.question.text if follows else ""
