"""Which documents the filters leave to be searched."""

from __future__ import annotations

from screens.ask.filtered_documents import documents_to_search
from screens.shared.links import AskLink
from tests.screens.samples import entry


def test_filters_of_one_sort_widen_and_of_different_sorts_narrow() -> None:
    entries = [
        entry("a.txt"),
        entry("in/b.pdf", kind="pdf"),
        entry("in/c.zip!/d.pdf", file="in/c.zip", kind="pdf"),
        entry("in/deep/e.txt"),
    ]
    assert documents_to_search(AskLink("who"), entries) is None
    inside = documents_to_search(AskLink("who", folders=("in",)), entries)
    assert inside == ["in/b.pdf", "in/c.zip!/d.pdf", "in/deep/e.txt"]
    assert (
        documents_to_search(AskLink("who", folders=("in",), kinds=("pdf",)), entries) == inside[:2]
    )
    assert documents_to_search(AskLink("who", documents=("a.txt", "in/b.pdf")), entries) == [
        "a.txt",
        "in/b.pdf",
    ]
    assert documents_to_search(AskLink("who", documents=("a.txt",), kinds=("pdf",)), entries) == []
