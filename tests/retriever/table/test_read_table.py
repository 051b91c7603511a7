"""Cells: exact words of their own row or none; what is known is not read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from retriever import Retriever
from retriever.reading.reader import Reading
from retriever.table.evidence_table import NOT_SAID, ROW_KINDS, EvidenceTable, RowKey, RowKind
from retriever.table.known_cells import KnownCells
from retriever.table.table_columns import PRESETS, checked_columns
from sourceline.errors import (
    BlankQuestionError,
    EmptyPeriodError,
    OverlongQuestionError,
    WrongUseError,
)
from sourceline.settings import TABLE
from tests.retriever.table.fisheries import ALL

QUESTIONS = (
    "When?",
    "Where?",
    "How many took part?",
    "Which course was on safety?",
    "Кто оплатил?",
)


def assert_exact(retriever: Retriever, table: EvidenceTable) -> int:
    """Every word of every cell slices back, and lies in its own row. How many there are."""
    count = 0
    for row, cells in zip(table.rows, table.cells, strict=True):
        text = retriever.library.document(row.document).text
        for cell in cells:
            assert cell is not None
            assert cell.is_said == (cell.confidence > 0)
            for answer in cell.answers:
                count += 1
                assert answer.document == row.document
                assert answer.span.of(text) == answer.text
                assert row.span.contains(answer.span)
                evidence = cell.evidence[answer.passage - 1]
                assert evidence.hit.place.passage.span.contains(answer.span)
                assert any(mark.span.overlaps(answer.span) for mark in evidence.highlights)
    return count


@pytest.mark.parametrize("by", ROW_KINDS)
def test_each_cell_slices_back_to_its_source(fisheries: Retriever, by: RowKind) -> None:
    table = fisheries.table(columns=QUESTIONS, documents=ALL, by=by)
    assert assert_exact(fisheries, table) > len(table.rows)
    assert table.unread == 0


@pytest.mark.parametrize("column", ["When?", "Date", "When was it held?", "When did it take place?",
    "On what date was this?", "Когда?", "Когда это было?", "when"])  # fmt: skip
def test_the_date_of_an_event_is_its_own(fisheries: Retriever, column: str) -> None:
    table = fisheries.table(columns=[column], documents=ALL)
    said = {
        (row.document, cell.answers[0].text)
        for row, (cell,) in zip(table.rows, table.cells, strict=True)
        if cell is not None and cell.is_said
    }
    assert {
        ("courses.txt", "14 March 2022"),
        ("courses.txt", "June 2022"),
        ("courses.txt", "5 to 9 September 2022"),
        ("figures.csv", "7 February 2022"),
        ("meeting.txt", "3 April 2023"),
        ("russian.txt", "12 мая 2022 года"),
    } <= said
    assert "nets.txt" not in {document for document, _ in said}


def test_when_something_else_was_is_read_and_not_taken_from_the_row(fisheries: Retriever) -> None:
    reads = Counting(fisheries)
    reads.table(["When was the statute signed?"])
    assert reads.texts


def test_what_cannot_be_there_is_not_read(fisheries: Retriever) -> None:
    """No number in the row: "how many" is not said, without the reader."""
    reads = Counting(fisheries)
    table = reads.table(["How many took part?"])
    at = [row.document for row in table.rows].index("meeting.txt")
    (cell,) = table.cells[at]
    assert cell is not None and not cell.is_said
    assert not any("Norway" in text for text in reads.texts)
    assert any("Thirty-two" in text for text in reads.texts)


def test_a_question_the_reader_cannot_read_is_answered_by_a_sentence(fisheries: Retriever) -> None:
    table = fisheries.table(columns=["Кто оплатил расходы?"], documents=["russian.txt"])
    ((cell,),) = table.cells
    assert cell is not None
    assert [each.text for each in cell.answers] == ["Расходы оплатил Норвежский фонд."]


def test_a_stopped_table_goes_on_and_an_edited_column_alone_is_read(fisheries: Retriever) -> None:
    known, turns = KnownCells(), Turns()
    rows = fisheries.table_rows(documents=ALL)
    reading = fisheries.table_reading(rows, ["When?", "Where?"], known=known)
    steps = reading.read(turns.take)
    for _ in range(3):
        next(steps)
    del steps
    cells = 2 * len(rows.rows)
    assert reading.so_far().unread == cells - 3
    again = fisheries.table_reading(rows, ["When?", "Where?"], known=known)
    assert len(list(again.read(turns.take))) == cells - 3
    assert turns.taken == cells
    edited = fisheries.table_reading(rows, ["When?", "What?"], known=known)
    assert len(list(edited.read())) == len(rows.rows)
    assert again.so_far().unread == 0


def test_removed_rows_are_not_read(fisheries: Retriever) -> None:
    rows = fisheries.table_rows(documents=ALL)
    reading = fisheries.table_reading(rows, ["When?"], removed=[rows.rows[0].key])
    assert len(list(reading.read())) == len(rows.rows) - 1
    assert reading.so_far().rows == rows.rows[1:]


def test_known_cells_are_bounded() -> None:
    known = KnownCells(2)
    keys = [RowKey(name, "0", ()) for name in "abc"]
    for key in keys:
        known.put(key, "When?", None, NOT_SAID)
    assert [known.get(key, "When?", None) for key in keys] == [None, NOT_SAID, NOT_SAID]


def test_columns_are_checked() -> None:
    assert checked_columns(["When?", " ", "when?", "Who\n paid?"]) == ("When?", "Who paid?")
    assert checked_columns(PRESETS) == PRESETS
    with pytest.raises(WrongUseError, match="no column"):
        checked_columns(["", "  "])
    with pytest.raises(WrongUseError, match=f"at most {TABLE.columns}"):
        checked_columns(f"What about {number}?" for number in range(TABLE.columns + 1))
    with pytest.raises(BlankQuestionError):
        checked_columns(["?!"])
    with pytest.raises(OverlongQuestionError):
        checked_columns(["why " * 400])


def test_a_column_about_another_time_than_the_table_is_refused(fisheries: Retriever) -> None:
    rows = fisheries.table_rows("courses on safety in 2022")
    with pytest.raises(EmptyPeriodError, match="Who paid in 2021"):
        fisheries.table_reading(rows, ["When?", "Who paid in 2021?"])
    table = fisheries.table("courses on safety in 2022", ["How many took part in June 2022?"])
    for row, (cell,) in zip(table.rows, table.cells, strict=True):
        assert cell is not None
        assert not cell.is_said or "June 2022" in row.passages[0].text


class Counting:
    """A retriever whose reader notes what it reads."""

    def __init__(self, retriever: Retriever) -> None:
        self.texts: list[str] = []
        reader, noted = retriever._pipeline.reader, self.texts

        class Noting:
            def knows(self, language: str) -> bool:
                return reader.knows(language)

            def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
                noted.extend(texts)
                return reader.read(question, texts)

        self._retriever = Retriever(retriever.library, retriever._pipeline.encoder, Noting())

    def table(self, columns: list[str]) -> EvidenceTable:
        return self._retriever.table(columns=columns, documents=ALL)


class Turns:
    """Counts the turns taken, of which no two are at once."""

    def __init__(self) -> None:
        self.taken = 0
        self._is_taken = False

    @contextmanager
    def take(self) -> Iterator[None]:
        assert not self._is_taken
        self._is_taken = True
        self.taken += 1
        yield
        self._is_taken = False
