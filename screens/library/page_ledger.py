"""What became of a document page by page, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.shared.wording import percent
from sourceline.index.coverage_ledger import LedgerEntry, of_document
from sourceline.records import PageStatus

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry

_NAMES: dict[PageStatus, str] = {
    "text": "text",
    "ocr": "OCR",
    "garbled": "garbled",
    "empty": "empty",
    "encrypted": "encrypted",
    "failed": "not readable",
}


def in_full(document: DocumentEntry) -> str:
    """ "Pages 1–12 text; 13 OCR, 84 % sure; 14 empty: blank page"; blank without pages."""
    if not document.pages:
        return ""
    noun = "Page" if len(document.pages) == 1 else "Pages"
    return f"{noun} " + "; ".join(_said(part) for part in of_document(document))


def in_short(document: DocumentEntry) -> str:
    """How many pages there are, and of how many that is not all: for a line in a list."""
    count = len(document.pages)
    parts = [f"{count:,} page" if count == 1 else f"{count:,} pages"]
    if document.unread:
        parts.append(f"{len(document.unread):,} not readable")
    if by_ocr := sum(page.status == "ocr" for page in document.pages):
        parts.append(f"{by_ocr:,} by OCR")
    return ", ".join(parts)


def _said(part: LedgerEntry) -> str:
    numbers = f"{part.first}" if part.first == part.last else f"{part.first}–{part.last}"
    return f"{numbers} {_NAMES[part.status]}{_sureness(part)}{_because(part)}"


def _sureness(part: LedgerEntry) -> str:
    if part.sureness is None:
        return ""
    least = "" if part.first == part.last else "at least "
    return f", {least}{percent(part.sureness)} sure"


def _because(part: LedgerEntry) -> str:
    # A page that was read well needs no excuse.
    if not part.reason or part.status in ("text", "ocr"):
        return ""
    return f": {part.reason.rstrip('.')}"
