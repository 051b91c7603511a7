"""Messages of the app itself: plain text, whatever names or errors they hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from screens.shared.markup import as_label, escape

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from indexer.build import Progress


def error(message: str) -> None:
    st.error(as_label(_sentence(message)), icon=":material/error:")


def warning(message: str) -> None:
    st.warning(as_label(_sentence(message)), icon=":material/info:")


def waiting(message: str) -> None:
    st.info(
        as_label(f"{_sentence(message)} This page goes on by itself."),
        icon=":material/hourglass_top:",
    )


@contextmanager
def busy(doing: str, place: DeltaGenerator | None = None) -> Iterator[None]:
    """Say what is going on, at once, for as long as the block takes.

    ``place`` is an ``st.empty()`` that is there in the runs with nothing to wait for too: without
    it what stands below moves up by one, is drawn anew for that and may lose the focus.
    """
    # Not st.spinner: it waits half a second, and a model that loads then holds its timer up.
    place = st.empty() if place is None else place
    place.html(f'<p class="busy" role="status">{escape(doing)}</p>')
    try:
        yield
    finally:
        place.empty()


def done(message: str) -> None:
    st.success(as_label(_sentence(message)), icon=":material/check:")


def progress(state: Progress | None) -> None:
    """One bar over the whole build; its label says the stage."""
    if state is None:
        st.progress(0.0, text="Looking through the documents…")
        return
    st.progress(state.share, text=as_label(describe(state)))


def describe(state: Progress) -> str:
    """Stage, how much of it is done, how fast, and how long it still takes."""
    parts = [state.stage[:1].upper() + state.stage[1:]]
    if state.total > 1:
        parts[0] += f": {state.done:,} of {state.total:,}"
    if state.rate is not None:
        parts.append(f"{state.rate:,.0f} per second" if state.rate >= 1 else "under 1 per second")
    if state.seconds_left:
        parts.append(f"about {duration(state.seconds_left)} left")
    if state.detail is not None:
        parts.append(state.detail)
    return " · ".join(parts)


def duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 10:
        return f"{minutes} min {rest} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def first_build(corpus: Path) -> None:
    st.title("Reading your documents")
    st.write("The library is being built for the first time. You can ask as soon as it is ready.")
    st.text(f"Documents are taken from {corpus}")


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
