"""The text below a passage's own heading, which has the exact words that the heading sums up."""

from __future__ import annotations

from dataclasses import replace

from retriever.reading.reader import Reader, Reading
from sourceline.index.index_records import StoredPassage


def start_below_heading(stored: StoredPassage) -> int | None:
    """Where in the search text the text below the heading begins; None where none does."""
    runs = stored.passage.search_text.runs
    if stored.heading_span is None or len(runs) < 2 or runs[0].span != stored.heading_span:
        return None
    return runs[1].at


def read_below_heading(
    reader: Reader, question: str, stored: StoredPassage, reading: Reading
) -> Reading:
    """The same reading, with words from below the heading where the best were the heading's own.

    The heading shows already that the passage answers, so the best words below it are
    as good as the heading's were; the others follow at their distance.
    """
    at = start_below_heading(stored)
    if at is None or not reading.spans or reading.spans[0].start >= at:
        return reading
    text = stored.passage.search_text.text[at:]
    below = reader.read(question, [text])[0].spans
    lift = reading.relevance - below[0].score if below else 0.0
    spans = tuple(
        replace(span, start=span.start + at, end=span.end + at, score=span.score + lift)
        for span in below
    )
    return Reading(reading.relevance, spans)
