from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from sourceline.index.index_records import FileState, IndexedDocument, LeftOut
from sourceline.index.record_store import Records
from sourceline.index.record_writer import RecordWriter
from sourceline.pages.page_boxes import PageBoxes
from sourceline.records import (
    Cell,
    CopiedRun,
    DateMention,
    Definition,
    Document,
    DocumentDay,
    Interval,
    Page,
    Passage,
    SearchText,
    Section,
    Span,
    Table,
)

TEXT = "Rain\nThe LWB (Lake Water Board) has met since 2014.\n“Osh”\t987\n"
MEETING, ROW = Span(5, 51), Span(52, 61)
SINCE = DateMention(Span(40, 50), Interval(date(2014, 1, 1), None))
LONG_AGO = DateMention(Span(58, 61), Interval(date(987, 1, 1), date(987, 12, 31)), True)
DOCUMENT = Document(
    id="1",
    path="дождь.pdf",
    sha256="aa",
    title="Rain",
    text=TEXT,
    language="en",
    kind="pdf",
    pages=(Page(1, Span(0, 52), "ocr", "no text layer", 0.875), Page(2, Span(52, 62))),
    boxes=(PageBoxes.pack(1, 595.0, 842.0, np.ones((52, 4), dtype=np.float32)),),
    headings=(Span(0, 4),),
    tables=(Table(ROW, (), ((Span(52, 57), Span(58, 61)),), Span(0, 4)),),
    furniture=(Span(0, 4),),
    metadata_day=date(2021, 3, 10),
    notes=("2 pages",),
)
INDEXED = IndexedDocument(
    document=DOCUMENT,
    file="дождь.pdf",
    sections=(
        Section(Span(0, 52), Span(0, 4), SINCE),
        Section(Span(52, 62), None, None),
    ),
    passages=(
        Passage(
            "1-0",
            "1",
            MEETING,
            0,
            (MEETING,),
            (SINCE,),
            SearchText("Rain\n" + MEETING.of(TEXT), (CopiedRun(5, MEETING),)),
        ),
        Passage(
            "1-1",
            "1",
            ROW,
            1,
            (ROW,),
            (LONG_AGO,),
            SearchText("987", (CopiedRun(0, Span(58, 61)),)),
            (Cell("", Span(52, 57)), Cell("Год", Span(58, 61))),
        ),
    ),
    furniture=(Span(0, 4), Span(61, 62)),
    date=Interval(None, date(2021, 3, 10)),
    edge_lines=frozenset({"b", "a"}),
    repeated=frozenset({"a"}),
    written=DocumentDay(date(2021, 3, 10), "metadata"),
    definitions=(Definition(Span(9, 12), Span(14, 30)),),
    names=frozenset({"LWB", "Osh"}),
)
PLAIN = IndexedDocument(
    document=Document("2", "a.txt", "bb", "A", "", "ru"),
    file="a.txt",
    sections=(),
    passages=(),
    furniture=(),
    date=None,
    edge_lines=frozenset(),
    repeated=frozenset(),
)
FILES = (FileState("дождь.pdf", 9, 7, "aa"), FileState("a.txt", 0, 7), FileState("b.doc", 1, 2))
LEFT_OUT = LeftOut("b.doc", "failed", "b.doc needs a password", "encrypted")


def write(path: Path) -> None:
    with closing(RecordWriter(path)) as writer:
        for file in FILES:
            writer.add_file(file)
        writer.add(INDEXED)
        writer.add(PLAIN)
        writer.leave_out(LEFT_OUT)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Records]:
    path = tmp_path_factory.mktemp("records") / "records.sqlite"
    write(path)
    with closing(Records(path)) as opened:
        yield opened


@pytest.mark.parametrize("indexed", [INDEXED, PLAIN])
def test_a_document_is_read_as_it_was_written(records: Records, indexed: IndexedDocument) -> None:
    document = records.document(indexed.document.path)
    assert document == indexed.document
    assert records.indexed(document) == indexed
    assert records.furniture(document.path) == indexed.furniture


def test_files_are_read_as_they_were_written(records: Records) -> None:
    assert records.file_states() == {file.path: file for file in FILES}
    assert records.left_out() == [LEFT_OUT]
    assert [entry.path for entry in records.entries()] == ["a.txt", "дождь.pdf"]
    assert records.page_boxes("дождь.pdf", 1) == DOCUMENT.boxes[0]
    assert records.page_boxes("дождь.pdf", 2) is None


def test_a_passage_comes_with_the_words_around_it(records: Records) -> None:
    found = records.passages([1, 0, 7])
    assert [found[row].passage for row in (0, 1)] == list(INDEXED.passages)
    meeting, row = found[0], found[1]
    assert (meeting.text, meeting.heading) == (MEETING.of(TEXT), "Rain")
    assert (meeting.section_date, meeting.section_date_text) == (SINCE, "since 2014")
    assert (row.heading_span, row.heading, row.section_date, row.section_date_text) == (None,) * 4
    assert (row.first_sentence, row.document_date, row.kind) == (1, INDEXED.date, "pdf")


@pytest.mark.parametrize(
    ("first", "last", "rows"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), [0]),
        (None, date(1000, 1, 1), [1]),
        (date(987, 12, 31), None, [0, 1]),
        (date(988, 1, 1), date(2013, 12, 31), []),
    ],
)
def test_dates_within_days_are_found(
    records: Records, first: date | None, last: date | None, rows: list[int]
) -> None:
    found = records.dated(Interval(first, last))
    assert [row for row, _ in found] == rows
    assert all(dates == INDEXED.passages[row].dates for row, dates in found)
    assert records.dated(Interval(first, last), ["2"]) == []


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
