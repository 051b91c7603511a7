"""PowerPoint files: each slide is a page: its title as a heading, shapes, notes and comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.office.broken_parts import open_without_broken
from indexer.read.office.graphics import Graphics
from indexer.read.office.office_comments import authors_in, comments_in
from indexer.read.office.office_package import open_package, reporting_damage
from indexer.read.office.office_parts import OfficeParts
from indexer.read.office.office_properties import day_in_properties, title_in_properties
from indexer.read.source_file import SourceFile
from indexer.read.tables.add_grid import add_grid
from indexer.read.tables.table_grid import MergedCell, TableGrid
from sourceline.errors import UnreadableError
from sourceline.records import Document

_PROGRAM = "PowerPoint"
_EMPTY = "the slide has no text"
_BAND = 30
"""Bands of a slide's height; shapes that begin in the same one are read from left to right."""
_FURNITURE = frozenset(
    {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
)
_BODIES = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_pptx(source: SourceFile) -> Document:
    with reporting_damage(source, _PROGRAM):
        builder = DocumentBuilder(source)
        package = open_package(source, _PROGRAM, builder.notes)
        presentation, package = open_without_broken(package, Presentation, builder.notes)
        slides = list(presentation.slides)
        reader = _PptxReader(builder, package.parts, presentation)
        for number, slide in enumerate(slides[: source.settings.pages], 1):
            source.step(number - 1, len(slides))
            builder.page()
            if slide._element.get("show") == "0":
                builder.notes.append(f"slide {number} is hidden; it is read too")
            reader.slide(slide, number)
        if len(slides) > source.settings.pages:
            builder.notes.append(
                f"only the first {source.settings.pages} of {len(slides)} slides are read"
            )
        reader.graphics.note()
        properties = presentation.core_properties
        return builder.document(
            "pptx",
            title=title_in_properties(properties),
            day=day_in_properties(properties),
            empty_page=_EMPTY,
        )


class _PptxReader:
    def __init__(self, builder: DocumentBuilder, parts: OfficeParts, presentation: Any) -> None:
        self.graphics = Graphics(builder, parts)
        self._builder = builder
        self._parts = parts
        self._band = max((presentation.slide_height or _BAND) // _BAND, 1)
        self._authors = authors_in(parts, presentation.part.partname.lstrip("/"))
        self._said: set[str] = set()

    def slide(self, slide: Any, number: int) -> None:
        part = slide.part.partname.lstrip("/")
        title = slide.shapes.title
        if title is not None and title.has_text_frame:
            self._builder.heading(title.text_frame.text)
        for shape in _in_order(slide.shapes, self._band):
            if title is None or shape.shape_id != title.shape_id:
                self._try_shape(shape, part, f"slide {number}")
        for choice in slide._element.iter(_CHOICE):
            self._choice(choice, part)
        if slide.has_notes_slide:
            self._notes(slide.notes_slide)
        for comment in comments_in(
            self._parts, self._parts.related(part, "comments"), self._authors
        ):
            self._builder.paragraph(comment.line)

    def _notes(self, notes: Any) -> None:
        frame = notes.notes_text_frame
        for paragraph in () if frame is None else frame.paragraphs:
            self._builder.paragraph(paragraph.text)
        for shape in notes.shapes:
            if not shape.is_placeholder:
                self._try_shape(shape, notes.part.partname.lstrip("/"), "notes of a slide")

    def _choice(self, choice: Any, part: str) -> None:
        """A shape of a newer kind, which the library leaves out."""
        for paragraph in choice.iter(_A + "p"):
            self._builder.paragraph("".join(run.text or "" for run in paragraph.iter(_A + "t")))
        self.graphics.add(choice, part)

    def _try_shape(self, shape: Any, part: str, where: str) -> None:
        try:
            self._shape(shape, part)
        except (UnreadableError, MemoryError, RecursionError):
            raise
        except Exception:  # one broken shape costs itself
            self._builder.notes.append(f"a damaged shape on {where} is left out")

    def _shape(self, shape: Any, part: str) -> None:
        if shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
            self._edge(shape)
        elif getattr(shape, "has_table", False):
            _add_table(self._builder, shape.table)
        elif shape.has_text_frame:
            _add_text(self._builder, shape)
        else:
            self.graphics.add(shape._element, part)

    def _edge(self, shape: Any) -> None:
        """The words at the edge of slides, once; not their numbers."""
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER or not shape.has_text_frame:
            return
        words = one_line(shape.text_frame.text)
        if words not in self._said:
            self._said.add(words)
            self._builder.paragraph(words)


def _in_order(shapes: Iterable[Any], band: int) -> Iterator[Any]:
    """Shapes from the top left, those of a group in the place of the group."""

    def place(shape: Any) -> tuple[int, int]:
        try:
            return (shape.top or 0) // band, shape.left or 0
        except Exception:  # its layout is gone, or its place is no number
            return 0, 0

    for shape in sorted(shapes, key=place):
        if _is_group(shape):
            yield from _in_order(shape.shapes, band)
        else:
            yield shape


def _is_group(shape: Any) -> bool:
    try:
        return bool(shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    except Exception:  # a kind that the library does not know, or a relation that is gone
        return False


def _add_text(builder: DocumentBuilder, shape: Any) -> None:
    is_body = shape.is_placeholder and shape.placeholder_format.type in _BODIES
    paragraphs = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
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
