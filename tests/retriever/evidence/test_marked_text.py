"""Passages for a terminal: sentences between marks, rows under the names of their columns."""

from __future__ import annotations

from retriever.evidence.marked_text import marked_text
from tests.screens.samples import evidence, highlight

ROW = "Inari\t40\t\t9"


def test_each_cell_stands_after_the_name_of_its_column() -> None:
    cells = [("Lake", 0, 5), ("Catch, 2021", 6, 8), ("Boats", 10, 11)]
    found = evidence(ROW, [highlight("sentence", 6, 8)], cells=cells)
    assert marked_text(found, colour=False) == "Lake: Inari; Catch, 2021: »40«; Boats: 9"


def test_cells_without_names_and_prose_are_as_they_stand() -> None:
    assert marked_text(evidence(ROW, [], cells=[("", 0, 5), ("", 6, 8)]), colour=False) == ROW
    prose = evidence("It rained. All came.", [highlight("sentence", 11, 20)])
    assert marked_text(prose, colour=False) == "It rained. »All came.«"
