"""The measure of alignment itself: right boxes pass, wrong ones do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.spans.box_alignment import character_error, check, rate
from sourceline.pages.page_boxes import PageBoxes
from sourceline.records import Document
from tests.indexer.read.ocr.scanned_pages import as_pdf, scan
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper, read

pytestmark = pytest.mark.ocr

PAGE = paper(lines(*PROSE, *PROSE, size=12, left=50))


def moved(document: Document, down: float) -> Document:
    old = document.boxes[0]
    rows = old.boxes()
    rows[rows.any(axis=1)] += (0, down, 0, down)
    return replace(document, boxes=(PageBoxes.pack(1, old.width, old.height, rows),))


def test_spans_of_a_drawn_page_agree_and_those_of_moved_boxes_do_not() -> None:
    document = read(PAGE)
    assert rate(check(document, PAGE, spans=6)) == 1.0
    assert rate(check(moved(document, 6.0), PAGE, spans=6)) < 0.5


def test_spans_of_a_scan_agree() -> None:
    content = as_pdf(scan(PAGE))
    assert rate(check(read(content), content, spans=6)) >= 5 / 6


def test_character_errors() -> None:
    assert character_error("water level", "waterlevel") == 0
    assert character_error("“water”", '"water"') == 0
    assert character_error("abcd", "abxd") == 0.25
    assert character_error("abcd", "") == 1
