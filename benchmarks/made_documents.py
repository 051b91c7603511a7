"""Long documents of every format for benchmarks: prose of English words, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import numpy as np
import openpyxl
import pptx
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WORDS_A_PAGE = 400
_WORDS_A_LINE, _LINES_A_PARAGRAPH = 12, 6
_SCAN_DOTS = 200
_ROWS_A_PAGE = 45
_TEXT = (
    "river station level water report district village flood measure week council officer border "
    "training program region agency support budget member office paper figure record market road "
    "bridge school winter summer northern southern early late several common annual the of and to "
    "in for with by on from was were is are had has said agreed showed opened closed rose fell"
)
_VOCABULARY = _TEXT.split()


def prose(words: int, dice: random.Random) -> list[str]:
    """Paragraphs of sentences."""
    paragraphs, left = [], words
    while left > 0:
        count = min(left, _WORDS_A_LINE * _LINES_A_PARAGRAPH)
        sentence = [dice.choice(_VOCABULARY) for _ in range(count)]
        for at in range(0, count, 18):
            sentence[at] = sentence[at].capitalize()
            sentence[min(at + 17, count - 1)] += "."
        paragraphs.append(" ".join(sentence))
        left -= count
    return paragraphs


def write_pdf(path: Path, pages: int, dice: random.Random) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(1, pages + 1):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(60, 810, "Report of the River Office")
        height = 780.0
        for paragraph in prose(WORDS_A_PAGE, dice):
            words = paragraph.split()
            for at in range(0, len(words), _WORDS_A_LINE):
                canvas.drawString(60, height, " ".join(words[at : at + _WORDS_A_LINE]))
                height -= 14
            height -= 8
        canvas.drawString(290, 30, str(number))
        canvas.showPage()
    canvas.save()


def write_scan(path: Path, pages: int, dice: random.Random) -> None:
    drawn = path.with_suffix(".drawn")
    write_pdf(drawn, pages, dice)
    grain = np.random.default_rng(5)
    images = []
    for page in pdfium.PdfDocument(drawn):
        image: Any = page.render(scale=_SCAN_DOTS / 72, grayscale=True).to_pil().convert("L")
        grey = np.asarray(image) + grain.normal(0, 12, (image.height, image.width))
        images.append(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    images[0].save(path, "PDF", save_all=True, append_images=images[1:], resolution=_SCAN_DOTS)
    drawn.unlink()


def write_docx(path: Path, pages: int, dice: random.Random) -> None:
    written = docx.Document()
    for number in range(pages):
        written.add_heading(f"Part {number + 1}", level=2)
        for paragraph in prose(WORDS_A_PAGE, dice):
            written.add_paragraph(paragraph)
    written.save(str(path))


def write_html(path: Path, pages: int, dice: random.Random) -> None:
    body = "".join(
        f"<h2>Part {number + 1}</h2>"
        + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in prose(WORDS_A_PAGE, dice))
        for number in range(pages)
    )
    path.write_text(
        f"<html><head><title>Report</title></head><body><article>{body}</article></body></html>"
    )


def write_pptx(path: Path, pages: int, dice: random.Random) -> None:
    show = pptx.Presentation()
    for number in range(pages):
        slide: Any = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"Part {number + 1}"
        slide.placeholders[1].text = "\n".join(prose(80, dice))
    packed = BytesIO()
    show.save(packed)
    path.write_bytes(packed.getvalue())


def write_xlsx(path: Path, pages: int, dice: random.Random) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Stations")
    sheet.append(["Station", "Year", "Level", "Reports", "Office"])
    for number in range(pages * _ROWS_A_PAGE):
        words = " ".join(dice.choice(_VOCABULARY) for _ in range(2))
        sheet.append([words, 1950 + number % 70, dice.random() * 9, number, dice.choice("ABCD")])
    book.save(path)


WRITERS: dict[str, tuple[Callable[[Path, int, random.Random], None], str, int]] = {
    "PDF": (write_pdf, "paper.pdf", 100),
    "scan": (write_scan, "scan.pdf", 4),
    "DOCX": (write_docx, "paper.docx", 100),
    "HTML": (write_html, "page.html", 100),
    "PPTX": (write_pptx, "slides.pptx", 100),
    "XLSX": (write_xlsx, "sheet.xlsx", 100),
}
"""By format: how it is written, under what name, and of how many pages (slides, 45 rows)."""
