"""Citations that lead back to the exact characters."""

from __future__ import annotations

import re

from screens.quoting.citation_line import cite_document, cite_evidence
from sourceline.records import Document, Page, Section, Span
from tests.screens.samples import START, evidence, highlight


def test_a_citation_quotes_to_the_letter_and_says_where() -> None:
    text = "One “odd”\nline. Two."
    found = evidence(text, [highlight("sentence", 0, 15)], document="in/a.txt", heading="Part 1")
    line = cite_evidence(found)
    assert line.startswith("“One “odd”\nline.” — in/a.txt, Part 1, in/a.txt, characters ")
    match = re.search(r"characters (\d+)–(\d+)", line)
    assert match is not None
    start, end = (int(number) - START for number in match.groups())
    assert text[start:end] == "One “odd”\nline."


def test_a_citation_from_an_open_source_has_its_heading_and_page() -> None:
    text = "Head\nOne two.\nThree."
    document = Document(
        "d", "a.txt", "a" * 64, "Title", text, "en",
        pages=(Page(1, Span(0, 5)), Page(2, Span(5, 20))),
    )  # fmt: skip
    sections = (Section(Span(0, 20), Span(0, 4), None),)
    line = cite_document(document, sections, [Span(5, 8), Span(14, 20)])
    assert line == (
        "“One” […] “Three.” — Title, Head, p. 2, a.txt, characters 5–8, 14–20 (sha256 aaaaaaaaaaaa)"
    )
