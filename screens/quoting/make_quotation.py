"""A passage or a mark as a quotation for a briefing: the exact words, their place and their days.

Page furniture inside a passage (the head of the next page) is left out of its quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.items import Quotation, runs_and_words
from retriever.results import Evidence, Place
from screens.quoting.text_places import heading_at, section_at
from screens.shared.link_marks import LinkMark, MarkKind
from screens.shared.links import SourceLink
from sourceline.records import Document, Interval, Section, Span, page_at

if TYPE_CHECKING:
    from sourceline.index.library import Library


def quotation_of_evidence(
    library: Library, evidence: Evidence, span: Span | None = None, *, question: str = ""
) -> Quotation:
    """A passage of an answer, or ``span`` of it, with its own days or those that date it.

    ``question`` is what it answers; see ``sentence_before`` for what its words may need besides.
    """
    place = evidence.hit.place
    quoted = span or place.passage.span
    runs, words = runs_and_words(
        place.text,
        quoted,
        library.furniture(place.document),
        offset=place.passage.span.start,
    )
    return Quotation(
        document=place.document,
        sha256=place.document_sha256,
        title=place.title,
        runs=runs,
        words=words,
        heading=place.heading,
        page=place.page,
        days=_days(evidence, quoted),
        link=_link(place.document, "sentence", runs, words),
        cells=_cells(place, quoted),
        question=question,
        written=place.written,
    )


def _cells(place: Place, quoted: Span) -> tuple[tuple[str, str], ...]:
    """The cells of a row that are quoted whole, each with the name of its column."""
    return tuple(
        (" ".join(cell.column.split()), cell.span.of(place.text, place.passage.span.start))
        for cell in place.passage.cells
        if quoted.contains(cell.span)
    )


def quotation_of_mark(
    library: Library, document: Document, sections: Sequence[Section], mark: LinkMark
) -> Quotation:
    """A mark of an open document, without its days: see ``with_days``."""
    span = Span(mark.runs[0].start, mark.runs[-1].end)
    runs, words = runs_and_words(document.text, span, library.furniture(document.path))
    return Quotation(
        document=document.path,
        sha256=document.sha256,
        title=document.title,
        runs=runs,
        words=words,
        heading=heading_at(document, sections, span.start),
        page=page_at(document.pages, span.start),
        link=_link(document.path, mark.kind, runs, words),
    )


def with_days(
    library: Library, document: Document, sections: Sequence[Section], quotation: Quotation
) -> Quotation:
    """A quotation with the days that its words name, else those of its section, and with the
    document's own day."""
    span = Span(quotation.runs[0].start, quotation.runs[-1].end)
    indexed = library.indexed(document.path)
    inside = (
        mention.interval
        for passage in indexed.passages
        if passage.span.overlaps(span)
        for mention in passage.dates
        if span.contains(mention.span)
    )
    section = section_at(sections, span.start)
    of_section = section.date.interval if section is not None and section.date else None
    return replace(quotation, days=next(inside, of_section), written=indexed.written)


def _days(evidence: Evidence, span: Span) -> Interval | None:
    hit = evidence.hit
    inside = [mention for mention in evidence.dates if span.contains(mention.span)]
    if hit.mention is not None and (hit.mention in inside or not inside):
        return hit.mention.interval
    return inside[0].interval if inside else hit.inherited


def _link(
    document: str, kind: MarkKind, runs: tuple[Span, ...], words: str
) -> dict[str, list[str]]:
    return SourceLink(document, (LinkMark.of(kind, runs, words),)).params()
