"""The dates of a document: those in its words, in its tables, and those relative to its own day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from indexer.structure.dateline import document_day, section_days
from sourceline.dates import find_dates, resolve
from sourceline.dates.years.table_years import are_years, year
from sourceline.records import DateMention, Document, DocumentDay, Span, Table


class DocumentDates:
    """Dates in order of the text. ``written`` is the day that the document was written on."""

    def __init__(self, mentions: Sequence[DateMention], written: DocumentDay | None = None) -> None:
        self.written = written
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def inside(self, span: Span) -> tuple[DateMention, ...]:
        """Those within a span, in order."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(each for each in self._mentions[first:end] if span.contains(each.span))

    def overlap(self, span: Span) -> bool:
        """Whether one of them overlaps a span."""
        before = bisect_left(self._starts, span.end) - 1
        return before >= 0 and self._mentions[before].span.overlaps(span)

    def cover(self, position: int) -> bool:
        """Whether a cut here would divide a date."""
        before = bisect_left(self._starts, position) - 1
        return before >= 0 and position < self._mentions[before].span.end


def find_document_dates(document: Document, sections: Sequence[Span]) -> DocumentDates:
    """Explicit dates, and dates relative to the day that the document, or a section, is of.

    They are looked for in the whole text: what a number means in one place it means everywhere.
    """
    text = document.text
    explicit = _with_table_years(document, find_dates(text))
    mentions = list(explicit)
    known = DocumentDates(explicit)
    written = document_day(document, explicit)
    days = section_days(text, sections, explicit, written)
    for section, day in zip(sections, days, strict=True):
        if day is not None:
            taken = [mention.span for mention in known.inside(section)]
            mentions += resolve(text, day, taken, section)
    return DocumentDates(sorted(mentions, key=lambda mention: mention.span), written)


def _with_table_years(
    document: Document, found: tuple[DateMention, ...]
) -> tuple[DateMention, ...]:
    """In order, with the years in cells, which replace what was read across the end of a cell."""
    years = sorted(table_years(document), key=lambda mention: mention.span)
    known = DocumentDates(years)
    kept = [mention for mention in found if not known.overlap(mention.span)]
    return tuple(sorted([*kept, *years], key=lambda mention: mention.span))


def table_years(document: Document) -> Iterator[DateMention]:
    """One for each cell that is a year, in columns of years."""
    for table in document.tables:
        yield from _column_years(table, document.text)


def _column_years(table: Table, text: str) -> Iterator[DateMention]:
    names = table.column_names(text)
    for at in range(max(map(len, table.rows), default=0)):
        cells = [row[at] for row in table.rows if at < len(row)]
        name = names[at] if at < len(names) else ""
        if are_years(name, [cell.of(text) for cell in cells]):
            for cell in cells:
                days = year(cell.of(text))
                if days is not None:
                    yield DateMention(cell, days)
