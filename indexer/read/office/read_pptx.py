"""PowerPoint files: each slide is a page with its title as a heading, its shapes and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.office.office_package import open_package, reporting_damage
from indexer.read.office.office_properties import day_in_properties, title_in_properties
from indexer.read.source_file import SourceFile
from indexer.read.tables.add_grid import add_grid
from indexer.read.tables.table_grid import MergedCell, TableGrid
from sourceline.records import Document

_PROGRAM = "PowerPoint"
_EMPTY = "the slide has no text"
_BAND = 30
"""Bands of a slide's height; shapes that begin in the same one are read from left to right."""
_FURNITURE = frozenset(
    {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
)
_BODIES = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_pptx(source: SourceFile) -> Document:
    with reporting_damage(source, _PROGRAM):
        builder = DocumentBuilder(source)
        package = open_package(source, _PROGRAM, builder.notes)
        presentation = Presentation(package.stream())
        slides = list(presentation.slides)
        band = max((presentation.slide_height or _BAND) // _BAND, 1)
        for number, slide in enumerate(slides[: source.settings.pages], 1):
            source.step(number - 1, len(slides))
            builder.page()
            if slide._element.get("show") == "0":
                builder.notes.append(f"slide {number} is hidden; it is read too")
            _add_slide(builder, slide, band)
        if len(slides) > source.settings.pages:
            builder.notes.append(
                f"only the first {source.settings.pages} of {len(slides)} slides are read"
            )
        properties = presentation.core_properties
        return builder.document(
            "pptx",
            title=title_in_properties(properties),
            day=day_in_properties(properties),
            empty_page=_EMPTY,
        )


def _add_slide(builder: DocumentBuilder, slide: Any, band: int) -> None:
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        builder.heading(title.text_frame.text)
    for shape in _in_order(slide.shapes, band):
        if title is None or shape.shape_id != title.shape_id:
            _add_shape(builder, shape)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            builder.paragraph(paragraph.text)


def _in_order(shapes: Iterable[Any], band: int) -> Iterator[Any]:
    """Shapes from the top left, those of a group in the place of the group."""
    for shape in sorted(shapes, key=lambda shape: ((shape.top or 0) // band, shape.left or 0)):
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _in_order(shape.shapes, band)
        elif not (shape.is_placeholder and shape.placeholder_format.type in _FURNITURE):
            yield shape


def _add_shape(builder: DocumentBuilder, shape: Any) -> None:
    if getattr(shape, "has_table", False):
        _add_table(builder, shape.table)
    elif shape.has_text_frame:
        is_body = shape.is_placeholder and shape.placeholder_format.type in _BODIES
        paragraphs = [
            paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()
        ]
        for paragraph in paragraphs:
            if _is_item(paragraph, is_list=is_body and len(paragraphs) > 1):
                builder.item(paragraph.text)
            else:
                builder.paragraph(paragraph.text)


def _is_item(paragraph: Any, *, is_list: bool) -> bool:
    """By its own bullet, else by its place: the bodies of slides are lists."""
    settings = paragraph._p.find(_A + "pPr")
    if settings is not None:
        if settings.find(_A + "buNone") is not None:
            return False
        if settings.find(_A + "buChar") is not None or settings.find(_A + "buAutoNum") is not None:
            return True
    return is_list


def _add_table(builder: DocumentBuilder, table: Any) -> None:
    lines, merged = [], []
    for at, row in enumerate(table.rows):
        line = []
        for column, cell in enumerate(row.cells):
            line.append("" if cell.is_spanned else one_line(cell.text_frame.text))
            if cell.is_merge_origin:
                merged.append(MergedCell(at, column, cell.span_height, cell.span_width))
        lines.append(line)
    add_grid(builder, TableGrid.of(lines, merged), marked=int(table.first_row))
