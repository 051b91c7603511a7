"""PDF, read back: the words of every quotation, their footnotes, and links beside the documents."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.export.pdf import to_pdf, why_no_pdf
from briefing.items import BriefingItem, Entry, Heading, SentenceBefore
from briefing.quotation_status import FLAGS, QuotationStatus
from sourceline import libreoffice
from sourceline.errors import ConversionError, MissingProgramError
from sourceline.records import Span
from tests.briefing.export.samples import HOSTILE, is_printed, pdf_pages, squeezed
from tests.briefing.samples import edition, entry

needs_libreoffice = pytest.mark.skipif(
    why_no_pdf() is not None, reason="LibreOffice is not installed"
)
BEFORE = "A five-day course on *tides* was held."


def quoted() -> list[BriefingItem]:
    first = entry("a", "The course was led by Ann <b>Lee</b> & 3 others.", "A *note*")
    needed = SentenceBefore((Span(0, len(BEFORE)),), BEFORE)
    asked = replace(first.quotation, question="Who led it?", before=needed, document="in/a b.pdf")
    undated = replace(entry("b", HOSTILE).quotation, page=None, title=HOSTILE, heading=None)
    return [
        Heading("h", "Courses <i>"),
        replace(first, quotation=asked),
        Entry("b", undated),
        entry("c", "Курс прошёл в Оше."),
    ]


@needs_libreoffice
def test_every_quotation_is_in_the_pdf_word_for_word_with_what_is_around_it() -> None:
    items = quoted()
    written = to_pdf(edition(items, {"c": QuotationStatus("gone")}))
    pages = pdf_pages(written)
    text = "".join(pages)
    entries = [item for item in items if isinstance(item, Entry)]
    for each in entries:
        assert is_printed(each.quotation.words, pages)
    for wanted in ("Courses <i>", "Who led it?", BEFORE, "A *note*", FLAGS["gone"], "f" * 64):
        assert squeezed(wanted) in text
    assert squeezed("in/a b.pdf, p. 3, find “The course was led by Ann <b>Lee</b> &”.") in text


@needs_libreoffice
def test_a_quotation_over_the_end_of_a_page_goes_on_after_the_footnotes() -> None:
    many = [entry(str(at), " ".join(f"word{at}x{n}" for n in range(150))) for at in range(9)]
    pages = pdf_pages(to_pdf(edition(many)))
    assert all(is_printed(each.quotation.words, pages) for each in many)
    assert any(squeezed(each.quotation.words) not in "".join(pages) for each in many)


@needs_libreoffice
def test_its_links_lead_to_files_beside_it_wherever_it_is() -> None:
    written = to_pdf(edition(quoted()))
    links = re.findall(rb"/URI\(([^)]*)\)", written)
    assert b"in/a%20b.pdf#page=3" in links
    assert not [link for link in links if link.startswith(b"file:")]


def test_without_libreoffice_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    lacking = why_no_pdf()
    assert lacking is not None
    assert lacking.startswith("Export to PDF needs LibreOffice: install LibreOffice (the Debian")
    with pytest.raises(MissingProgramError, match="then export again"):
        to_pdf(edition(quoted()))


def test_a_libreoffice_that_fails_leaves_a_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert libreoffice.libreoffice() is not None
    with pytest.raises(ConversionError, match="export to Word and save that as PDF"):
        to_pdf(edition(quoted()))
