"""What flows from a file to a mark on the page: one frozen type a stage.

Every position is an offset in Unicode code points into one document's text, and
``document.text[start:end]`` is the quoted text, to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: start {self.start}, end {self.end}")

    def of(self, text: str) -> str:
        """The words this span stands for in the text it was taken from."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed days, first to last; None where that side is open."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("an interval needs at least one day")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"an interval runs forwards, not {self.first} to {self.last}")

    @property
    def is_open(self) -> bool:
        """Whether a side has no end: "since 2014", "until 2005"."""
        return self.first is None or self.last is None

    def overlaps(self, other: Interval) -> bool:
        """True when the two share at least one day."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        ends_in_time = self.last is None or other.first is None or other.first <= self.last
        return starts_in_time and ends_in_time

    def intersection(self, other: Interval) -> Interval | None:
        """The days both hold, or None when there are none."""
        if not self.overlaps(other):
            return None
        firsts = [day for day in (self.first, other.first) if day is not None]
        lasts = [day for day in (self.last, other.last) if day is not None]
        return Interval(max(firsts, default=None), min(lasts, default=None))

    @staticmethod
    def hull(intervals: Iterable[Interval]) -> Interval | None:
        """The shortest interval that covers all of them, or None for none."""
        known = list(intervals)
        if not known:
            return None
        firsts = [interval.first for interval in known if interval.first is not None]
        lasts = [interval.last for interval in known if interval.last is not None]
        first = min(firsts) if len(firsts) == len(known) else None
        last = max(lasts) if len(lasts) == len(known) else None
        return None if first is None and last is None else Interval(first, last)


@dataclass(frozen=True, slots=True)
class DateMention:
    """Where a text dates something, and the days it names; one side is None in "since 2014".

    ``by_reference`` where the words name no year or no day of their own ("on Monday") and the
    document's own date stands in: as sure as that date is.
    """

    span: Span
    interval: Interval
    by_reference: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a text says what an acronym stands for: the acronym, and its long form beside it."""

    acronym: Span
    long_form: Span


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged document; pages tile the text. Numbers start at 1."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text and where it came from.

    ``path`` is relative to the corpus, with ``/``; ``id`` follows from it alone.
    ``pages`` is empty for formats without pages. ``headings`` is None where the format
    does not mark headings and they must be recognised by shape.
    """

    id: str
    path: str
    sha256: str
    title: str
    text: str
    language: str
    pages: tuple[Page, ...] = ()
    headings: tuple[Span, ...] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One article, chapter or part: passages never cross its bounds.

    ``heading`` is a span inside the section, citable like any other. ``date`` is the first
    date mentioned in it that is closed on both sides, an explicit one before all others; it
    dates those of its passages that name none.
    """

    span: Span
    heading: Span | None
    date: DateMention | None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of search text copied from the document: ``at`` there, ``span`` here."""

    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class SearchText:
    """What is encoded, searched and read in place of a passage's raw slice.

    Every run has the same length in the search text as in the document, so positions map
    back exactly; text outside the runs (a file name as title, joining spaces) maps to nothing.
    """

    text: str
    runs: tuple[Run, ...]

    def to_document(self, start: int, end: int) -> tuple[Span, ...]:
        """The document spans under ``text[start:end]``, in order; several where runs are apart."""
        spans: list[Span] = []
        for run in self.runs:
            length = run.span.end - run.span.start
            low, high = max(start, run.at), min(end, run.at + length)
            if low < high:
                shift = run.span.start - run.at
                spans.append(Span(low + shift, high + shift))
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one section: what is found, ranked and cited.

    ``span`` begins at the first sentence and ends at the last. ``section`` is the section's
    position in its document. ``dates`` are those that stand inside the span.
    """

    id: str
    document_id: str
    span: Span
    section: int
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    search_text: SearchText
