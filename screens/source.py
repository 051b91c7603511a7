"""Source: a document with the evidence marked, opened at the mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from screens import notices
from screens.behaviour import scroll_to
from screens.citation import cite_source
from screens.filters import address
from screens.links import Mark, SourceLink, read_source
from screens.markup import Layer, escape, render
from screens.window import Window, around
from sourceline.errors import WrongUseError
from sourceline.records import Document, Section, Span

if TYPE_CHECKING:
    from sourceline.library import Library

_PICKED = "source_document"
_AT = "source_mark"
_WINDOW = "source_window"
_SHOWN = "source_shown"
_TURN = "source_turn"


def show(library: Library) -> None:
    link, notes = read_source(address())
    titles = {entry.path: " ".join(entry.title.split()) for entry in library.documents()}
    st.title("Source", anchor=False)
    _picker(titles, link)
    for note in notes:
        notices.warning(note)
    if not link.document:
        st.html('<p class="lead">Choose a document to read it.</p>')
        return
    try:
        document = library.document(link.document)
    except WrongUseError:
        notices.error(f"No document named {link.document!r} in the library. Choose one above.")
        return
    marks = tuple(mark for mark in link.marks if mark.holds(document.text))
    if len(marks) < len(link.marks):
        notices.warning(_changed(len(link.marks), len(marks)))
    _read(library, document, marks)


def _changed(asked: int, left: int) -> str:
    if left == 0:
        return "This source has changed since the link was made: the quoted words are not there."
    return (
        f"This source has changed since the link was made: {asked - left} of {asked} "
        "quotations are not there."
    )


def _picker(titles: Mapping[str, str], link: SourceLink) -> None:
    if st.session_state.get(_SHOWN) != link or _PICKED not in st.session_state:
        st.session_state[_SHOWN] = link
        st.session_state[_PICKED] = link.document if link.document in titles else None
        st.session_state[_AT] = 0
        st.session_state.pop(_WINDOW, None)
        _move(0)
    st.selectbox(
        "Document",
        list(titles),
        key=_PICKED,
        format_func=lambda path: _named(path, titles.get(path)),
        placeholder="Choose a document",
        on_change=_open_picked,
    )


def _named(path: str, title: str | None) -> str:
    return path if title in (None, "", path) else f"{title} ({path})"


def _open_picked() -> None:
    st.query_params.from_dict(SourceLink(st.session_state[_PICKED] or "").params())


def _move(step: int) -> None:
    st.session_state[_AT] += step
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _read(library: Library, document: Document, marks: tuple[Mark, ...]) -> None:
    sections = library.sections(document.path)
    at = st.session_state[_AT] = min(st.session_state[_AT], max(0, len(marks) - 1))
    if marks:
        _mark_bar(document, sections, marks, at)
    window = _window(document, marks, at)
    _more(document, window, "above", hidden=window.low)
    layers = [*_structure(library, document, sections), *mark_layers(marks)]
    text = document.text[window.low : window.high]
    st.html(
        f'<article class="source" lang="{escape(document.language)}" '
        f'aria-label="{escape(document.title)}">{render(text, layers, offset=window.low)}</article>'
    )
    _more(document, window, "below", hidden=len(document.text) - window.high)
    if marks:
        scroll_to(f"mark-{at + 1}", turn=st.session_state[_TURN])


def _mark_bar(
    document: Document, sections: tuple[Section, ...], marks: tuple[Mark, ...], at: int
) -> None:
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
        with st.popover("Cite this mark"):
            st.code(cite_source(document, sections, marks[at].runs), language=None, wrap_lines=True)
        with st.popover("Link here"):
            st.code(_permalink(SourceLink(document.path, marks)), language=None, wrap_lines=True)


def _permalink(link: SourceLink) -> str:
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{urlencode(link.params(), doseq=True)}"


def _window(document: Document, marks: tuple[Mark, ...], at: int) -> Window:
    """The part on the page; it moves only when the mark in turn is not on it."""
    position = marks[at].runs[0].start if marks else 0
    turn = st.session_state[_TURN]
    kept: tuple[str, int, Window] = st.session_state.get(_WINDOW, ("", turn, Window(0, 0)))
    sha256, drawn_at, window = kept
    moved = turn != drawn_at and not window.shows(position)
    if sha256 != document.sha256 or moved:
        window = around(document.text, position)
    st.session_state[_WINDOW] = (document.sha256, turn, window)
    return window


def _more(document: Document, window: Window, side: str, *, hidden: int) -> None:
    if hidden:
        st.button(
            f"Show more {side} ({hidden:,} characters)",
            key=f"more_{side}",
            on_click=_grow,
            args=(document, window, side),
        )


def _grow(document: Document, window: Window, side: str) -> None:
    grown = window.above(document.text) if side == "above" else window.below(document.text)
    st.session_state[_WINDOW] = (document.sha256, st.session_state[_TURN], grown)


def _structure(library: Library, document: Document, sections: tuple[Section, ...]) -> list[Layer]:
    headings = [section.heading for section in sections if section.heading is not None]
    return [
        *(Layer(page.span, "page", page=page.number) for page in document.pages),
        *(Layer(heading, "heading") for heading in headings),
        *(Layer(span, "furniture") for span in library.furniture(document.path)),
    ]


def mark_layers(marks: tuple[Mark, ...]) -> list[Layer]:
    """Every run of every mark; the first run of a mark can be scrolled to."""
    layers: list[Layer] = []
    for number, mark in enumerate(marks, start=1):
        for position, run in enumerate(mark.runs):
            anchor = f"mark-{number}" if position == 0 else None
            layers.append(Layer(Span(run.start, run.end), mark.kind, anchor=anchor))
    return layers
