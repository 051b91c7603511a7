"""What could not be read is counted, with the reason and the cure, each reason once."""

from __future__ import annotations

from screens.shared.unread_files import MOST_NAMES, MOST_REASONS, notice, reasons, unread_groups
from sourceline.index.index_records import DocumentEntry, LeftOut
from sourceline.records import Page, Span

SCAN = "it is a scan: install tesseract, then build again"


def left_out(path: str, reason: str) -> LeftOut:
    return LeftOut(path, "failed", f"{path} {reason}")


def paged(path: str, *unread: int) -> DocumentEntry:
    pages = tuple(
        Page(number, Span(number, number + 1), *(("failed", SCAN) if number in unread else ()))
        for number in range(1, 5)
    )
    return DocumentEntry(path, path, path, "en", 9, 9, 1, (), "pdf", pages, path, None)


def test_files_with_the_same_reason_are_one_line_the_most_first() -> None:
    files = [left_out("a.pdf", "needs a password"), *(left_out(f"{n}.pdf", SCAN) for n in "bcd")]
    groups = unread_groups([paged("e.pdf", 2, 3), paged("f.pdf")], files)
    assert [(group.count, group.reason) for group in groups] == [
        ("3 files", SCAN),
        ("1 file", "needs a password"),
        ("2 pages of 1 file", SCAN),
    ]


def test_the_notice_has_the_count_the_cure_and_no_markup_of_names() -> None:
    groups = unread_groups([], [left_out("<img src=x>.pdf", SCAN)])
    said = notice("1 of 5 documents could not be read", groups, 2)
    assert "1 of 5 documents could not be read. 2 files are of types that are not read" in said
    assert "install tesseract" in said
    assert "<img" not in said
    assert "&lt;img src=x&gt;.pdf" in said


def test_where_all_was_read_nothing_is_said() -> None:
    assert notice(None, unread_groups([paged("a.pdf")], []), 0) == ""


def test_very_many_reasons_and_files_are_counted_not_listed() -> None:
    many = [left_out(f"{at}.pdf", f"reason {at % 20}") for at in range(2_000)]
    said = reasons(unread_groups([], many))
    assert said.count("<li>") == MOST_REASONS + 1
    assert said.count(".pdf") == MOST_REASONS * MOST_NAMES
    assert f"{(20 - MOST_REASONS) * 100} files more" in said
