"""Pictures of pages, made once for each zoom and set of marks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screens.source.page_marks import PageMark
from sourceline.pages.page_pictures import PictureMark, render_image, render_page
from sourceline.records import Document, FileType

_SHARPNESS = 2.0
"""Dots a point at the smallest zoom: the column is some 800 pixels wide, a page some 600 points."""
_KEPT = 64


def page_picture(
    document: Document, content: bytes, number: int, zoom: float, marks: Sequence[PageMark]
) -> bytes:
    """A page as PNG, as sharp as the zoom needs. Raises PictureError where it cannot be drawn."""
    drawn = tuple((*line, mark.kind) for mark in marks for line in mark.lines)
    return _drawn(document.kind, document.sha256, number, _SHARPNESS * zoom, drawn, content)


@st.cache_data(show_spinner="Drawing the page…", max_entries=_KEPT)
def _drawn(
    kind: FileType,
    sha256: str,
    number: int,
    scale: float,
    marks: tuple[PictureMark, ...],
    _content: bytes,
) -> bytes:
    del sha256  # the cache's key in place of the content, which is not part of it
    render = render_image if kind == "image" else render_page
    return render(_content, number, scale, marks)
