"""Pictures of pages, made once for each size and set of marks."""

from __future__ import annotations

import streamlit as st

from screens.page_marks import PageMark
from sourceline.page_boxes import PageBoxes
from sourceline.page_pictures import render_page
from sourceline.records import Document

_SHARPNESS = 2.0
"""Dots a point at the smallest zoom: the column is about 800 pixels wide, a page 600 points."""
_MOST_DOTS = 12_000_000
_KEPT = 64
