"""Where a stored passage stands, for citing it."""

from __future__ import annotations

from retriever.mark import page_at
from retriever.results import Place
from sourceline.stored import StoredPassage


def place_of(stored: StoredPassage) -> Place:
    return Place(
        passage=stored.passage,
        text=stored.text,
        document=stored.path,
        document_sha256=stored.sha256,
        title=stored.title,
        heading=stored.heading,
        page=page_at(stored.pages, stored.passage.span.start),
    )
