"""What is on a page, as a quotation for a briefing: the exact words, where they stand, when.

Page furniture inside a passage (the head of the next page) is left out of its quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.items import Quotation, cut
from retriever.results import Evidence
from screens.shared.link_marks import Mark, MarkKind
from screens.shared.links import SourceLink
from screens.shared.quotation_line import page_at
from sourceline.records import Document, Interval, Section, Span

if TYPE_CHECKING:
    from sourceline.index.library import Library


def of_evidence(library: Library, evidence: Evidence, span: Span | None = None) -> Quotation:
    """A passage of an answer, or ``span`` of it, by its own date, else the one that dates it."""
    place = evidence.hit.place
    whole = place.passage.span
    runs, words = cut(
        place.text, span or whole, library.furniture(place.document), offset=whole.start
    )
    return Quotation(
        document=place.document,
        sha256=place.document_sha256,
        title=place.title,
        runs=runs,
        words=words,
        heading=place.heading,
        page=place.page,
        days=_days(evidence, span or whole),
        link=_link(place.document, "sentence", runs, words),
    )


def of_mark(
    library: Library, document: Document, sections: Sequence[Section], mark: Mark
) -> Quotation:
    """A mark of an open document, as yet without its days: see ``dated``."""
    span = Span(mark.runs[0].start, mark.runs[-1].end)
    runs, words = cut(document.text, span, library.furniture(document.path))
    section = _section(sections, span)
    heading = None if section is None else section.heading
    return Quotation(
        document=document.path,
        sha256=document.sha256,
        title=document.title,
        runs=runs,
        words=words,
        heading=None if heading is None else heading.of(document.text),
        page=page_at(document.pages, span.start),
        link=_link(document.path, mark.kind, runs, words),
    )


def dated(
    library: Library, document: Document, sections: Sequence[Section], quotation: Quotation
) -> Quotation:
    """A quotation with the days that its words name, else those of its section."""
    span = Span(quotation.runs[0].start, quotation.runs[-1].end)
    inside = (
        mention.interval
        for passage in library.indexed(document.path).passages
        if passage.span.overlaps(span)
        for mention in passage.dates
        if span.contains(mention.span)
    )
    section = _section(sections, span)
    of_section = section.date.interval if section is not None and section.date else None
    return replace(quotation, days=next(inside, of_section))


def _days(evidence: Evidence, span: Span) -> Interval | None:
    hit = evidence.hit
    inside = [mention for mention in evidence.dates if span.contains(mention.span)]
    if hit.mention is not None and (hit.mention in inside or not inside):
        return hit.mention.interval
    return inside[0].interval if inside else hit.inherited


def _section(sections: Sequence[Section], span: Span) -> Section | None:
    return next((s for s in sections if s.span.start <= span.start < s.span.end), None)


def _link(
    document: str, kind: MarkKind, runs: tuple[Span, ...], words: str
) -> dict[str, list[str]]:
    return SourceLink(document, (Mark.of(kind, runs, words),)).params()
