"""Small briefings to keep and to export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from briefing.export.edition import Edition
from briefing.items import Briefing, BriefingItem, Entry, Heading, Quotation, SentenceBefore
from briefing.quotation_status import QuotationStatus
from sourceline.records import DocumentDay, Interval, Span

ADDRESS = "http://localhost:8501/source"
ANY_TEXT = st.text(st.characters())  # lone surrogates and control characters too
DAYS = st.dates().map(lambda day: Interval(day, None)) | st.dates().map(
    lambda day: Interval(None, day)
)

WRITTEN = st.builds(DocumentDay, st.dates(), st.sampled_from(("dateline", "metadata", "file name")))
BEFORE = st.builds(
    lambda words, start, is_next: SentenceBefore(
        (Span(start, start + len(words)),), words, is_next
    ),
    ANY_TEXT.filter(bool),
    st.integers(0, 10**6),
    st.booleans(),
)


def quotation(
    words: str, *, document: str = "a.txt", start: int = 10, days: Interval | None = None
) -> Quotation:
    span = Span(start, start + len(words))
    link = {"document": [document], "sentence": [f"{span.start}-{span.end}-0123456789ab"]}
    return Quotation(document, "f" * 64, "A title", (span,), words, "A heading", 3, days, link)


def entry(item_id: str, words: str, note: str = "", *, days: Interval | None = None) -> Entry:
    return Entry(item_id, quotation(words, days=days), note)


def briefing(*items: BriefingItem, name: str = "Trainings") -> Briefing:
    return Briefing("0" * 16, name, items)


def grouped() -> Briefing:
    """Two groups of two: a, b under one heading, c, d under another."""
    return briefing(
        Heading("one", "First"),
        entry("a", "aa"),
        entry("b", "bb"),
        Heading("two", "Second"),
        entry("c", "cc"),
        entry("d", "dd"),
    )


def edition(
    items: Sequence[BriefingItem], statuses: dict[str, QuotationStatus] | None = None
) -> Edition:
    return Edition(briefing(*items), statuses or {}, ADDRESS, date(2026, 11, 26))


@st.composite
def quotations(draw: st.DrawFn) -> Quotation:
    pieces = draw(st.lists(ANY_TEXT.filter(bool), min_size=1, max_size=3))
    runs, at = [], draw(st.integers(0, 10**6))
    for piece in pieces:
        runs.append(Span(at, at + len(piece)))
        at += len(piece) + draw(st.integers(0, 9))
    return Quotation(
        draw(ANY_TEXT),
        "0" * 64,
        draw(ANY_TEXT),
        tuple(runs),
        "".join(pieces),
        draw(st.none() | ANY_TEXT),
        draw(st.none() | st.integers(1, 9999)),
        draw(st.none() | DAYS),
        {"document": [draw(ANY_TEXT)], "sentence": draw(st.lists(ANY_TEXT, max_size=2))},
        tuple(draw(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=2))),
        draw(ANY_TEXT),
        draw(st.none() | BEFORE),
        draw(st.none() | WRITTEN),
    )
