"""A quotation as one line with its place, for pasting elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.results import Evidence
from screens.quoting.text_places import heading_at
from sourceline.records import Document, Section, Span, page_at

_DIGEST_SHOWN = 12


def citation_line(
    quotes: Sequence[tuple[Span, str]],
    *,
    document: str,
    sha256: str,
    title: str,
    heading: str | None = None,
    page: int | None = None,
) -> str:
    """The exact quotes, then title, heading, page, file, characters and digest.

    Characters count from 0, the last one excluded, as everywhere in this project.
    """
    quoted = " […] ".join(f"“{text}”" for _, text in quotes)
    characters = ", ".join(f"{span.start}–{span.end}" for span, _ in quotes)
    names = [name for name in dict.fromkeys([title, heading]) if name]
    where = [*names, *([f"p. {page}"] if page is not None else []), document]
    return (
        f"{quoted} — {', '.join(where)}, characters {characters} (sha256 {sha256[:_DIGEST_SHOWN]})"
    )


def cite_evidence(evidence: Evidence) -> str:
    """Cite a passage's evidence sentences, or all of it where none is marked."""
    place = evidence.hit.place
    marked = [(mark.span, mark.text) for mark in evidence.highlights if mark.kind == "sentence"]
    return citation_line(
        sorted(marked, key=lambda quote: quote[0]) or [(place.passage.span, place.text)],
        document=place.document,
        sha256=place.document_sha256,
        title=place.title,
        heading=place.heading,
        page=place.page,
    )


def cite_document(document: Document, sections: Sequence[Section], runs: Sequence[Span]) -> str:
    """Cite places in an open document; heading and page are those of the first."""
    first = runs[0].start
    return citation_line(
        [(run, run.of(document.text)) for run in runs],
        document=document.path,
        sha256=document.sha256,
        title=document.title,
        heading=heading_at(document, sections, first),
        page=page_at(document.pages, first),
    )
