"""What a page says of the build in the background: waiting, how far it is, or why it failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from screens.app_state.background_build import Building, Failed, Idle, Waiting
from screens.app_state.workplace import Workplace
from screens.shared import notices
from screens.shared.markup import as_label
from screens.shared.notices import sentence

if TYPE_CHECKING:
    from indexer.build import Progress

POLL_SECONDS = 2.0


def show(workplace: Workplace, generation: str) -> None:
    """Notice changes of the corpus, show a build under way, and pick up its result.

    ``generation`` is that of the library when the page began: with another one it is drawn anew.
    """
    st.session_state["generation"] = generation
    st.fragment(_show_state, run_every=POLL_SECONDS)(workplace)


def _show_state(workplace: Workplace) -> None:
    workplace.keep_current()
    if workplace.generation() != st.session_state["generation"]:
        st.rerun(scope="app")
    match workplace.build.state:
        case Building(progress):
            _show_progress(progress)
        case Waiting(message):
            st.info(
                as_label(f"{sentence(message)} This page goes on by itself."),
                icon=":material/hourglass_top:",
            )
        case Failed(message):
            notices.error(message)
            if st.button("Try again", key="retry_build", type="primary"):
                workplace.rebuild()
                st.rerun(scope="fragment")
        case Idle():
            pass


def _show_progress(progress: Progress | None) -> None:
    """One bar over the whole build; its label names the stage."""
    if progress is None:
        st.progress(0.0, text="Looking through the documents…")
        return
    st.progress(progress.share, text=as_label(progress_in_words(progress)))


def progress_in_words(progress: Progress) -> str:
    """Stage, how much of it is done, how fast, and how long it still takes."""
    parts = [sentence(progress.stage)]
    if progress.total > 1:
        parts[0] += f": {progress.done:,} of {progress.total:,}"
    if progress.rate is not None:
        fast = progress.rate >= 1
        parts.append(f"{progress.rate:,.0f} per second" if fast else "under 1 per second")
    if progress.seconds_left:
        parts.append(f"about {duration(progress.seconds_left)} left")
    if progress.detail is not None:
        parts.append(progress.detail)
    return " · ".join(parts)


def duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 10:
        return f"{minutes} min {rest} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def show_first_build(corpus: Path) -> None:
    """In place of a screen, while there is no library yet."""
    st.title("Reading your documents")
    st.write("The library is being built for the first time. You can ask as soon as it is ready.")
    st.text(f"Documents are taken from {corpus}")
