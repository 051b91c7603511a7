"""The types from question to answer, one frozen type a stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sourceline.command import counted
from sourceline.records import DateMention, DocumentDay, FileType, Interval, Passage, Span

FoundBy = Literal["meaning", "words", "time"]
ExpansionKind = Literal["long form", "acronym", "spelling"]
PeriodBasis = Literal["passage", "column", "section", "document"]
RewordingKind = Literal["core", "follow-up", "typing error"]
ShapeKind = Literal["list", "count", "comparison"]
HighlightKind = Literal["sentence", "answer", "term"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days a question asks about; ``text`` is the wording that said so, if any did."""

    interval: Interval
    text: str | None


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words of the question, and what was searched besides because it means the same."""

    asked: str
    also: str
    kind: ExpansionKind


@dataclass(frozen=True, slots=True)
class Misread:
    """Words that name a time that does not exist; the message says what to write."""

    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """One change of a question before it was asked: ``was`` the words typed, ``now`` those asked.

    "core": politeness and framing left out; "follow-up": made to stand by itself; "typing error":
    a word of the documents instead of one that is nowhere.
    """

    kind: RewordingKind
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked: never blank, never over-long.

    ``content`` is the text without the wording of the period, to search by; it may be
    blank where a question asks about nothing but a time. ``expansions`` come from the index.
    ``misread`` are words that look like a time; they count as other words do.
    ``typed`` is what the reader wrote, None where it is ``text``; ``rewordings`` made the one of
    the other, and ``note`` says why a follow-up was not understood. ``near`` are sections, by
    document id and number, where a follow-up is answered first.
    """

    text: str
    content: str
    period: Period | None
    expansions: tuple[Expansion, ...] = ()
    misread: tuple[Misread, ...] = ()
    typed: str | None = None
    rewordings: tuple[Rewording, ...] = ()
    note: str | None = None
    near: frozenset[tuple[str, int]] = frozenset()

    @property
    def as_typed(self) -> str:
        return self.text if self.typed is None else self.typed


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with what its own document says around it: enough to cite and to judge it."""

    passage: Passage
    text: str
    document: str
    document_sha256: str
    title: str
    heading: str | None
    page: int | None
    kind: FileType = "text"
    written: DocumentDay | None = None
    sureness: float | None = None
    """Of the page's OCR; None where the page was not read by OCR."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the ranking. Higher scores are better; ranks start at 1.

    ``inherited`` are the days of the section or document that date a passage without its own.
    Where a period is asked, ``mention`` is the date that lies in it, or the nearest outside (of
    the passage, or of its section), ``mention_text`` its words, and ``overlap`` the share of its
    days inside, 0 to 1.
    ``also_in`` are further places with the same words, or almost the same.
    """

    place: Place
    score: float
    rank: int
    found_by: tuple[FoundBy, ...]
    in_period: bool | None
    period_basis: PeriodBasis | None
    inherited: Interval | None
    mention: DateMention | None = None
    mention_text: str | None = None
    overlap: float | None = None
    also_in: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the words occur: the place shown, then the others."""
        return (self.place, *self.also_in)


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words to mark. ``span`` counts in the document and lies inside the passage.

    Highlights of one ``group`` are runs of one quotation.
    """

    kind: HighlightKind
    group: int
    span: Span
    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Gloss:
    """An acronym in a passage, and what the documents say it stands for."""

    span: Span
    text: str
    long_form: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A hit with the words in it that speak to the question, and its acronyms explained."""

    hit: Hit
    highlights: tuple[Highlight, ...]
    glosses: tuple[Gloss, ...] = ()

    @property
    def dates(self) -> tuple[DateMention, ...]:
        return self.hit.place.passage.dates


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """Exact answer words; ``passage`` is the rank of the evidence they are in.

    ``column`` is the name of their column, where they are a cell of a table. Where the latest or
    the first of several answers is asked for, ``day`` is the one by which this is in order:
    of the event, or of the document.
    """

    passage: int
    document: str
    span: Span
    text: str
    page: int | None
    column: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class SupersededSpan:
    """Exact words that answered once: a newer message of the same mail thread says otherwise.

    ``passage`` is the rank of the evidence they are in, ``day`` that of the older message.
    """

    passage: int
    document: str
    span: Span
    text: str
    page: int | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Exact words beside an item: its date, with the days it names, or its place."""

    span: Span
    text: str
    days: Interval | None = None


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One thing of a list; ``answer`` is the position of its words among the answers, from 1."""

    answer: int
    date: QuotedWords | None = None
    place: QuotedWords | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What an answer of several parts is: a list, a count or a comparison.

    ``summary`` says it in a sentence: how many were found in how many documents, which of two
    quantities is more. ``stated`` are the positions, among the answers from 1, of numbers that a
    text itself states; ``items`` is what was found one by one.
    """

    kind: ShapeKind
    summary: str
    items: tuple[ListedItem, ...] = ()
    stated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """Which index answered; ``folder`` and ``corpus`` are for the commands in messages.

    Of the ``of`` documents that the corpus has, ``unreadable`` ones could not be read at all, and
    of ``partly_unreadable`` ones some pages; ``documents`` are in the index.
    """

    generation: str
    documents: int
    of: int
    unreadable: int
    partly_unreadable: int
    folder: Path
    corpus: str | None

    @property
    def unread(self) -> str | None:
        """ "2 of 41 documents could not be read, and 1 only in part"; None where all were."""
        whole, part = self.unreadable, self.partly_unreadable
        if not whole and not part:
            return None
        documents = f"{whole or part:,} of {counted(self.of, 'document')} could"
        if not whole:
            return f"{documents} be read only in part"
        return f"{documents} not be read{f', and {part:,} only in part' if part else ''}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the documents say to a question, best evidence first; nearest misses if not found.

    ``confidence`` estimates the probability that the first evidence holds the answer.
    ``weak_meaning`` says that the encoder hardly knows the language of the question or that of
    the documents, so that little more than shared words was searched by. ``shape`` is None for an
    answer that is one thing. ``superseded`` is what older messages of a mail thread say instead.
    """

    question: Question
    found: bool
    confidence: float
    answers: tuple[AnswerSpan, ...]
    evidence: tuple[Evidence, ...]
    index: IndexSummary
    weak_meaning: bool = False
    shape: Shape | None = None
    superseded: tuple[SupersededSpan, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a period alone was asked for, and the evidence is its events in order of time."""
        return self.found and all(each.hit.found_by == ("time",) for each in self.evidence)
