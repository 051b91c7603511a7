"""A text written in the formats of offices: a web page, a Word file, a PDF, a scan.

Headings become headings and every other line a paragraph, as a person would write them. Word and
PDF pages carry a running header and a page number, the web page a menu and a footer.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pypdfium2 as pdfium
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image

from indexer.structure.furniture import find_furniture
from indexer.structure.sections import find_sections
from sourceline.errors import WrongUseError
from sourceline.records import Document, Span

SCAN_DOTS = 200
SCAN_TURN = 0.7
"""Degrees that a sheet is turned by."""
SCAN_NOISE = 12.0
"""Standard deviation of the grey of the paper, of 255."""
_OFFICE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class WrittenLine:
    text: str
    heading: bool


def lines_of(document: Document) -> list[WrittenLine]:
    """The lines of a plain text that are not blank; headings are recognised by their shape."""
    parts = find_sections(document, find_furniture(document, frozenset()))
    headings = [part.heading for part in parts if part.heading]
    return [
        WrittenLine(span.of(document.text), _is_in(span, headings))
        for span in _lines(document.text)
    ]


def write_html(path: Path, lines: list[WrittenLine]) -> None:
    """An article page of a site, with what is around articles."""
    title = escape(next((line.text for line in lines), path.stem))
    body = "\n".join(
        f"<h2>{escape(line.text)}</h2>" if line.heading else f"<p>{escape(line.text)}</p>"
        for line in lines
    )
    path.write_text(_PAGE.format(title=title, body=body), encoding="utf-8")


def write_docx(path: Path, lines: list[WrittenLine]) -> None:
    written = docx.Document()
    written.styles["Normal"].font.name = "Liberation Serif"
    section = written.sections[0]
    section.header.paragraphs[0].text = "Regional information bulletin"
    _add_page_number(section.footer.paragraphs[0])
    for line in lines:
        written.add_paragraph(line.text, style="Heading 2" if line.heading else None)
    written.save(str(path))


def write_pdf(path: Path, office_file: Path) -> None:
    """By LibreOffice, from a file that it opens. Raises WrongUseError where it is missing or
    fails."""
    with tempfile.TemporaryDirectory() as passing:
        command = ["soffice", f"-env:UserInstallation=file://{passing}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", passing, str(office_file)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=_OFFICE_SECONDS
            )
        except FileNotFoundError:
            raise WrongUseError(
                "LibreOffice writes the PDF files and is not installed: "
                "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui"
            ) from None
        made = Path(passing) / f"{office_file.stem}.pdf"
        if not made.is_file():
            raise WrongUseError(f"LibreOffice made no PDF of {office_file}: {done.stderr.strip()}")
        path.write_bytes(made.read_bytes())


def write_scan(path: Path, pdf: Path, seed: int = 5) -> None:
    """The pages of a PDF as pictures, a little turned and grainy, in a PDF without any text."""
    dice = np.random.default_rng(seed)
    first, *more = (_scanned(page, dice) for page in pdfium.PdfDocument(pdf))
    first.save(path, "PDF", save_all=True, append_images=more, resolution=SCAN_DOTS)


def _scanned(page: Any, dice: np.random.Generator) -> Image.Image:
    image = page.render(scale=SCAN_DOTS / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(SCAN_TURN, fillcolor=255, resample=Image.Resampling.BICUBIC)
    grey = np.asarray(image) + dice.normal(0, SCAN_NOISE, (image.height, image.width))
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
        at += len(line)


def _is_in(line: Span, headings: list[Span]) -> bool:
    return any(heading.contains(line) for heading in headings)


def _add_page_number(paragraph: Any) -> None:
    paragraph.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Regional information</title></head>
<body>
<header><a href="/">Regional information</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/about">About us</a></li>
<li><a href="/contacts">Contacts</a></li><li><a href="/ru">Русский</a></li></ul></nav></header>
<main><article>
{body}
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Weather for the weekend</a></li>
<li><a href="/2">Subscribe to our letter</a></li></ul></aside>
<footer><p>© Regional information. All rights reserved.</p>
<p><a href="/privacy">Privacy</a> <a href="/cookies">Cookies</a></p></footer>
</body></html>
"""
