"""PDF: the text layer page by page, and OCR for pages whose layer is empty or garbled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from indexer.read.file_bytes import printable_name
from indexer.read.ocr.tesseract import (
    BLANK,
    PageImage,
    apply_ocr,
    missing_tesseract,
    read_pictures,
    to_grey,
)
from indexer.read.pages.page_headings import bookmarks_by_page
from indexer.read.pages.page_lines import ReadPage
from indexer.read.pages.paged_document import paged_document
from indexer.read.pdf.garbled_text import why_garbled
from indexer.read.pdf.pdf_metadata import (
    bookmarks_of,
    day_in_metadata,
    metadata_of,
    title_in_metadata,
)
from indexer.read.pdf.pdf_page import read_page
from indexer.read.source_file import SourceFile
from sourceline.errors import EncryptedError, UnreadableError
from sourceline.pages.pdfium import PDFIUM, opened, page_of
from sourceline.records import Document
from sourceline.settings import ReadSettings

_FEW = 100
"""Characters: with fewer, a page that is mostly a picture is read by OCR (a stamp on a scan)."""
_PICTURE = 0.5
"""Share of the page under pictures that makes it mostly a picture."""
_LOST = 20
"""With so many last pages that cannot be loaded, the file claims more pages than it has."""
_HOPELESS = 200
_XFA = (
    "its form is of a kind that is not read (XFA): open it in Adobe Reader and print it to PDF; "
    "only what is on its pages is here"
)


def read_pdf(source: SourceFile) -> Document:
    """Text as drawn, in reading order, a box for every character.

    Raises EncryptedError where a password is needed, UnreadableError where it is not a PDF.
    """
    name = printable_name(source.relative)
    try:
        with opened(source.content) as document:
            return _read(source, document, name)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedError(
                f"{name} is encrypted and asks for a password; save a copy without one"
            ) from error
        raise UnreadableError(
            f"{name} cannot be read as PDF ({error}); open it in a viewer and save or print it "
            "to PDF anew, or remove it"
        ) from error


def _read(source: SourceFile, document: pdfium.PdfDocument, name: str) -> Document:
    with PDFIUM:
        claimed = len(document)
        form = document.get_formtype()
    notes = [_XFA] if form in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND) else []
    if claimed > source.settings.pages:
        notes.append(
            f"only the first {source.settings.pages} of its {claimed} pages are read; "
            "split it into smaller files"
        )
    pages = _text_layers(source, document, min(claimed, source.settings.pages))
    if not pages:
        raise UnreadableError(f"{name} has no pages; save it anew, or remove it")
    if len(pages) < min(claimed, source.settings.pages):
        notes.append(f"it claims {claimed} pages but has {len(pages)}")
    _read_scans(source, document, pages)
    entries = metadata_of(document)
    return paged_document(
        source,
        "pdf",
        pages,
        title=title_in_metadata(entries),
        day=day_in_metadata(entries),
        bookmarks=bookmarks_by_page(bookmarks_of(document)),
        notes=notes,
    )


def _text_layers(source: SourceFile, document: pdfium.PdfDocument, count: int) -> list[ReadPage]:
    pages: list[ReadPage] = []
    lost = 0
    for number in range(1, count + 1):
        page = _text_layer(document, number)
        lost = lost + 1 if page.status == "failed" else 0
        pages.append(page)
        source.step(number, count)
        if lost >= _HOPELESS:
            break
    return pages[: len(pages) - lost] if lost >= _LOST else pages


def _text_layer(document: pdfium.PdfDocument, number: int) -> ReadPage:
    try:
        with page_of(document, number) as page:
            read = read_page(page, number)
            _set_status(read, page)
            return read
    except pdfium.PdfiumError as error:
        reason = f"the page cannot be loaded ({error})"
        return ReadPage(number, 0.0, 0.0, status="failed", reason=reason)


def _set_status(read: ReadPage, page: pdfium.PdfPage) -> None:
    """Set the status that follows from the text layer."""
    text = "\n".join(line.text for line in read.lines)
    signs = sum(not sign.isspace() for sign in text)
    if not signs:
        drawn = raw.FPDFPage_CountObjects(page.raw) > 0
        read.status = "empty"
        read.reason = "the page is a picture without text" if drawn else BLANK
    elif why := why_garbled(text):
        read.status, read.reason = "garbled", why
    elif signs < _FEW and _is_mostly_picture(page):
        read.status, read.reason = "garbled", "the page is a picture with little text"


def _is_mostly_picture(page: pdfium.PdfPage) -> bool:
    width, height = page.get_size()
    covered = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered >= _PICTURE * width * height)


def _read_scans(source: SourceFile, document: pdfium.PdfDocument, pages: list[ReadPage]) -> None:
    """Read by OCR the pages that need it, and set their status."""
    scans = [
        page
        for page in pages
        if page.status in ("empty", "garbled") and page.reason != BLANK and page.width
    ]
    if not scans:
        return
    if lacking := missing_tesseract():
        for page in scans:
            page.reason += f"; {lacking}"
        return
    total = len(pages) + len(scans)
    read = read_pictures(_pictures(document, scans, source.settings))
    for at, (page, found) in enumerate(zip(scans, read, strict=True), 1):
        apply_ocr(page, found)
        source.step(len(pages) + at, total)


def _pictures(
    document: pdfium.PdfDocument, scans: Sequence[ReadPage], settings: ReadSettings
) -> Iterator[PageImage]:
    for page in scans:
        scale = settings.scan_dots / 72
        pixels = page.width * page.height * scale * scale
        scale *= min(1.0, (settings.image_pixels / max(1.0, pixels)) ** 0.5)
        with page_of(document, page.number) as opened_page:
            bitmap = opened_page.render(scale=scale, grayscale=True)
            image = to_grey(bitmap.to_pil().copy())
            bitmap.close()
        yield PageImage(page.number, image, scale)
