"""The documents quoted, each version one."""

from __future__ import annotations

from briefing.citation import quoted_documents
from briefing.items import Briefing, Entry, Quotation
from sourceline.records import Span
from tests.briefing.samples import entry


def test_every_version_of_a_document_is_a_source_of_its_own() -> None:
    first = entry("a", "x").quotation
    newer = Quotation("a.txt", "e" * 64, "A title", (Span(0, 1),), "y")
    found = quoted_documents(
        Briefing("0", "n", (Entry("1", first), Entry("2", newer), Entry("3", first)))
    )
    assert [(each.sha256[0], each.numbers) for each in found] == [("f", (1, 3)), ("e", (2,))]
