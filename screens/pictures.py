"""Pictures of pages, made once for each size and set of marks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import streamlit as st

from screens.page_marks import Box, PageMark
from sourceline.page_boxes import PageBoxes
from sourceline.page_pictures import render_page
from sourceline.records import Document

_SHARPNESS = 2.0
"""Dots a point at the smallest zoom: the column is some 800 pixels wide, a page some 600 points."""
_MOST_DOTS = 12_000_000
_KEPT = 64


def picture(
    document: Document,
    content: bytes,
    number: int,
    zoom: float,
    boxes: PageBoxes | None,
    marks: Sequence[PageMark],
) -> bytes | None:
    """A page as PNG, as sharp as the zoom needs; None where it cannot be drawn."""
    lines = tuple(line for mark in marks for line in mark.lines)
    scale = _scale(zoom, boxes)
    return _rendered(document.sha256, number, scale, lines, content)


def _scale(zoom: float, boxes: PageBoxes | None) -> float:
    """Dots a point; fewer for pages so large that the picture would be too."""
    wanted = _SHARPNESS * zoom
    points = 1.0 if boxes is None else boxes.width * boxes.height
    return min(wanted, math.sqrt(_MOST_DOTS / max(points, 1.0)))


@st.cache_data(show_spinner="Drawing the page…", max_entries=_KEPT)
def _rendered(
    sha256: str, number: int, scale: float, lines: tuple[Box, ...], _content: bytes
) -> bytes | None:
    del sha256  # stands for the content, which is not looked at to tell pictures apart
    try:
        return render_page(_content, number, scale, lines)
    except (ValueError, RuntimeError):  # a page that its own reader could not make out either
        return None
