"""A table as a Word document, on its side, each quotation numbered, its source in a list below."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from retriever.table.export.table_sources import NumberedSource, TableEdition, cell_words
from retriever.table.table_report import date_words
from sourceline.text.printable_characters import printable


def to_word(edition: TableEdition) -> bytes:
    document = docx.Document()
    _prepare(document, edition)
    document.add_heading(printable(edition.title), level=0)
    for line in edition.about:
        document.add_paragraph(printable(line))
    _put_table(document, edition)
    document.add_heading("Sources", level=1)
    for source in edition.sources:
        _put_source(document, edition, source)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Document, edition: TableEdition) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(9)
    document.core_properties.title = printable(edition.title)[:255]
    document.core_properties.author = "Sourceline"
    document.core_properties.comments = ""


def _put_table(document: Document, edition: TableEdition) -> None:
    table = edition.table
    numbers: dict[tuple[int, str], list[int]] = {}
    for source in edition.sources:
        numbers.setdefault((source.row, source.column), []).append(source.number)
    heads = ["Date", "Row", *table.columns]
    drawn = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    _repeat(drawn.rows[0])
    for cell, head in zip(drawn.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(printable(head)).bold = True
    for number, (row, cells) in enumerate(zip(table.rows, table.cells, strict=True), start=1):
        drawn_cells = drawn.add_row().cells
        drawn_cells[0].text = date_words(row)
        drawn_cells[1].text = printable(f"{number}. {row.label}\n{row.document}")
        for cell, column, read in zip(drawn_cells[2:], table.columns, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(_lines(cell_words(read)))
            marks = ", ".join(map(str, numbers.get((number, column), ())))
            if marks:
                paragraph.add_run(f" [{marks}]").font.superscript = True


def _put_source(document: Document, edition: TableEdition, source: NumberedSource) -> None:
    place = source.evidence.hit.place
    names = dict.fromkeys(" ".join(name.split()) for name in (place.title, place.heading) if name)
    title = "".join(f"{name}. " for name in names if name != place.document)
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{source.number}. ")
    paragraph.add_run(_lines(f"“{source.answer.text}”"))
    digest = place.document_sha256[:12]
    paragraph.add_run(printable(f" {title}{source.place}. SHA-256 {digest}…"))
    if address := edition.link(source):
        paragraph.add_run(" ")
        _link(document, paragraph, address)


def _link(document: Document, paragraph: Any, address: str) -> None:
    """python-docx (1.2) reads links and writes none."""
    relation = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink", attrs={qn("r:id"): relation})
    run = paragraph.add_run("Open in its source")
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _repeat(row: Any) -> None:
    """Show the row again at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _lines(text: str) -> str:
    """Every line end as one line break."""
    return printable(text).replace("\r\n", "\n").replace("\r", "\n")
