"""The types of a table of evidence: its scope, its rows, its cells."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from retriever.results import AnswerSpan, Evidence, IndexSummary, Period
from sourceline.index.index_records import StoredPassage
from sourceline.records import DateMention, Interval, Span

RowKind = Literal["document", "section", "event"]
ROW_KINDS: tuple[RowKind, ...] = ("event", "section", "document")

DatedBy = Literal["event", "section", "document"]


@dataclass(frozen=True, slots=True)
class RowKey:
    """The same for the same stretches of the same version of a document.

    A cell that was read for a row holds for every row with its key, in any generation of an index.
    """

    document: str
    sha256: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A document, a section or an event, and the passages that its cells are read in.

    ``days`` date it, None where nothing does; ``dated_by`` says whose days they are. ``mention``
    is the date in its passages that names them, where one does.
    """

    document: str
    document_sha256: str
    title: str
    heading: str | None
    page: int | None
    span: Span
    days: Interval | None
    dated_by: DatedBy | None
    mention: DateMention | None
    passages: tuple[StoredPassage, ...]

    @property
    def key(self) -> RowKey:
        spans = tuple(each.passage.span for each in self.passages)
        return RowKey(self.document, self.document_sha256, spans)

    @property
    def label(self) -> str:
        """What names it to a reader: its heading, else its document's title."""
        return " ".join((self.heading or self.title).split()) or self.document


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """What a row says to a column, best words first; no words where it does not say.

    ``answers`` are exact words; their ``passage`` is the rank of the one of ``evidence`` that they
    are in. ``confidence`` estimates the probability that the first words answer.
    """

    answers: tuple[AnswerSpan, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0

    @property
    def is_said(self) -> bool:
        return bool(self.answers)


NOT_SAID = EvidenceCell()


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows in scope, by date, undated ones last; ``left_out`` ones are too many."""

    by: RowKind
    topic: str | None
    period: Period | None
    rows: tuple[TableRow, ...]
    left_out: int
    index: IndexSummary

    def without(self, removed: Collection[RowKey]) -> RowList:
        """The same without rows that the reader does not want."""
        return replace(self, rows=tuple(row for row in self.rows if row.key not in removed))


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Rows and the questions put to each. ``cells`` has a row each, in order, and in it a cell for
    each column: None where it has not been read yet."""

    scope: RowList
    columns: tuple[str, ...]
    cells: tuple[tuple[EvidenceCell | None, ...], ...]

    @property
    def rows(self) -> tuple[TableRow, ...]:
        return self.scope.rows

    @property
    def unread(self) -> int:
        """How many cells have not been read yet."""
        return sum(cell is None for row in self.cells for cell in row)
