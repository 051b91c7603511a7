"""What is written on a PDF page after it was made: values of form fields, and readers' notes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from indexer.read.document_builder import clean, one_line
from indexer.read.pdf.glyphs import Box
from sourceline.pages.pdfium import apply_to_box, to_display

_MOST = 5_000
"""Annotations of one page that are looked at."""
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_WRITTEN = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_TICKED = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_NOTES = {
    raw.FPDF_ANNOT_TEXT: "Note",
    raw.FPDF_ANNOT_FREETEXT: "Note",
    raw.FPDF_ANNOT_HIGHLIGHT: "Note on highlighted words",
    raw.FPDF_ANNOT_UNDERLINE: "Note on underlined words",
    raw.FPDF_ANNOT_SQUIGGLY: "Note on underlined words",
    raw.FPDF_ANNOT_STRIKEOUT: "Note on struck out words",
    raw.FPDF_ANNOT_STAMP: "Stamp",
    raw.FPDF_ANNOT_CARET: "Note",
    raw.FPDF_ANNOT_SQUARE: "Note",
    raw.FPDF_ANNOT_CIRCLE: "Note",
    raw.FPDF_ANNOT_LINE: "Note",
    raw.FPDF_ANNOT_POLYGON: "Note",
    raw.FPDF_ANNOT_POLYLINE: "Note",
    raw.FPDF_ANNOT_INK: "Note",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """A field with a value; ``name`` is the one that the form shows to its reader."""

    name: str
    value: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageNote:
    """What a reader wrote on the page, after its kind and author; ``box`` is where."""

    text: str
    box: Box


def page_annotations(page: pdfium.PdfPage) -> tuple[list[FormField], list[PageNote]]:
    """Both in the order of the file. Hidden ones are left out."""
    fields: list[FormField] = []
    notes: list[PageNote] = []
    affine = to_display(page)
    width, height = page.get_size()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        with _annotation(page, index) as found:
            if not found or raw.FPDFAnnot_GetFlags(found) & _HIDDEN:
                continue
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(found, rect)
            box = apply_to_box(affine, rect.left, rect.bottom, rect.right, rect.top)
            box = max(0.0, box[0]), max(0.0, box[1]), min(width, box[2]), min(height, box[3])
            if box[0] >= box[2] or box[1] >= box[3]:
                continue
            kind = raw.FPDFAnnot_GetSubtype(found)
            if kind == raw.FPDF_ANNOT_WIDGET:
                fields += _field(page, found, box)
            elif kind in _NOTES:
                notes += _note(found, kind, box)
    return fields, notes


@contextmanager
def _annotation(page: pdfium.PdfPage, index: int) -> Iterator[raw.FPDF_ANNOTATION | None]:
    found = raw.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield found
    finally:
        if found:
            raw.FPDFPage_CloseAnnot(found)


def _field(page: pdfium.PdfPage, found: raw.FPDF_ANNOTATION, box: Box) -> Iterator[FormField]:
    form = None if page.formenv is None else page.formenv.raw
    kind = -1 if form is None else raw.FPDFAnnot_GetFormFieldType(form, found)
    if kind < 0:  # of a form that the file has lost, as a page cut out of one has
        if value := clean(_entry(found, b"V")):
            yield FormField(one_line(_entry(found, b"TU")), value, box)
        return
    said = _words(lambda *room: raw.FPDFAnnot_GetFormFieldAlternateName(form, found, *room))
    if kind in _WRITTEN:
        value = _words(lambda *room: raw.FPDFAnnot_GetFormFieldValue(form, found, *room))
    elif kind in _TICKED:
        value = "☑" if raw.FPDFAnnot_IsChecked(form, found) else "☐"
    else:
        return
    if value := clean(value):
        yield FormField(one_line(said), value, box)


def _note(found: raw.FPDF_ANNOTATION, kind: int, box: Box) -> Iterator[PageNote]:
    contents = clean(_entry(found, b"Contents"))
    if contents:
        author = one_line(_entry(found, b"T"))
        yield PageNote(f"{_NOTES[kind]}{f' by {author}' if author else ''}: {contents}", box)


def _entry(found: raw.FPDF_ANNOTATION, key: bytes) -> str:
    return _words(lambda *room: raw.FPDFAnnot_GetStringValue(found, key, *room))


def _words(ask: Callable[..., int]) -> str:
    """A text of pdfium, which says its length in bytes first."""
    length = ask(None, 0)
    if length <= 2:
        return ""
    room = ctypes.create_string_buffer(length)
    ask(ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return room.raw[: length - 2].decode("utf-16-le", "replace")
