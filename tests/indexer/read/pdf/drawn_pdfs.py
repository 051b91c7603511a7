"""PDFs made for a test: what is drawn where is said in the test itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise

import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from indexer.read.pdf.read_pdf import read_pdf
from indexer.read.source_file import SourceFile
from sourceline.records import Document, Span

Draw = Callable[[Canvas], None]
PROSE = (
    "The commission met in the spring of 2021 and discussed the level of the water at length.",
    "Its members agreed that every station along the upper river would report once a day, so",
    "that officials of the districts could warn the villages below before the flood came down.",
    "A review of the figures is to follow in the autumn, when the months of drought are over.",
)


def paper(
    *pages: Draw, title: str | None = None, encrypt: StandardEncryption | None = None
) -> bytes:
    """A PDF of A4 pages; places are in points from the lower left."""
    packed = BytesIO()
    canvas = Canvas(packed, pagesize=A4, encrypt=encrypt, initialFontName="Times-Roman")
    if title is not None:
        canvas.setTitle(title)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def lines(
    *rows: str, left: float = 60, top: float = 760, size: float = 11, font: str = "Times-Roman"
) -> Draw:
    """Rows under each other with the leading of running text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for at, row in enumerate(rows):
            canvas.drawString(left, top - at * 1.2 * size, row)

    return draw


def together(*parts: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def turned(content: bytes, degrees: int) -> bytes:
    """The same PDF with every page displayed turned clockwise."""
    document = pdfium.PdfDocument(content)
    for page in document:
        page.set_rotation(degrees)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def read(content: bytes, relative: str = "folder/paper.pdf") -> Document:
    """The document; what must hold of every one is checked on the way."""
    document = read_pdf(SourceFile(relative, content))
    check_invariants(document)
    return document


def check_invariants(document: Document) -> None:
    ends = [0, *(page.span.end for page in document.pages)]
    assert [page.span.start for page in document.pages] == ends[:-1]
    assert ends[-1] == len(document.text)
    for page, boxes in zip(document.pages, document.boxes, strict=True):
        rows = boxes.boxes()
        assert page.number == boxes.number
        assert len(rows) == page.span.end - page.span.start
        for sign, row in zip(page.span.of(document.text), rows, strict=True):
            assert (sign in " \n\t") == (not row.any()), sign
    text = document.text
    for spans in (document.headings or (), document.furniture):
        assert all(one.end <= two.start for one, two in pairwise(spans))
    for span in document.furniture:
        assert span.start == 0 or text[span.start - 1] == "\n"
        assert text[span.end] == "\n"
    for table in document.tables:
        cells = [*table.upper, *([table.header] if table.header else []), *table.rows]
        shown = ["\t".join(words_of(row, document)) for row in cells]
        assert table.span.of(text).split("\n") == shown


def words_of(spans: Sequence[Span], document: Document) -> list[str]:
    return [span.of(document.text) for span in spans]
