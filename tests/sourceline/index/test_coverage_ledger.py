from __future__ import annotations

from sourceline.index.coverage_ledger import LedgerEntry, ledger
from sourceline.index.index_records import DocumentEntry, LeftOut
from sourceline.records import Page, PageStatus, Span


def entry(path: str, *pages: Page, passages: int = 1) -> DocumentEntry:
    return DocumentEntry("id", path, "Title", "en", 9, 9, passages, (), "pdf", pages, path, None)


def page(number: int, status: PageStatus, reason: str = "", sure: float | None = None) -> Page:
    return Page(number, Span(number, number + 1), status, reason, sure)


def test_pages_read_alike_stand_together_and_none_is_lost() -> None:
    scan = entry(
        "scan.pdf",
        page(1, "text"),
        page(2, "text"),
        page(3, "ocr", "no text layer", 0.9),
        page(4, "ocr", "no text layer", 0.7),
        page(5, "empty", "blank page"),
    )
    assert ledger([scan], []) == [
        LedgerEntry("scan.pdf", 1, 2, "text", ""),
        LedgerEntry("scan.pdf", 3, 4, "ocr", "no text layer", 0.7),
        LedgerEntry("scan.pdf", 5, 5, "empty", "blank page"),
    ]


def test_documents_without_pages_and_files_that_failed_have_an_entry_each() -> None:
    failed = LeftOut("b.pdf", "failed", "b.pdf opens with a password only", "encrypted")
    skipped = LeftOut("c.exe", "skipped", "not read")
    found = ledger([entry("a.txt"), entry("empty.txt", passages=0)], [failed, skipped])
    assert [(one.document, one.status) for one in found] == [
        ("a.txt", "text"),
        ("b.pdf", "encrypted"),
        ("empty.txt", "empty"),
    ]
    assert found[1].reason == "opens with a password only"
