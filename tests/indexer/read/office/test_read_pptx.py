"""Slides as pages: titles, frames in reading order, tables, notes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx.util import Inches

from indexer.read.office.read_pptx import read_pptx
from indexer.read.source_file import SourceFile
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import ReadSettings
from tests.indexer.read.document_invariants import check, shown
from tests.indexer.read.office_packages import changed, saved

SLIDE = "ppt/slides/slide1.xml"


def read(file: Any, settings: ReadSettings | None = None) -> Document:
    content = file if isinstance(file, bytes) else saved(file)
    return check(read_pptx(SourceFile("talk.pptx", content, settings or ReadSettings())))


def box(slide: Any, words: str, left: float, top: float) -> None:
    frame = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1)).text_frame
    frame.text = words


def a_talk() -> Any:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[1])
    slide.shapes.title.text = "The mill"
    slide.placeholders[1].text = "wheat\nrye"
    slide.notes_slide.notes_text_frame.text = "Say hello."
    talk.slides.add_slide(talk.slide_layouts[6])
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    box(slide, "below", 1, 5)
    box(slide, "right", 5, 1.05)
    box(slide, "left", 1, 1.1)
    return talk


def test_a_slide_is_a_page() -> None:
    document = read(a_talk())
    assert document.text == "The mill\n\n• wheat\n• rye\n\nSay hello.\n\nleft\n\nright\n\nbelow"
    assert [page.status for page in document.pages] == ["text", "empty", "text"]
    assert document.pages[1].reason == "the slide has no text"
    assert document.pages[2].span.of(document.text).startswith("left")
    assert shown(document)[0] == ["The mill"]
    assert (document.title, document.kind) == ("The mill", "pptx")


def test_groups_tables_and_pictures() -> None:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Figures"
    group = slide.shapes.add_group_shape()
    box(group, "grouped", 1, 2)
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(4), Inches(4), Inches(2)).table
    for at, words in enumerate(["Year", "Tons", "2019", "40", "both", ""]):
        table.cell(at // 2, at % 2).text = words
    table.cell(2, 0).merge(table.cell(2, 1))
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    slide.shapes.add_picture(picture, 0, 0)
    document = read(talk)
    assert document.text == "Figures\n\ngrouped\n\nYear\tTons\n2019\t40\nboth\t"
    assert shown(document)[1] == [["Year", "Tons"], ["2019", "40"], ["both", ""]]


def test_properties_hidden_slides_and_limits() -> None:
    talk = a_talk()
    talk.slides[0]._element.set("show", "0")
    talk.core_properties.title = "PowerPoint Presentation"
    talk.core_properties.created = datetime(2021, 3, 10, tzinfo=UTC)
    document = read(talk, ReadSettings(pages=2))
    assert document.title == "The mill"
    assert document.metadata_day == date(2021, 3, 10)
    assert document.notes == (
        "slide 1 is hidden; it is read too",
        "only the first 2 of 3 slides are read",
    )
    assert len(document.pages) == 2
    assert read(pptx.Presentation()).notes == ("empty: no text to search",)


def test_damaged_files_are_refused() -> None:
    content = saved(a_talk())
    for bad in (
        content[: len(content) // 2],
        changed(content, SLIDE, lambda old: old[:-40]),
        changed(content, "ppt/presentation.xml", lambda _: b""),
        changed(content, "_rels/.rels", lambda _: b"<x/>"),
    ):
        with pytest.raises(UnreadableError, match=r"^talk\.pptx .*open it in PowerPoint"):
            read(bad)
    with pytest.raises(UnreadableError, match="unpacks to"):
        read(content, ReadSettings(unpacked_bytes=1000))


def test_external_entities_are_not_read() -> None:
    def with_entity(old: bytes) -> bytes:
        head, rest = old.split(b"?>", 1)
        outside = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        return head + b"?>" + outside + rest.replace(b"wheat", b"wheat&x;")

    assert "wheat" in read(changed(saved(a_talk()), SLIDE, with_entity)).text


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(words, st.lists(words, max_size=3)), max_size=4))
def test_any_slides_keep_what_holds_of_documents(slides: list[tuple[str, list[str]]]) -> None:
    talk = pptx.Presentation()
    for title, lines in slides:
        slide = talk.slides.add_slide(talk.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(lines)
    assert len(read(talk).pages) == len(slides)
