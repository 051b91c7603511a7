"""Scans are read by the real tesseract, and say how sure they are."""

from __future__ import annotations

import signal
import sys

import pytest
from PIL import Image, ImageDraw

from indexer.read.ocr import tesseract as ocr
from indexer.read.ocr.homoglyphs import in_one_alphabet
from indexer.read.ocr.ocr_lines import OcrWord, lines_of_words, sureness_of
from indexer.read.ocr.read_image import read_image
from indexer.read.source_file import SourceFile
from sourceline.errors import UnreadableError
from sourceline.settings import ReadSettings
from tests.indexer.read.ocr.scanned_pages import as_file, as_pdf, scan
from tests.indexer.read.pdf.drawn_pdfs import PROSE, check_invariants, lines, paper, read, together

pytestmark = pytest.mark.ocr

PAGE = paper(lines(*PROSE, size=12, left=50))


def test_a_scan_in_a_pdf_is_read_between_other_pages() -> None:
    document = read(as_pdf(scan(PAGE), Image.new("L", (400, 600), 255)))
    first, second = document.pages
    assert first.status == "ocr"
    assert first.sureness is not None and first.sureness > 0.8
    assert "read by OCR" in first.reason
    assert document.text.split() == " ".join(PROSE).split()
    assert (second.status, second.reason) == ("empty", "blank page")


def test_boxes_of_a_scan_lie_where_the_words_were_drawn() -> None:
    drawn, scanned = read(PAGE), read(as_pdf(scan(PAGE, turn=0.0)))
    assert drawn.text == scanned.text
    for word in ("commission", "villages", "drought"):
        at = drawn.text.index(word)
        places = [
            document.boxes[0].boxes()[at : at + len(word)].mean(axis=0)
            for document in (drawn, scanned)
        ]
        assert abs(places[0] - places[1]).max() < 4


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_picture_on_its_side_or_head_is_read(turn: Image.Transpose) -> None:
    long = paper(lines(*PROSE, *PROSE, *PROSE, size=12, left=50))
    document = read_image(SourceFile("a.png", as_file(scan(long, 0.0).transpose(turn), "PNG")))
    check_invariants(document)
    assert document.text.split() == " ".join(PROSE * 3).split()
    boxes = document.boxes[0].boxes()
    assert boxes[:, 2].max() <= document.boxes[0].width
    assert boxes[:, 3].max() <= document.boxes[0].height


@pytest.mark.parametrize("kind", ["GIF", "BMP", "WEBP"])
def test_other_pictures_are_opened(kind: str) -> None:
    document = read_image(SourceFile("a", as_file(Image.new("L", (300, 400), 255), kind)))
    assert (document.pages[0].status, document.pages[0].reason) == ("empty", "blank page")


def test_each_frame_of_a_tiff_is_a_page() -> None:
    other = scan(paper(lines("Another page of the same file.", size=16)))
    told: list[tuple[int, int]] = []
    content = as_file(scan(PAGE), "TIFF", other)
    document = read_image(SourceFile("a.tif", content, step=lambda *done: told.append(done)))
    check_invariants(document)
    assert document.kind == "image"
    assert [page.status for page in document.pages] == ["ocr", "ocr"]
    assert "Another page" in document.pages[1].span.of(document.text)
    assert told == [(1, 2), (2, 2)]


def test_a_text_layer_of_other_letters_is_read_from_the_picture() -> None:
    def draw(canvas: object) -> None:
        image = scan(PAGE, turn=0.0)
        canvas.drawInlineImage(image, 0, 0, 595.28, 841.89)  # type: ignore[attr-defined]
        words = canvas.beginText(50, 400)  # type: ignore[attr-defined]
        words.setTextRenderMode(3)
        words.textLines(["xjdlmnt gbrkst pqrtw zzkdfn lmprst kkdfgh"] * 12)
        canvas.drawText(words)  # type: ignore[attr-defined]

    document = read(paper(draw))
    assert document.pages[0].status == "ocr"
    assert "make no words" in document.pages[0].reason
    assert PROSE[0] in document.text


def test_a_stamp_on_a_scan_does_not_pass_for_its_text() -> None:
    image = as_pdf(scan(PAGE, turn=0.0))
    assert read(image).pages[0].status == "ocr"

    def draw(canvas: object) -> None:
        canvas.drawInlineImage(scan(PAGE, 0.0), 0, 0, 595.28, 841.89)  # type: ignore[attr-defined]

    document = read(paper(together(draw, lines("Archive 17", top=30))))
    assert document.pages[0].status == "ocr"
    assert PROSE[0] in document.text and "Archive 17" in document.text


def test_without_tesseract_the_page_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.missing_tesseract.cache_clear()
    try:
        pdf = read(as_pdf(scan(PAGE)))
        picture = read_image(SourceFile("a.png", as_file(scan(PAGE), "PNG")))
    finally:
        ocr.missing_tesseract.cache_clear()
    for document in (pdf, picture):
        assert document.pages[0].status == "empty"
        assert "tesseract-ocr-rus" in document.pages[0].reason


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\njunk", b"\xff\xd8\xff\xe0junk", b"II*\0"]
)
def test_no_picture_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.png cannot be read as a picture"):
        read_image(SourceFile("a.png", content))


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    content = as_file(Image.new("1", (12_000, 9_000)), "PNG")
    with pytest.raises(UnreadableError, match="12000 × 9000 pixels"):
        read_image(SourceFile("a.png", content))


def test_a_large_page_is_rendered_with_no_more_pixels_than_are_read() -> None:
    content = as_pdf(scan(PAGE))
    assert read(content).text
    from indexer.read.pdf.read_pdf import read_pdf

    document = read_pdf(SourceFile("a.pdf", content, settings=ReadSettings(image_pixels=1_000_000)))
    assert document.pages[0].status in ("ocr", "empty")


def test_dirt_is_no_word() -> None:
    box = (0.0, 0.0, 40.0, 10.0)
    words = [
        OcrWord("Level", box, 0.9, (1, 1, 1)),
        OcrWord("~|", box, 0.2, (1, 1, 1)),
        OcrWord("of", box, 0.6, (1, 1, 2)),
        OcrWord("water", box, 0.9, (1, 2, 1)),
    ]
    found = lines_of_words(words, 2.0)
    assert [(line.text, line.opens) for line in found] == [
        ("Level", True),
        ("of", False),
        ("water", True),
    ]
    assert found[0].boxes[-1, 2] == pytest.approx(20, abs=1)
    assert sureness_of(words) == pytest.approx((5 * 0.9 + 2 * 0.6 + 5 * 0.9) / 12)
    assert sureness_of([]) is None


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("encoding ОК", "encoding OK"),
        ("the wаter", "the water"),
        ("уровень вoды a река", "уровень воды а река"),
        ("страны OPEC и НАТО", "страны OPEC и НАТО"),
        ("12 345", "12 345"),
    ],
)
def test_a_word_is_of_one_alphabet(line: str, mended: str) -> None:
    assert " ".join(in_one_alphabet(line.split())) == mended


def test_a_drawing_without_words_is_empty() -> None:
    image = Image.new("L", (800, 1000), 255)
    ImageDraw.Draw(image).ellipse((200, 200, 600, 600), fill=90)
    document = read(as_pdf(image))
    assert document.pages[0].status == "empty"
    assert "no words" in document.pages[0].reason


@pytest.mark.parametrize(
    ("program", "ended_by"),
    [("while True: pass", signal.SIGXCPU), ("import time; time.sleep(60)", signal.SIGKILL)],
)
def test_work_without_end_and_waiting_without_end_are_ended(program: str, ended_by: int) -> None:
    code, _, _ = ocr.run_limited([sys.executable, "-c", program], b"", 1)
    assert code in (-ended_by, -signal.SIGKILL)


def test_what_a_program_says_and_complains_of_comes_back() -> None:
    program = "import sys; sys.stdout.write(sys.stdin.read()); sys.stderr.write('no'); sys.exit(3)"
    assert ocr.run_limited([sys.executable, "-c", program], b"yes", 20) == (3, b"yes", b"no")
