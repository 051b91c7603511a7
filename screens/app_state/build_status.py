"""What a page says of the build in the background: waiting, how far it is, or why it failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from screens.app_state import wake_pages
from screens.app_state.background_build import Building, Failed, Idle, Waiting
from screens.app_state.open_pages import Seen
from screens.app_state.workplace import Workplace
from screens.shared import notices
from screens.shared.markup import as_label
from screens.shared.notices import sentence

if TYPE_CHECKING:
    from indexer.build import Progress

PROGRESS_SECONDS = 2.0
"""Between two looks at a build under way; a page that rests looks at nothing: it is woken."""
UNWOKEN_SECONDS = 15.0
"""Between two looks of every page, where this Streamlit does not let pages be woken."""


def show(workplace: Workplace, seen: Seen) -> None:
    """Show a build under way, and have the page woken when there is something new.

    ``seen`` is the state of the workplace when the page began to be drawn.
    """
    st.session_state["seen"] = seen
    workplace.pages.drawn(wake_pages.page_id(), seen)
    at_rest = None if wake_pages.available() else UNWOKEN_SECONDS
    every = PROGRESS_SECONDS if workplace.build.running else at_rest
    st.fragment(_show_state, run_every=every)(workplace)


def look(workplace: Workplace) -> Seen:
    """The state of the workplace; without a watcher, changes are looked for here."""
    if not workplace.watched:
        workplace.keep_current()
    return workplace.seen()


def _show_state(workplace: Workplace) -> None:
    if look(workplace) != st.session_state["seen"]:
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
                st.rerun(scope="app")
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
