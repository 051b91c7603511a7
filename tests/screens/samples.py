"""Small results to draw: a passage that begins at character 100 of its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from retriever.results import (
    Answer,
    AnswerSpan,
    Evidence,
    Highlight,
    HighlightKind,
    Hit,
    IndexSummary,
    Period,
    PeriodBasis,
    Place,
    Question,
)
from sourceline.index.index_records import DocumentEntry
from sourceline.records import (
    Cell,
    DateMention,
    DocumentDay,
    FileType,
    Interval,
    Page,
    Passage,
    SearchText,
    Span,
)

START = 100
YEAR_2021 = Period(Interval(date(2021, 1, 1), date(2021, 12, 31)), "in 2021")


def highlight(kind: HighlightKind, start: int, end: int, *, group: int = 1) -> Highlight:
    """Offsets in the passage; ``evidence`` fills in the words."""
    return Highlight(kind, group, Span(START + start, START + end), "", None)


def evidence(
    text: str,
    highlights: Sequence[Highlight],
    *,
    rank: int = 1,
    document: str = "a.txt",
    heading: str | None = None,
    in_period: bool | None = None,
    basis: PeriodBasis | None = None,
    dates: Sequence[tuple[int, int, Interval]] = (),
    sentences: Sequence[tuple[int, int]] = (),
    cells: Sequence[tuple[str, int, int]] = (),
    kind: FileType = "text",
    written: DocumentDay | None = None,
    sureness: float | None = None,
) -> Evidence:
    passage = Passage(
        id=f"p{rank}",
        document_id="d",
        span=Span(START, START + len(text)),
        section=0,
        sentences=tuple(
            Span(START + start, START + end) for start, end in sentences or [(0, len(text))]
        ),
        dates=tuple(
            DateMention(Span(START + start, START + end), days) for start, end, days in dates
        ),
        search_text=SearchText(text, ()),
        cells=tuple(Cell(column, Span(START + start, START + end)) for column, start, end in cells),
    )
    place = Place(
        passage, text, document, "f" * 64, document, heading, None, kind, written, sureness
    )
    filled = tuple(
        replace(mark, text=text[mark.span.start - START : mark.span.end - START])
        for mark in highlights
    )
    hit = Hit(place, 0.5, rank, ("meaning", "words"), in_period, basis, None)
    return Evidence(hit, filled)


def answer(
    found: Sequence[Evidence],
    *,
    is_found: bool = True,
    confidence: float = 0.8,
    spans: Sequence[tuple[int, int, int]] = (),
    period: Period | None = None,
    unreadable: int = 0,
) -> Answer:
    """``spans`` are rank, start and end in the passage."""
    places = {evidence.hit.rank: evidence.hit.place for evidence in found}
    return Answer(
        question=Question("who", "who", period),
        found=is_found,
        confidence=confidence,
        answers=tuple(
            AnswerSpan(
                rank,
                places[rank].document,
                Span(START + start, START + end),
                places[rank].text[start:end],
                None,
            )
            for rank, start, end in spans
        ),
        evidence=tuple(found),
        index=IndexSummary("g1", 3, 3 + unreadable, unreadable, 0, Path("index"), None),
    )


def entry(
    path: str, *, kind: FileType = "text", pages: tuple[Page, ...] = (), file: str | None = None
) -> DocumentEntry:
    """A document of the library; its file is its path unless it is a member of one."""
    return DocumentEntry(
        id="d",
        path=path,
        title=path,
        language="en",
        characters=100,
        bytes=100,
        passages=1,
        notes=(),
        kind=kind,
        pages=pages,
        file=file or path,
        written=None,
    )
