"""Rows: what is in scope, by date, bounded, and nothing outside the period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from retriever import Retriever
from retriever.table.evidence_table import ROW_KINDS, RowKind
from sourceline.errors import EmptyPeriodError, WrongUseError
from sourceline.settings import TABLE
from tests.retriever.opened import opened
from tests.retriever.table.fisheries import ALL


def test_events_are_by_date_and_the_undated_come_last(fisheries: Retriever) -> None:
    rows = fisheries.table_rows(documents=ALL).rows
    days = [None if row.days is None else row.days.first or row.days.last for row in rows]
    assert days[-1] is None and rows[-1].document == "nets.txt"
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated) and len(dated) == len(rows) - 1
    assert [row.document for row in rows if row.days].count("figures.csv") == 2
    assert len([row for row in rows if row.label == "Safety at sea"]) == 2


@pytest.mark.parametrize("by", ROW_KINDS)
def test_rows_are_stretches_of_their_documents(fisheries: Retriever, by: RowKind) -> None:
    rows = fisheries.table_rows(documents=ALL, by=by).rows
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        text = fisheries.library.document(row.document).text
        for each in row.passages:
            assert row.span.contains(each.passage.span)
            assert each.passage.span.of(text) == each.text
        if row.mention is not None:
            assert any(each.passage.span.contains(row.mention.span) for each in row.passages)


def test_one_row_a_document_and_one_a_section(fisheries: Retriever) -> None:
    documents = fisheries.table_rows(documents=ALL, by="document").rows
    assert sorted(row.document for row in documents) == ALL
    sections = fisheries.table_rows(documents=["courses.txt"], by="section").rows
    assert [row.label for row in sections] == ["Safety at sea", "Net mending"]


@pytest.mark.parametrize("by", ROW_KINDS)
def test_a_topic_and_its_period_bound_the_rows(fisheries: Retriever, by: RowKind) -> None:
    rows = fisheries.table_rows("courses on safety in 2022", by=by).rows
    assert {row.document for row in rows} >= {"courses.txt"}
    assert not {row.document for row in rows} & {"meeting.txt", "sums.txt", "nets.txt"}


def test_a_period_alone_and_one_of_options_are_scopes_too(fisheries: Retriever) -> None:
    assert [row.document for row in fisheries.table_rows("what happened in 2020").rows] == [
        "sums.txt"
    ]
    spring = fisheries.table_rows(documents=ALL, since=date(2023, 1, 1)).rows
    assert [row.document for row in spring] == ["meeting.txt"]


def test_the_heading_of_a_report_stands_for_what_is_below_it(fisheries: Retriever) -> None:
    rows = fisheries.table_rows("report on training", by="section").rows
    assert {"Safety at sea", "Net mending"} <= {row.label for row in rows}


def test_an_empty_scope_says_the_next_step(fisheries: Retriever) -> None:
    for topic in (None, "", "   "):
        with pytest.raises(WrongUseError, match="name a topic"):
            fisheries.table_rows(topic)
    with pytest.raises(WrongUseError, match="use words of the documents"):
        fisheries.table_rows("radio telescopes")
    with pytest.raises(WrongUseError, match="hold nothing of the period"):
        fisheries.table_rows(documents=ALL, since=date(1990, 1, 1), until=date(1990, 12, 31))
    with pytest.raises(WrongUseError, match=r"no document 'none\.txt'"):
        fisheries.table_rows(documents=["none.txt"])
    with pytest.raises(EmptyPeriodError):
        fisheries.table_rows("courses in 2022", since=date(2023, 1, 1))


def test_500_rows_are_bounded_and_the_rest_is_counted(tmp_path: Path) -> None:
    lines = "".join(f"Boat {number},{number % 28 + 1} May 2021\n" for number in range(500))
    with opened(tmp_path, {"boats.csv": f"Boat,Built\n{lines}"}) as retriever:
        found = retriever.table_rows(documents=["boats.csv"])
    assert len(found.rows) == TABLE.rows
    assert found.left_out == 500 - TABLE.rows
