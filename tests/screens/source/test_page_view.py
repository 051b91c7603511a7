"""A page as a picture: marks where the words stand, words for those who cannot see it."""

from __future__ import annotations

import numpy as np
import pytest

from screens.shared.link_marks import LinkMark
from screens.source.page_marks import marks_on
from screens.source.page_view import alt_text, figure
from sourceline.pages.page_boxes import PageBoxes
from sourceline.records import Document, Page, Span

TEXT = "one two\nthree <b>\n"
PAGES = (Page(1, Span(0, 8)), Page(2, Span(8, 18), "ocr", "scan", 0.91))
DOCUMENT = Document("d", "a.pdf", "0" * 64, "A <i>title</i>", TEXT, "en", kind="pdf", pages=PAGES)


def _boxes(page: Page) -> PageBoxes:
    """Ten points a character from the left, the line 20 to 30 points from the top."""
    length = page.span.end - page.span.start
    rows = np.array([[10 * n, 20, 10 * n + 10, 30] for n in range(length)], dtype=np.float32)
    for at in range(length):
        if TEXT[page.span.start + at].isspace():
            rows[at] = 0
    return PageBoxes.pack(page.number, 200, 100, rows)


def _mark(start: int, end: int) -> LinkMark:
    return LinkMark.of("answer", [Span(start, end)], TEXT[start:end])


def test_a_mark_over_a_page_end_has_its_part_on_each() -> None:
    mark = _mark(4, 13)
    first, second = (next(marks_on(page, _boxes(page), [mark], TEXT)) for page in PAGES)
    assert (first.words, first.begins, first.lines) == ("two\n", True, ((40, 20, 70, 30),))
    assert (second.words, second.begins, second.lines) == ("three", False, ((0, 20, 50, 30),))
    assert second.shares[0] == pytest.approx((0, 0.2, 0.25, 0.3))


def test_a_page_without_a_mark_has_none() -> None:
    assert not list(marks_on(PAGES[0], _boxes(PAGES[0]), [_mark(8, 13)], TEXT))


def test_the_picture_says_its_page_and_its_marked_words() -> None:
    marks = list(marks_on(PAGES[1], _boxes(PAGES[1]), [_mark(0, 3), _mark(8, 17)], TEXT))
    said = alt_text(DOCUMENT, PAGES[1], marks)
    assert said == "Page 2 of A <i>title</i>. Marked: “three <b>”."
    drawn = figure(DOCUMENT, PAGES[1], b"PNG", marks, shape=(200, 100), zoom=1.5, at=1)
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert "read by OCR, 91 % sure" in drawn
    assert 'id="mark-2" tabindex="-1" role="mark" aria-label="Answer: three &lt;b&gt;"' in drawn
    assert "width: 150%; aspect-ratio: 200.0 / 100.0" in drawn
