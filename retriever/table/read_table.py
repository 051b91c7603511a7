"""A table read cell by cell: what is known already is taken, the rest is read in turns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from retriever.pipeline import Pipeline
from retriever.query.query import make_query
from retriever.table.evidence_table import EvidenceTable, RowKey, RowList, TableRow
from retriever.table.known_cells import KnownCells
from retriever.table.read_cell import read_cell
from retriever.table.table_columns import Column, checked_columns, column_question
from sourceline.records import Interval
from sourceline.take_turn import TakeTurn


@dataclass(frozen=True, slots=True)
class TableReading:
    """Rows, the questions put to each, and the cells known so far, which grow as it is read.

    A reading that is stopped loses nothing: another one of the same ``known`` goes on with it.
    """

    pipeline: Pipeline
    scope: RowList
    columns: tuple[str, ...]
    known: KnownCells = field(default_factory=KnownCells)

    @classmethod
    def of(
        cls,
        pipeline: Pipeline,
        scope: RowList,
        questions: Sequence[str],
        known: KnownCells | None = None,
        removed: Collection[RowKey] = (),
    ) -> TableReading:
        """Without the ``removed`` rows. Raises WrongUseError for columns that cannot be asked."""
        columns = checked_columns(questions)
        for column in columns:
            column_question(column, scope.period)
        kept = scope.without(removed)
        return cls(pipeline, kept, columns, KnownCells() if known is None else known)

    def so_far(self) -> EvidenceTable:
        """The table with the cells that are known, and None for those that are not."""
        cells = tuple(
            tuple(self.known.get(row.key, column, self._days) for column in self.columns)
            for row in self.scope.rows
        )
        return EvidenceTable(self.scope, self.columns, cells)

    def read(self, turn: TakeTurn = nullcontext) -> Iterator[TableRow]:
        """Read what is not known, row by row; a row is given after each cell of it.

        A ``turn`` is taken for each cell, where others use the models meanwhile.
        """
        ready: dict[str, Column] = {}
        for row in self.scope.rows:
            for name in self.columns:
                if self.known.get(row.key, name, self._days) is not None:
                    continue
                with turn():
                    if name not in ready:
                        ready[name] = self._column(name)
                    cell = read_cell(self.pipeline, row, ready[name])
                self.known.put(row.key, name, self._days, cell)
                yield row

    def _column(self, name: str) -> Column:
        question = column_question(name, self.scope.period)
        pipeline = self.pipeline
        return Column(name, make_query(pipeline.library, pipeline.encoder, question, None))

    @property
    def _days(self) -> Interval | None:
        period = self.scope.period
        return None if period is None else period.interval
