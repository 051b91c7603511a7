"""The text of a PDF's pages: order of reading, paragraphs, places of characters."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper, read, together, turned

LEFT = [f"left {at} of the column with words enough" for at in range(12)]
RIGHT = [f"right {at} of the column with words enough" for at in range(12)]


def test_lines_of_a_paragraph_and_paragraphs() -> None:
    first = lines(*PROSE)
    second = lines(*PROSE[:2], top=760 - 5.5 * 13.2)
    document = read(paper(together(first, second)))
    assert document.text == "\n".join(PROSE) + "\n\n" + "\n".join(PROSE[:2]) + "\n\n"
    assert document.kind == "pdf"
    assert document.pages[0].status == "text"


def test_an_indented_line_opens_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for at, row in enumerate((*PROSE, *PROSE)):
            indent = 15 if at in (0, 4) else 0
            canvas.drawString(60 + indent, 760 - at * 13.2, row)

    document = read(paper(draw))
    assert document.text.strip().split("\n\n") == ["\n".join(PROSE)] * 2


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_are_read_one_after_the_other(by_row: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        rows = [(60, at, LEFT[at]) for at in range(12)] + [(320, at, RIGHT[at]) for at in range(12)]
        for left, at, row in sorted(rows, key=lambda one: one[1]) if by_row else rows:
            canvas.drawString(left, 700 - at * 13.2, row)
        canvas.drawString(60, 760, "A first line that goes over both columns of the page " * 2)

    text = read(paper(draw)).text
    places = [text.index(row) for row in ("A first line", *LEFT, *RIGHT)]
    assert places == sorted(places)


def test_columns_whose_lines_stand_at_other_heights() -> None:
    left = lines(*LEFT, top=700)
    right = lines(*RIGHT, left=320, top=694)
    text = read(paper(together(left, right))).text
    places = [text.index(row) for row in (*LEFT, *RIGHT)]
    assert places == sorted(places)


def test_a_line_drawn_last_stands_where_it_is() -> None:
    document = read(paper(together(lines(*PROSE[1:], top=746.8), lines(PROSE[0]))))
    assert document.text.strip() == "\n".join(PROSE)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_with_rotation_has_boxes_as_displayed(degrees: int) -> None:
    plain = read(paper(lines(*PROSE)))
    document = read(turned(paper(lines(*PROSE)), degrees))
    assert document.text.split() == plain.text.split()
    sizes = (plain.boxes[0].width, plain.boxes[0].height)
    shown = (document.boxes[0].width, document.boxes[0].height)
    assert shown == (sizes if degrees == 180 else sizes[::-1])
    before, after = plain.boxes[0].boxes(), document.boxes[0].boxes()
    width, height = sizes
    left, top, right, bottom = before.T
    moved = {
        90: (height - bottom, left, height - top, right),
        180: (width - right, height - bottom, width - left, height - top),
        270: (top, width - right, bottom, width - left),
    }[degrees]
    placed = before.any(axis=1)
    assert np.abs(np.stack(moved, axis=1) - after)[placed].max() < 0.5


def test_text_on_its_side_follows_the_rest() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "a note in the margin")
        canvas.restoreState()

    document = read(paper(together(draw, lines(*PROSE))))
    assert document.text == "\n".join(PROSE) + "\n\na note in the margin\n\n"
    at = document.text.index("a note in")
    tops = document.boxes[0].boxes()[at : at + 6, 1]
    assert all(one > two for one, two in pairwise(tops[tops > 0]))


def test_text_outside_the_page_is_not_read() -> None:
    document = read(paper(together(lines(*PROSE), lines("off the page", left=-500))))
    assert "off the page" not in document.text


def test_letters_drawn_twice_for_weight_are_read_once() -> None:
    document = read(paper(together(lines("Twice drawn"), lines("Twice drawn", left=60.3))))
    assert document.text.strip() == "Twice drawn"


def test_a_sentence_runs_on_over_the_page_end_between_furniture() -> None:
    def page(number: int, *rows: str) -> object:
        return together(
            lines("Annual report", top=815, size=9),
            lines(*rows),
            lines(str(number), top=30, left=290, size=9),
        )

    document = read(
        paper(
            page(1, *PROSE, PROSE[1]),  # type: ignore[arg-type]
            page(2, PROSE[2], *PROSE),  # type: ignore[arg-type]
            page(3, *PROSE),  # type: ignore[arg-type]
        )
    )
    first, second, _ = (page.span.of(document.text) for page in document.pages)
    assert first.endswith(PROSE[1] + "\n1\n")
    assert second.startswith("Annual report\n" + PROSE[2])
    assert second.endswith(PROSE[3] + "\n\n2\n\n")
    found = [span.of(document.text) for span in document.furniture]
    assert found == ["Annual report", "1", "Annual report", "2", "Annual report", "3"]


def test_a_hyphen_at_a_line_end_stays() -> None:
    document = read(paper(lines("The members of the com-", "mission met again.")))
    assert document.text.strip() == "The members of the com-\nmission met again."


def test_progress_is_told_page_by_page() -> None:
    from indexer.read.pdf.read_pdf import read_pdf
    from indexer.read.source_file import SourceFile

    told: list[tuple[int, int]] = []
    content = paper(lines(*PROSE), lines(*PROSE))
    read_pdf(SourceFile("a.pdf", content, step=lambda done, total: told.append((done, total))))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("spread", [0.06, 0.1, 0.16, 0.22])
@pytest.mark.parametrize("size", [9, 12, 20])
@pytest.mark.parametrize("drawn_spaces", [False, True])
def test_words_of_spread_letters_are_whole(spread: float, size: float, drawn_spaces: bool) -> None:
    words = ["Republic", "of", "the", "Upper", "Valleys,", "Office", "12"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        at = 60.0
        for word in words:
            said = canvas.beginText(at, 700)
            said.setCharSpace(spread * size)
            said.textOut(f"{word} " if drawn_spaces else word)
            canvas.drawText(said)
            wide = canvas.stringWidth(word, "Helvetica", size) + len(word) * spread * size
            at += wide + 0.35 * size

    assert read(paper(draw)).text.split() == words
