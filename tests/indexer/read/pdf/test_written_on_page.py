"""Values of form fields, and readers' notes."""

from __future__ import annotations

import ctypes
from io import BytesIO
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from reportlab.pdfgen.canvas import Canvas

from sourceline.pages.page_pictures import render_page
from tests.indexer.read.pdf.drawn_pdfs import PROSE, Draw, lines, paper, read, together

PERMIT = [("Name of vessel", "Albatros IV"), ("Licence number", "FX-20931"), ("Port", "Sfax")]
INTAKE = [
    ("Family name of the patient", "Okonkwo"),
    ("Ward", "B 12"),
    ("Known allergies, if any", "penicillin and latex, both since childhood"),
    ("Doctor in charge", "Dr. Lindqvist"),
    ("Date of arrival", "4 March 2023"),
]


def form(fields: list[tuple[str, str]], *, by_column: bool = False) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 770, "To be filled in by the office before the first day")
        for at, (label, value) in enumerate(fields):
            canvas.drawString(60, 700 - 30 * at, label)
            if not by_column:
                field(canvas, f"f{at}", value, at)
        for at, (_, value) in enumerate(fields if by_column else ()):
            field(canvas, f"f{at}", value, at)
        canvas.drawString(60, 300, "Signed in the harbour office, with the seal of the office.")

    return draw


def field(canvas: Canvas, name: str, value: str, at: int, **options: Any) -> None:
    canvas.acroForm.textfield(
        name=name, value=value, x=260, y=694 - 30 * at, width=260, height=20, **options
    )


@pytest.mark.parametrize("by_column", [False, True])
@pytest.mark.parametrize("fields", [PERMIT, INTAKE, PERMIT[:1], INTAKE[:2]])
def test_a_value_follows_the_name_of_its_field(
    fields: list[tuple[str, str]], by_column: bool
) -> None:
    document = read(paper(form(fields, by_column=by_column)))
    rows = [" ".join(line.split()) for line in document.text.splitlines()]
    for label, value in fields:
        assert f"{label} {value}" in rows
    assert document.pages[0].status == "text"


def test_the_boxes_of_a_value_lie_in_its_field() -> None:
    document = read(paper(form(PERMIT)))
    at = document.text.index("FX-20931")
    boxes = document.boxes[0].boxes()[at : at + 8]
    top = 841.89 - (694 - 30) - 20
    assert boxes[:, 0].min() >= 260
    assert boxes[:, 2].max() <= 520
    assert boxes[:, 1].min() >= top - 0.1
    assert boxes[:, 3].max() <= top + 20.1
    assert list(boxes[:, 0]) == sorted(boxes[:, 0])


def test_a_long_value_is_wrapped_inside_its_field() -> None:
    value = "The net was lost in a storm, " * 6 + "and was not found again."

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "What happened")
        canvas.acroForm.textfield(
            name="story", value=value, x=60, y=500, width=300, height=180, fieldFlags="multiline"
        )

    assert value in " ".join(read(paper(draw)).text.split())


def test_a_field_without_printed_words_says_its_own_name() -> None:
    def draw(canvas: Canvas) -> None:
        lines(*PROSE)(canvas)
        field(canvas, "f", "Sfax", 5, tooltip="Port of departure")

    assert "Port of departure: Sfax" in read(paper(draw)).text


def test_boxes_are_ticked_or_not() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (word, checked) in enumerate([("Trawler", True), ("Longliner", False)]):
            canvas.acroForm.checkbox(name=word, checked=checked, x=60, y=700 - 30 * at, size=14)
            canvas.drawString(80, 702 - 30 * at, word)

    text = read(paper(draw)).text
    assert "☑ Trawler" in text
    assert "☐ Longliner" in text


def test_a_chosen_value() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Band of the licence")
        canvas.acroForm.choice(
            name="band",
            value="700 MHz",
            options=["700 MHz", "3.5 GHz"],
            x=200,
            y=694,
            width=90,
            height=20,
        )

    assert "Band of the licence 700 MHz" in read(paper(draw)).text


def test_a_form_filled_by_hand_alone_is_not_empty() -> None:
    document = read(paper(lambda canvas: field(canvas, "f", "Received on 5 May 2020", 0)))
    assert document.text.strip() == "Received on 5 May 2020"


def test_empty_and_hidden_fields_say_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        lines(*PROSE)(canvas)
        field(canvas, "f0", "", 5)
        field(canvas, "f1", "secret", 6, annotationFlags="hidden")

    assert read(paper(draw)).text == read(paper(lines(*PROSE))).text


def test_the_picture_of_a_page_shows_the_value() -> None:
    filled = render_page(paper(form([("Port", "Sfax" * 6)])), 1, 1.0, ())
    blank = render_page(paper(form([("Port", "")])), 1, 1.0, ())
    assert filled != blank


def note(contents: str, place: tuple[int, int, int, int]) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.textAnnotation(contents, Rect=place)

    return draw


def signed(content: bytes, author: str, words: str) -> bytes:
    """The same PDF, its first note by that author and with those words."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    found = raw.FPDFPage_GetAnnot(page.raw, 0)
    for key, value in ((b"T", author), (b"Contents", words)):
        packed = ctypes.create_string_buffer(value.encode("utf-16-le") + b"\0\0")
        raw.FPDFAnnot_SetStringValue(found, key, ctypes.cast(packed, raw.FPDF_WIDESTRING))
    raw.FPDFPage_CloseAnnot(found)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


NOTES: list[tuple[Draw, str]] = [
    (note("No author here.", (10, 10, 30, 30)), "Note: No author here."),
    (
        lambda canvas: canvas.freeTextAnnotation("Not before June.", (90, 90, 300, 120)),
        "Note: Not before June.",
    ),
    (
        lambda canvas: canvas.highlightAnnotation("Wrong year?", (60, 755, 200, 772)),
        "Note on highlighted words: Wrong year?",
    ),
]


@pytest.mark.parametrize(("draw", "words"), NOTES)
def test_notes_follow_the_text_of_their_page(draw: Draw, words: str) -> None:
    document = read(paper(together(lines(*PROSE), draw), lines(*PROSE[::-1])))
    first = document.pages[0].span.of(document.text)
    assert first == "\n".join(PROSE) + f"\n\n{words}\n\n"


@pytest.mark.parametrize(
    ("author", "words"),
    [("A. Bekova", "Ask the mill first."), ("Бекова", "Спросить мельника."), ("لجنة", "راجع.")],
)
def test_a_note_has_its_author(author: str, words: str) -> None:
    content = paper(together(lines(*PROSE), note("x", (500, 700, 520, 720))))
    assert f"Note by {author}: {words}" in read(signed(content, author, words)).text


def test_a_note_is_marked_where_it_is() -> None:
    document = read(paper(together(lines(*PROSE), note("Ask.", (500, 700, 520, 720)))))
    at = document.text.index("Ask.")
    assert document.boxes[0].boxes()[at] == pytest.approx([500, 121.9, 520, 141.9], abs=0.2)


def test_a_form_of_adobes_own_kind_is_named_as_unread() -> None:
    document = pdfium.PdfDocument(paper(form(PERMIT)))
    packed = BytesIO()
    document.save(packed)
    plain = packed.getvalue()
    content = plain.replace(b"/Fields", b"/XFA(x)/Fields", 1)
    assert content != plain
    notes = read(content).notes
    assert any("XFA" in one and "print it to PDF" in one for one in notes)
    assert not any("XFA" in one for one in read(plain).notes)


@pytest.mark.parametrize("fields", [PERMIT, INTAKE])
def test_fields_of_a_form_that_the_file_has_lost(fields: list[tuple[str, str]]) -> None:
    plain = paper(form(fields))
    content = plain.replace(b"/AcroForm", b"/AcroGone", 1)
    assert content != plain
    text = " ".join(read(content).text.split())
    for label, value in fields:
        assert f"{label} {value}" in text


@pytest.mark.parametrize("aside", [0.3, 0.8, 1.5])
@pytest.mark.parametrize("letter_by_letter", [False, True])
def test_a_shadow_or_false_bold_is_read_once(aside: float, letter_by_letter: bool) -> None:
    words = "Hello all: 1100 small boats will bill Illinois"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 16)
        at = 60.0
        for piece in words if letter_by_letter else [words]:
            canvas.drawString(at, 700, piece)
            canvas.drawString(at + aside, 700 - aside / 2, piece)
            at += canvas.stringWidth(piece, "Helvetica", 16)

    assert read(paper(draw)).text.strip() == words


@pytest.mark.parametrize("size", [5, 6, 8, 24])
def test_equal_letters_beside_each_other_are_all_read(size: int) -> None:
    words = "all illicit bills 1111 ......... iiii"
    assert read(paper(lines(words, size=size))).text.strip() == words


@pytest.mark.parametrize("by_row", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_short_columns_are_not_woven_into_one_sentence(count: int, by_row: bool) -> None:
    left = ["The ferry leaves from the old", "pier at seven and comes back", "before the night."]
    right = ["Tickets for schools are sold", "in the town hall, and not on", "the boat itself."]
    rows = [(60, at, row) for at, row in enumerate(left[:count])]
    rows += [(320, at, row) for at, row in enumerate(right[:count])]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for across, at, row in sorted(rows, key=lambda one: one[1]) if by_row else rows:
            canvas.drawString(across, 700 - at * 13.2, row)

    text = " ".join(read(paper(draw)).text.split())
    assert " ".join(left[:count]) in text
    assert " ".join(right[:count]) in text


def test_values_have_a_box_each() -> None:
    boxes = read(paper(form(INTAKE))).boxes[0].boxes()
    assert np.isfinite(boxes).all()
