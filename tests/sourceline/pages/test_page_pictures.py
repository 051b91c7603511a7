"""Pages as pictures, with marks where the words are."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from sourceline.pages import page_pictures
from sourceline.pages.page_pictures import PictureError, line_boxes, render_image, render_page
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper, read, turned

PAGE = paper(lines(*PROSE))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def ink_under(image: Image.Image, box: tuple[float, float, float, float], scale: float) -> float:
    """The share of dark pixels there."""
    part = np.asarray(image.convert("L").crop(tuple(round(side * scale) for side in box)))  # type: ignore[arg-type]
    return float((part < 128).mean())


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_boxes_of_words_lie_on_ink_and_each_line_has_one(degrees: int) -> None:
    content = turned(PAGE, degrees)
    document = read(content)
    start, end = document.text.index("length"), document.text.index("every")
    boxes = line_boxes(document.boxes[0].boxes()[start:end])
    assert len(boxes) == 2
    image = opened(render_page(content, 1, 3, []))
    assert image.width == pytest.approx(document.boxes[0].width * 3, abs=2)
    assert image.height == pytest.approx(document.boxes[0].height * 3, abs=2)
    for box in boxes:
        assert ink_under(image, box, 3) > 0.05
    _, top, right, bottom = boxes[1]
    beyond = (right + 400, top, right + 430, bottom) if degrees == 0 else (0, 0, 20, 20)
    assert ink_under(image, beyond, 3) == 0


def test_marks_colour_the_paper_and_leave_the_ink() -> None:
    marks = [(0.0, 0.0, 500.0, 300.0, "sentence"), (100.0, 100.0, 200.0, 200.0, "answer")]
    image = opened(render_page(PAGE, 1, 2, marks))
    assert image.getpixel((20, 20)) == (255, 240, 189)
    red, green, blue = image.getpixel((390, 390))  # type: ignore[misc]
    assert (red, green) == (255, 189) and blue < 60
    assert image.getpixel((1100, 700)) == (255, 255, 255)
    plain = np.asarray(opened(render_page(PAGE, 1, 2, [])).convert("L"))
    assert ((np.asarray(image.convert("L")) < 60) == (plain < 60)).mean() > 0.99


def test_a_picture_has_no_more_pixels_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_pictures, "MOST_PIXELS", 10_000)
    width, height = opened(render_page(PAGE, 1, 50, [])).size
    assert width * height <= 10_500


def test_pictures_of_pictures() -> None:
    packed = BytesIO()
    Image.new("L", (1654, 2339), 255).save(packed, "PNG", dpi=(200, 200))
    image = opened(render_image(packed.getvalue(), 1, 1.0, [(10, 10, 50, 50, "answer")]))
    assert image.size == (595, 842)
    assert image.getpixel((30, 30)) == (255, 201, 60)


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_page_that_is_not_there(number: int) -> None:
    with pytest.raises(PictureError, match="cannot be drawn"):
        render_page(PAGE, number, 1, [])
    packed = BytesIO()
    Image.new("L", (10, 10)).save(packed, "PNG")
    with pytest.raises(PictureError, match="cannot be drawn"):
        render_image(packed.getvalue(), number, 1, [])


def test_junk_cannot_be_drawn() -> None:
    for draw in (render_page, render_image):
        with pytest.raises(PictureError):
            draw(b"junk", 1, 1, [])


def test_no_characters_have_no_boxes() -> None:
    assert line_boxes(np.zeros((3, 4), dtype=np.float32)) == []
    assert line_boxes(np.zeros((0, 4), dtype=np.float32)) == []
