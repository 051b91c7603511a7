"""Cells that have been read, for whoever makes the same table or goes on with a stopped one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from retriever.table.evidence_table import EvidenceCell, RowKey
from sourceline.records import Interval
from sourceline.settings import TABLE


class KnownCells:
    """By the row's own words, the column and the period, so that a rebuild leaves those of
    unchanged documents. The least recently used go first. Safe to share over threads."""

    def __init__(self, most: int = TABLE.kept_cells) -> None:
        self._most = most
        self._cells: OrderedDict[Hashable, EvidenceCell] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, row: RowKey, column: str, period: Interval | None) -> EvidenceCell | None:
        key = (row, column, period)
        with self._lock:
            if key in self._cells:
                self._cells.move_to_end(key)
            return self._cells.get(key)

    def put(self, row: RowKey, column: str, period: Interval | None, cell: EvidenceCell) -> None:
        with self._lock:
            self._cells[row, column, period] = cell
            if len(self._cells) > self._most:
                self._cells.popitem(last=False)
