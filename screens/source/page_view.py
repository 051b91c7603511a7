"""A document as pictures of its pages, the marks drawn in; only pages of the mark are drawn."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screens.shared import notices
from screens.shared.document_facts import read_by_ocr
from screens.shared.link_marks import LinkMark
from screens.shared.markup import escape
from screens.source.page_images import page_picture
from screens.source.page_marks import PageMark, marks_on
from sourceline.pages.page_pictures import PictureError
from sourceline.records import Document, Page, page_at

if TYPE_CHECKING:
    from sourceline.index.library import Library

ZOOMS = (1.0, 1.5, 2.0, 3.0)
"""Widths of a page in columns of text."""
_MOST_TOGETHER = 3
_PAGE = "source_page"
_ZOOM = "source_zoom"
_DRAWN_AT = "source_page_turn"


def has_pictures(document: Document) -> bool:
    return document.kind in ("pdf", "image") and bool(document.pages)


def show(
    library: Library,
    document: Document,
    content: bytes,
    marks: Sequence[LinkMark],
    at: int,
    turn: int,
) -> None:
    """The page of mark number ``at``, and the next where it runs on, or the page turned to."""
    of_mark = _pages_of(document, marks[at]) if marks else []
    if st.session_state.get(_DRAWN_AT) != turn or _PAGE not in st.session_state:
        st.session_state[_DRAWN_AT] = turn
        st.session_state[_PAGE] = of_mark[0] if of_mark else 1
    numbers = [page.number for page in document.pages]
    # The library may have been built anew with fewer pages.
    st.session_state[_PAGE] = min(max(st.session_state[_PAGE], numbers[0]), numbers[-1])
    zoom = _show_page_bar(numbers)
    chosen = st.session_state[_PAGE]
    together = of_mark[:_MOST_TOGETHER] if chosen in of_mark[:_MOST_TOGETHER] else [chosen]
    for number in together:
        page = next(page for page in document.pages if page.number == number)
        boxes = library.page_boxes(document.path, number)
        drawn = () if boxes is None else tuple(marks_on(page, boxes, marks, document.text))
        try:
            image = page_picture(document, content, number, zoom, drawn)
        except PictureError as error:
            notices.warning(f"{error}. Its text is under Text.")
        else:
            shape = None if boxes is None else (boxes.width, boxes.height)
            st.html(figure(document, page, image, drawn, shape=shape, zoom=zoom, at=at))


def _pages_of(document: Document, mark: LinkMark) -> list[int]:
    """Every page that a mark is on, in order."""
    touched = [
        page.number for page in document.pages if any(run.overlaps(page.span) for run in mark.runs)
    ]
    first = page_at(document.pages, mark.runs[0].start)
    return touched or ([first] if first is not None else [])


def _show_page_bar(numbers: Sequence[int]) -> float:
    """Show the buttons for pages and zoom; return the zoom chosen."""
    zoom: float = st.session_state.setdefault(_ZOOM, ZOOMS[0])
    with st.container(key="page_bar", horizontal=True, vertical_alignment="center", gap="small"):
        at = st.session_state[_PAGE]
        st.button(
            "Previous page",
            icon=":material/chevron_left:",
            disabled=at <= numbers[0],
            on_click=_turn_page,
            args=(-1,),
        )
        st.number_input(
            "Page number",
            numbers[0],
            numbers[-1],
            step=1,
            key=_PAGE,
            width=80,
            label_visibility="collapsed",
        )
        st.html(f"<p>of {numbers[-1]:,}</p>", width="content")
        st.button(
            "Next page",
            icon=":material/chevron_right:",
            disabled=at >= numbers[-1],
            on_click=_turn_page,
            args=(1,),
        )
        _show_zoom_buttons(ZOOMS.index(zoom))
    return zoom


def _show_zoom_buttons(step: int) -> None:
    for label, icon, to in (
        ("Zoom out", ":material/zoom_out:", step - 1),
        ("Zoom in", ":material/zoom_in:", step + 1),
    ):
        st.button(
            label, icon=icon, disabled=not 0 <= to < len(ZOOMS), on_click=_zoom_to, args=(to,)
        )


def _turn_page(step: int) -> None:
    st.session_state[_PAGE] += step


def _zoom_to(step: int) -> None:
    st.session_state[_ZOOM] = ZOOMS[step]


def figure(
    document: Document,
    page: Page,
    image: bytes,
    marks: Sequence[PageMark],
    *,
    shape: tuple[float, float] | None,
    zoom: float,
    at: int,
) -> str:
    """A page as HTML: the picture, its text for those who cannot see it, and places to focus.

    The colours are in the picture; the elements over it hold the words and the anchors.
    ``shape``, the page's width and height, reserves its space before the picture is loaded: else
    a mark that is scrolled to would move away.
    """
    aspect = "" if shape is None else f"; aspect-ratio: {shape[0]:.1f} / {shape[1]:.1f}"
    said = f"Page {page.number} of {document.pages[-1].number}"
    if page.sureness is not None:
        said += f" · {read_by_ocr(page.sureness)}"
    source = f"data:image/png;base64,{base64.b64encode(image).decode()}"
    words = escape(alt_text(document, page, marks))
    places = "".join(_place(mark, at) for mark in marks)
    return (
        f'<figure class="sheet-figure"><div class="scroll" tabindex="0" aria-label="{said}">'
        f'<div class="sheet" style="width: {zoom:.0%}{aspect}">'
        f'<img src="{source}" alt="{words}">{places}</div></div>'
        f"<figcaption>{escape(said)}</figcaption></figure>"
    )


def alt_text(document: Document, page: Page, marks: Sequence[PageMark]) -> str:
    """Which page it is, and the marked words on it."""
    words = "; ".join(f"“{' '.join(mark.words.split())}”" for mark in marks)
    marked = f"Marked: {words}." if words else "Nothing is marked on it."
    return f"Page {page.number} of {document.title}. {marked}"


def _place(mark: PageMark, at: int) -> str:
    """The lines of one quotation on a page, the first of them to focus."""
    current = " current" if mark.number == at else ""
    spoken = "Answer" if mark.kind == "answer" else "Evidence"
    parts = []
    for position, line in enumerate(mark.shares):
        left, top, right, bottom = (100 * share for share in line)
        style = (
            f"left: {left:.3f}%; top: {top:.3f}%; "
            f"width: {right - left:.3f}%; height: {bottom - top:.3f}%"
        )
        name = (
            f' id="mark-{mark.number + 1}" tabindex="-1" role="mark" '
            f'aria-label="{escape(f"{spoken}: {mark.words}")}"'
            if position == 0 and mark.begins
            else ' aria-hidden="true"'
        )
        parts.append(f'<span class="box {mark.kind}{current}" style="{style}"{name}></span>')
    return "".join(parts)
