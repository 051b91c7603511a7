"""A document as text with its marks: the part around the mark, tables as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screens.shared.link_marks import LinkMark
from screens.shared.markup import Layer, escape
from screens.source.text_tables import render_with_tables
from screens.source.text_window import TextWindow, window_around
from sourceline.records import Document, Section, Span

if TYPE_CHECKING:
    from sourceline.index.library import Library

_WINDOW = "source_window"


def forget_window() -> None:
    """Start again around the mark: another document is shown, or other marks."""
    st.session_state.pop(_WINDOW, None)


def show(
    library: Library, document: Document, marks: Sequence[LinkMark], at: int, turn: int
) -> None:
    """Mark number ``at`` is on the page; ``turn`` counts the moves from mark to mark."""
    window = _window(document, marks, at, turn)
    _more(document, window, "above", turn, hidden=window.low)
    sections = library.sections(document.path)
    layers = [
        *_structure(document, sections, library.furniture(document.path)),
        *mark_layers(marks),
    ]
    shown = render_with_tables(document, layers, Span(window.low, window.high))
    st.html(
        f'<article class="source" lang="{escape(document.language)}" dir="auto" '
        f'aria-label="{escape(document.title)}">{shown}</article>'
    )
    _more(document, window, "below", turn, hidden=len(document.text) - window.high)


def _window(document: Document, marks: Sequence[LinkMark], at: int, turn: int) -> TextWindow:
    """The part on the page; it moves only when the current mark is not on it."""
    position = marks[at].runs[0].start if marks else 0
    kept: tuple[str, int, TextWindow] = st.session_state.get(_WINDOW, ("", turn, TextWindow(0, 0)))
    sha256, drawn_at, window = kept
    has_moved = turn != drawn_at and not window.shows(position)
    if sha256 != document.sha256 or has_moved:
        window = window_around(document.text, position)
    st.session_state[_WINDOW] = (document.sha256, turn, window)
    return window


def _more(document: Document, window: TextWindow, side: str, turn: int, *, hidden: int) -> None:
    if hidden:
        st.button(
            f"Show more {side} ({hidden:,} characters)",
            key=f"more_{side}",
            on_click=_grow,
            args=(document, window, side, turn),
        )


def _grow(document: Document, window: TextWindow, side: str, turn: int) -> None:
    grown = window.above(document.text) if side == "above" else window.below(document.text)
    st.session_state[_WINDOW] = (document.sha256, turn, grown)


def _structure(
    document: Document, sections: Sequence[Section], furniture: Iterable[Span]
) -> list[Layer]:
    headings = [section.heading for section in sections if section.heading is not None]
    return [
        *(Layer(page.span, "page", page=page.number) for page in document.pages),
        *(Layer(heading, "heading") for heading in headings),
        *(Layer(span, "furniture") for span in furniture),
    ]


def mark_layers(marks: Iterable[LinkMark]) -> list[Layer]:
    """Every run of every mark; the first run of a mark can be scrolled to."""
    layers: list[Layer] = []
    for number, mark in enumerate(marks, start=1):
        for position, run in enumerate(mark.runs):
            anchor = f"mark-{number}" if position == 0 else None
            layers.append(Layer(run, mark.kind, anchor=anchor))
    return layers
