"""What a briefing is made of: headings and quotations, in one order.

A quotation keeps its exact words with the places they were taken from, so that it can be shown
when its source is gone, and looked up again while it is there.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from sourceline.records import DocumentDay, Interval, Span
from sourceline.text.spans import spans_outside


def new_id() -> str:
    """Unique over all briefings."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class SentenceBefore:
    """Exact words of the same document that say what a quotation's "the course" or "it" is.

    ``is_next`` where nothing but space is between them and the quotation.
    """

    runs: tuple[Span, ...]
    words: str
    is_next: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words of one document and where they were when they were collected.

    ``runs`` are spans of the document's text, in order; ``words`` are theirs, one after the
    other. ``days`` are those of the event described, None where nothing dates it. ``link`` holds
    the query parameters that open the words in the Source screen. ``cells`` are those of a row of
    a table, each after the name of its column. ``question`` is what the words were collected for,
    a question or a claim, blank where it was neither. ``before`` is shown above the words where
    they need it. ``written`` is the day of the document.
    """

    document: str
    sha256: str
    title: str
    runs: tuple[Span, ...]
    words: str
    heading: str | None = None
    page: int | None = None
    days: Interval | None = None
    link: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cells: tuple[tuple[str, str], ...] = ()
    question: str = ""
    before: SentenceBefore | None = None
    written: DocumentDay | None = None

    def __post_init__(self) -> None:
        if not self.runs or sum(run.length for run in self.runs) != len(self.words):
            raise ValueError(f"{len(self.words)} characters cannot be the words of {self.runs}")

    @property
    def pieces(self) -> tuple[str, ...]:
        """The words of every run."""
        ends = accumulate(run.length for run in self.runs)
        return tuple(
            self.words[end - run.length : end] for run, end in zip(self.runs, ends, strict=True)
        )

    @property
    def row(self) -> str | None:
        """The row of a table in words, "Donor: Japan; 2020: 300,000"; None for other words."""
        if not any(column for column, _ in self.cells):
            return None
        return "; ".join(": ".join(filter(None, pair)) for pair in self.cells)

    @property
    def key(self) -> tuple[str, tuple[Span, ...], str]:
        """The same for the same words at the same place."""
        return self.document, self.runs, self.words


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation in a briefing, with its reader's note."""

    id: str
    quotation: Quotation
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What follows it, up to the next one, is its group."""

    id: str
    text: str


BriefingItem = Entry | Heading


@dataclass(frozen=True, slots=True)
class Briefing:
    """Items in order. ``version`` counts the saves."""

    id: str
    name: str
    items: tuple[BriefingItem, ...] = ()
    version: int = 0

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(item for item in self.items if isinstance(item, Entry))

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(item for item in self.items if isinstance(item, Heading))

    @property
    def numbers(self) -> dict[str, int]:
        """Every entry's number, from 1, by its id."""
        return {entry.id: number for number, entry in enumerate(self.entries, start=1)}

    @property
    def questions(self) -> dict[str, str]:
        """What to say above an entry, by its id: its question, unless that is said above it.

        A question is said once for all that follows under the same heading.
        """
        above: dict[str, str] = {}
        said = ""
        for item in self.items:
            if isinstance(item, Heading):
                said = _one_line(item.text)
                continue
            question = _one_line(item.quotation.question)
            if question and question.casefold() != said.casefold():
                above[item.id] = said = question
        return above

    def position(self, item_id: str) -> int | None:
        """The position of an item; None where it is gone."""
        return next((at for at, item in enumerate(self.items) if item.id == item_id), None)

    def holds(self, quotation: Quotation) -> bool:
        return any(entry.quotation.key == quotation.key for entry in self.entries)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def runs_and_words(
    text: str, span: Span, without: Sequence[Span] = (), offset: int = 0
) -> tuple[tuple[Span, ...], str]:
    """A span as runs that leave other spans out (page furniture), and the words of the runs.

    ``text`` is that of the document from ``offset`` on. Where nothing would be left, the span is
    taken whole.
    """
    overlaps = (kept.overlap(span) for kept in spans_outside(span.end, without))
    runs = tuple(run for run in overlaps if run is not None) or (span,)
    return runs, "".join(run.of(text, offset) for run in runs)
