"""What is said of a document: its format, its date, and how each page was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.shared.result_wording import percent
from sourceline.dates.day_names import day_name
from sourceline.index.coverage_ledger import LedgerEntry, of_document
from sourceline.records import DocumentDay, FileType, PageStatus

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry

_WRITTEN_BY = {
    "dateline": "by its dateline",
    "metadata": "by the file's own data",
    "file name": "by its file name",
}
_FILE_TYPES: dict[FileType, str] = {
    "text": "Plain text",
    "markdown": "Markdown",
    "pdf": "PDF",
    "docx": "Word",
    "html": "Web page",
    "pptx": "PowerPoint",
    "xlsx": "Excel",
    "csv": "CSV",
    "eml": "E-mail",
    "zip": "Archive",
    "image": "Picture",
    "msg": "Outlook message",
    "epub": "E-book",
    "doc": "Word 97–2003",
    "rtf": "Rich text",
    "odt": "OpenDocument text",
    "xls": "Excel 97–2003",
    "ods": "OpenDocument sheet",
    "ppt": "PowerPoint 97–2003",
    "odp": "OpenDocument slides",
}
_PAGE_STATUSES: dict[PageStatus, str] = {
    "text": "text",
    "ocr": "OCR",
    "garbled": "garbled",
    "empty": "empty",
    "encrypted": "encrypted",
    "failed": "not readable",
}


def file_type_name(file_type: FileType) -> str:
    """The name of a format for people."""
    return _FILE_TYPES[file_type]


def written_on(day: DocumentDay) -> str:
    """ "written 10 March 2021, by its file name"."""
    return f"written {day_name(day.day)}, {_WRITTEN_BY[day.basis]}"


def read_by_ocr(sureness: float) -> str:
    """A warning for words read from a picture: they are less reliable than text."""
    return f"read by OCR, {percent(sureness)} sure"


def pages_in_full(document: DocumentEntry) -> str:
    """ "Pages 1–12 text; 13 OCR, 84 % sure; 14 empty: blank page"; blank without pages."""
    if not document.pages:
        return ""
    noun = "Page" if len(document.pages) == 1 else "Pages"
    return f"{noun} " + "; ".join(_said(part) for part in of_document(document))


def pages_in_short(document: DocumentEntry) -> str:
    """How many pages there are, how many are not readable and how many are by OCR."""
    count = len(document.pages)
    parts = [f"{count:,} page" if count == 1 else f"{count:,} pages"]
    if document.unread:
        parts.append(f"{len(document.unread):,} not readable")
    if by_ocr := sum(page.status == "ocr" for page in document.pages):
        parts.append(f"{by_ocr:,} by OCR")
    return ", ".join(parts)


def _said(part: LedgerEntry) -> str:
    numbers = f"{part.first}" if part.first == part.last else f"{part.first}–{part.last}"
    return f"{numbers} {_PAGE_STATUSES[part.status]}{_sureness(part)}{_because(part)}"


def _sureness(part: LedgerEntry) -> str:
    if part.sureness is None:
        return ""
    least = "" if part.first == part.last else "at least "
    return f", {least}{percent(part.sureness)} sure"


def _because(part: LedgerEntry) -> str:
    # A page that was read well needs no reason.
    if not part.reason or part.status in ("text", "ocr"):
        return ""
    return f": {part.reason.rstrip('.')}"
