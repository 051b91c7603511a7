"""What every exported table holds beside its cells: each quotation, numbered, with its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from retriever.results import AnswerSpan, Evidence
from retriever.table.evidence_table import EvidenceCell, EvidenceTable
from retriever.table.table_report import NOT_READ_WORDS, NOT_SAID_WORDS, left_out_note, summary
from sourceline.dates.day_names import day_name

Address = Callable[[AnswerSpan, Evidence], str]
"""Where the words can be seen in their source."""


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """Words of a cell and where they are; ``row`` counts from 1."""

    number: int
    row: int
    column: str
    answer: AnswerSpan
    evidence: Evidence
    confidence: float

    @property
    def place(self) -> str:
        """ "report.pdf, page 3, characters 120–135"."""
        page = [] if self.answer.page is None else [f"page {self.answer.page}"]
        span = self.answer.span
        return ", ".join([self.answer.document, *page, f"characters {span.start}–{span.end}"])


@dataclass(frozen=True, slots=True)
class TableEdition:
    """A table on the day of its export; ``address`` links its words, where there is one."""

    table: EvidenceTable
    day: date
    address: Address | None = None

    @property
    def title(self) -> str:
        topic = self.table.scope.topic
        return "Table of evidence" if topic is None else " ".join(topic.split())

    @property
    def about(self) -> list[str]:
        """What a reader of the file should know: how much is said, and what is not in it."""
        lines = [
            f"Made on {day_name(self.day)} from the exact words of the documents. "
            f"{summary(self.table)}",
            "Characters are counted from 0 in the document's text, the last one not included.",
        ]
        note = left_out_note(self.table)
        return lines if note is None else [*lines, note]

    @property
    def sources(self) -> list[NumberedSource]:
        """Every quotation of the table, row by row, from 1."""
        found = [
            (row, column, answer, cell)
            for row, cells in enumerate(self.table.cells, start=1)
            for column, cell in zip(self.table.columns, cells, strict=True)
            for answer in (() if cell is None else cell.answers)
        ]
        return [
            NumberedSource(
                number, row, column, answer, cell.evidence[answer.passage - 1], cell.confidence
            )
            for number, (row, column, answer, cell) in enumerate(found, start=1)
            if cell is not None
        ]

    def link(self, source: NumberedSource) -> str:
        return "" if self.address is None else self.address(source.answer, source.evidence)


def cell_words(cell: EvidenceCell | None) -> str:
    """The exact words, each quotation on a line of its own; or that there are none."""
    if cell is None:
        return NOT_READ_WORDS
    return "\n".join(answer.text for answer in cell.answers) or NOT_SAID_WORDS
