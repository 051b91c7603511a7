"""Ask: one box, and under it the words that answer, or an honest "not in these documents"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from retriever.results import Answer
from screens.app_state.shared_workplace import the_workplace
from screens.app_state.turns import ReplacedError
from screens.app_state.wake_pages import page_id
from screens.ask import (
    answer_view,
    example_topics,
    filters,
    passage_list,
    sitting,
    understood_view,
)
from screens.ask.filtered_documents import documents_to_search
from screens.shared import notices
from screens.shared.app_pages import Pages
from screens.shared.browser_scripts import focus_on
from screens.shared.links import AskLink
from screens.shared.markup import as_label
from screens.shared.session_memory import remembered
from sourceline.command import counted
from sourceline.errors import BusyError, WrongUseError
from sourceline.settings import SEARCH

if TYPE_CHECKING:
    from retriever import Retriever


def show(retriever: Retriever, pages: Pages, not_read: Callable[[], int]) -> None:
    """``not_read`` counts the documents that are still to be read."""
    entries = retriever.library.documents()
    notes = filters.follow_address(entries)
    st.title("Ask your documents", anchor=False)
    st.text_input(
        "Your question",
        key=filters.QUESTION,
        placeholder="Who, what, when, where, how much …",
        on_change=sitting.ask_next,
    )
    asked_before = st.container()
    focus_on("Your question")
    link = filters.show(entries)
    for note in notes:
        notices.warning(note)
    if not entries:
        _empty_library(pages)
    elif not link.question:
        _invitation(retriever)
    else:
        _respond(retriever, link, pages, not_read)
    with asked_before:
        sitting.show(link)


def _respond(
    retriever: Retriever, link: AskLink, pages: Pages, not_read: Callable[[], int]
) -> None:
    within = documents_to_search(link, retriever.library.documents())
    if within == []:
        notices.warning("No document fits all filters at once: take one of them away.")
        return
    try:
        answer = _ask(retriever, link, within)
    except WrongUseError as error:
        notices.error(str(error))
        return
    except BusyError as error:
        notices.warning(str(error))
        st.button("Ask again", key="ask_again", type="primary")
        return
    except ReplacedError:  # this page asks something else by now
        st.stop()
    sitting.remember(link, answer)
    understood_view.show(answer.question, exactly=link.exactly)
    answer_view.show(answer, pages, not_read(), retriever.library)
    passage_list.show(answer, pages, retriever.library)


def _ask(retriever: Retriever, link: AskLink, within: Sequence[str] | None) -> Answer:
    """The kept answer where the question is the same: drawing the page again does not search."""
    place = st.empty()
    # "Last year" means another year after New Year's Eve: an answer holds for its day alone.
    asked = (datetime.now().astimezone().date(), link)
    last = sitting.last_answer()
    known = last is not None and last.question.text == link.after

    def search() -> Answer:
        return retriever.ask(
            link.question,
            k=None if link.passages == SEARCH.passages else link.passages,
            since=link.since,
            until=link.until,
            documents=within,
            after=last if known else link.after or None,
            exactly=link.exactly,
        )

    def waiting(before: int) -> None:  # by writing to it, a page that is closed gives up its place
        place.html(notices.busy_line(f"Searching… {notices.before_yours(before)}"))

    def ask() -> Answer:
        answers = the_workplace().answers
        with notices.busy("Searching…", place):
            return answers.answer(page_id(), generation, asked, search, waiting)

    generation = retriever.library.generation
    return remembered("answer", (generation, asked), ask)


def _invitation(retriever: Retriever) -> None:
    library = retriever.library
    documents = counted(len(library.documents()), "document")
    st.html(
        f'<p class="lead">Answers are the exact words of your {documents}, marked in '
        "their place, or an honest “not in these documents”. Nothing leaves this computer.</p>"
    )
    topics = example_topics.topics(library)
    if not topics:
        return
    st.html('<p class="label">Topics in your documents</p>')
    for number, topic in enumerate(topics):
        st.button(
            as_label(topic),
            key=f"example_{number}",
            type="tertiary",
            icon=":material/search:",
            on_click=filters.ask,
            args=(topic,),
        )


def _empty_library(pages: Pages) -> None:
    st.html('<p class="lead">There are no documents yet.</p>')
    st.page_link(pages.library, label="Add documents in the Library", icon=":material/upload_file:")
