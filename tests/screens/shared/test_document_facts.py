"""What became of each page, in few words, none of them lost."""

from __future__ import annotations

from screens.shared.document_facts import pages_in_full, pages_in_short
from sourceline.records import Page, Span
from tests.screens.samples import entry


def _page(number: int, status: str = "text", reason: str = "", sure: float | None = None) -> Page:
    return Page(number, Span(number, number + 1), status, reason, sure)  # type: ignore[arg-type]


def test_pages_of_one_kind_are_a_range() -> None:
    pages = [
        *(_page(number) for number in range(1, 13)),
        _page(13, "ocr", "the page is a picture", 0.84),
        _page(14, "empty", "blank page"),
    ]
    document = entry("a.pdf", pages=tuple(pages))
    assert pages_in_full(document) == "Pages 1–12 text; 13 OCR, 84 % sure; 14 empty: blank page"
    assert pages_in_short(document) == "14 pages, 1 by OCR"


def test_ocr_pages_tell_how_sure_they_are_at_least() -> None:
    pages = (_page(1, "ocr", "scan", 0.91), _page(2, "ocr", "scan", 0.78), _page(3, "ocr", "scan"))
    assert pages_in_full(entry("a.pdf", pages=pages)) == "Pages 1–3 OCR, at least 78 % sure"


def test_one_page_and_none() -> None:
    broken = _page(1, "failed", "the page is broken.")
    assert (
        pages_in_full(entry("a.pdf", pages=(broken,))) == "Page 1 not readable: the page is broken"
    )
    assert pages_in_short(entry("a.pdf", pages=(broken,))) == "1 page, 1 not readable"
    assert pages_in_full(entry("a.txt")) == ""
