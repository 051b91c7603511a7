"""Messages of the app itself: plain text, whatever names or errors they contain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from screens.shared.markup import as_label, escape
from sourceline.command import counted

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def error(message: str) -> None:
    st.error(as_label(sentence(message)), icon=":material/error:")


def warning(message: str) -> None:
    st.warning(as_label(sentence(message)), icon=":material/info:")


def busy_line(doing: str) -> str:
    """What ``busy`` shows, to show it again with other words."""
    return f'<p class="busy" role="status">{escape(doing)}</p>'


def before_yours(questions: int) -> str:
    """How many are served first, in words."""
    if questions == 0:
        return "Yours is next."
    return f"{counted(questions, 'question')} before yours."


@contextmanager
def busy(doing: str, place: DeltaGenerator | None = None) -> Iterator[None]:
    """Say what is going on, at once, for as long as the block takes.

    ``place`` is an ``st.empty()`` that is also there in runs with nothing to wait for: without it
    the elements below move up by one, are drawn anew and may lose the focus.
    """
    # Not st.spinner: it waits half a second, and a model that loads then holds its timer up.
    place = st.empty() if place is None else place
    place.html(busy_line(doing))
    try:
        yield
    finally:
        place.empty()


def done(message: str) -> None:
    st.success(as_label(sentence(message)), icon=":material/check:")


def sentence(message: str) -> str:
    """With a capital letter at the beginning."""
    return message[:1].upper() + message[1:]
