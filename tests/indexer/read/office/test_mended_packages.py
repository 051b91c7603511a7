"""Strict Open XML is read like any other, and what is broken costs itself and a note."""

from __future__ import annotations

import re
from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from indexer.read.office.read_docx import read_docx
from indexer.read.office.read_pptx import read_pptx
from indexer.read.office.read_xlsx import read_xlsx
from indexer.read.office.transitional import openable
from indexer.read.source_file import SourceFile
from sourceline.errors import UnreadableError
from sourceline.records import Document
from tests.indexer.read.document_invariants import check
from tests.indexer.read.office_packages import changed, saved, zipped

CHARTS: Any = import_module("pptx.chart.data")
"""The library has no types for it."""
_READERS = {"docx": read_docx, "pptx": read_pptx, "xlsx": read_xlsx}
_NAME = re.compile(rb"http://schemas\.openxmlformats\.org/(officeDocument|drawingml|wordprocessingml"
                   rb"|presentationml|spreadsheetml)/2006/")  # fmt: skip


def read(content: bytes, kind: str) -> Document:
    return check(_READERS[kind](SourceFile(f"file.{kind}", content)))


def a_report() -> bytes:
    file = docx.Document()
    file.add_heading("Wells of the valley", 1)
    file.add_paragraph("Forty were dug.", style="List Bullet")
    table = file.add_table(2, 2)
    for at, words in enumerate(["Place", "Depth", "Osh", "40"]):
        table.cell(at // 2, at % 2).text = words
    file.core_properties.title = "A report on wells"
    return saved(file)


def a_talk() -> bytes:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[1])
    slide.shapes.title.text = "Wells"
    slide.placeholders[1].text = "deep\nshallow"
    slide.notes_slide.notes_text_frame.text = "Speak up."
    data = CHARTS.CategoryChartData()
    data.categories = ["Osh", "Naryn"]
    data.add_series("Depth", (40, 12))
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    size = Inches(1), Inches(1), Inches(6), Inches(4)
    slide.shapes.add_chart(XL_CHART_TYPE.LINE, *size, data)
    return saved(talk)


def a_book() -> bytes:
    book: Any = openpyxl.Workbook()
    for row in (["Payee", "Share"], ["Ala", 0.025], ["Beta", 0.5]):
        book.active.append(row)
    book.active["B2"].number_format = "0%"
    book.create_sheet("Other").append(["alone"])
    return saved(book)


FILES = {"docx": a_report, "pptx": a_talk, "xlsx": a_book}


def strict(content: bytes) -> bytes:
    """As Office writes it when asked for Strict Open XML: the same with other names."""

    def renamed(part: bytes) -> bytes:
        part = part.replace(b"officeDocument/2006/extended-properties",
                            b"officeDocument/2006/extendedProperties")  # fmt: skip
        return _NAME.sub(rb"http://purl.oclc.org/ooxml/\1/", part)

    with ZipFile(BytesIO(content)) as archive:
        return zipped({name: renamed(archive.read(name)) for name in archive.namelist()})


@pytest.mark.parametrize("kind", FILES)
def test_a_strict_file_reads_like_the_same_in_the_ordinary_form(kind: str) -> None:
    ordinary = FILES[kind]()
    other = strict(ordinary)
    assert b"purl.oclc.org" in ZipFile(BytesIO(other)).read("_rels/.rels")
    one, two = read(ordinary, kind), read(other, kind)
    assert (one.text, one.tables, one.headings) == (two.text, two.tables, two.headings)
    assert (one.title, one.notes) == (two.title, two.notes)


@pytest.mark.parametrize("kind", FILES)
def test_an_ordinary_file_is_left_as_it_is(kind: str) -> None:
    content = FILES[kind]()
    assert openable(content).content is content


def without(content: bytes, part: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if name != part})


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("docx", "word/fontTable.xml"),
        ("docx", "docProps/thumbnail.jpeg"),
        ("docx", "word/theme/theme1.xml"),
        ("pptx", "ppt/printerSettings/printerSettings1.bin"),
        ("pptx", "ppt/notesSlides/notesSlide1.xml"),
        ("xlsx", "xl/theme/theme1.xml"),
    ],
)
def test_a_part_that_is_missing_costs_a_note(kind: str, part: str) -> None:
    content = FILES[kind]()
    document = read(without(content, part), kind)
    whole = read(content, kind)
    assert document.text in (whole.text, whole.text.replace("\n\nSpeak up.", ""))
    assert document.notes == (f"parts that it refers to are missing: 1 ({part})",)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("docx", "word/styles.xml"),
        ("docx", "word/numbering.xml"),
        ("docx", "docProps/core.xml"),
        ("pptx", "ppt/notesSlides/notesSlide1.xml"),
        ("pptx", "docProps/core.xml"),
        ("xlsx", "xl/styles.xml"),
        ("xlsx", "docProps/core.xml"),
    ],
)
def test_a_part_that_is_damaged_costs_itself(kind: str, part: str) -> None:
    content = FILES[kind]()
    document = read(changed(content, part, lambda old: old[: len(old) // 2]), kind)
    words = set(re.findall(r"[^\W\d_]+", read(content, kind).text)) - {"Speak", "up"}
    assert words <= set(re.findall(r"[^\W\d_]+", document.text))
    assert any(part in note for note in document.notes)


@pytest.mark.parametrize(
    ("kind", "part"),
    [("docx", "word/document.xml"), ("pptx", "ppt/slides/slide2.xml"),
     ("xlsx", "xl/worksheets/sheet1.xml")],
)  # fmt: skip
def test_where_the_text_itself_is_damaged_the_file_is(kind: str, part: str) -> None:
    broken = changed(FILES[kind](), part, lambda old: old[: len(old) // 2])
    with pytest.raises(UnreadableError, match="is damaged"):
        read(broken, kind)


def test_a_damaged_shape_costs_itself() -> None:
    def spoiled(old: bytes) -> bytes:
        return old.replace(b'<a:off x="', b'<a:off x="no number', 1).replace(b"r:id=", b"r:no=", 1)

    content = changed(a_talk(), "ppt/slides/slide2.xml", spoiled)
    document = read(content, "pptx")
    assert document.text.startswith("Wells")
    assert any("slide 2" in note or "not read" in note for note in document.notes)


def test_a_damaged_table_costs_itself() -> None:
    def spoiled(old: bytes) -> bytes:
        return old.replace(b"<w:tblGrid>", b"<w:tblGrid><w:x/>").replace(
            b'<w:tcW w:type="dxa" w:w="4320"/>', b'<w:gridSpan w:val="99999999999999999999"/>', 1
        )

    document = read(changed(a_report(), "word/document.xml", spoiled), "docx")
    assert "Forty were dug." in document.text
    assert "Osh" in document.text
