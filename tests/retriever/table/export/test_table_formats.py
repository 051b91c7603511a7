"""Exports: the words to the letter, their sources beside them, and nothing that runs."""

from __future__ import annotations

import csv
import io
from datetime import date

import docx
import pytest
from openpyxl import load_workbook

from retriever import Retriever
from retriever.table.evidence_table import EvidenceTable
from retriever.table.export.table_csv import as_text, to_csv
from retriever.table.export.table_sources import TableEdition
from retriever.table.export.table_word import to_word
from retriever.table.export.table_xlsx import to_xlsx
from retriever.table.table_report import as_json, as_lines
from tests.retriever.table.fisheries import ALL

COLUMNS = ["When?", "=1+1 who?", "=1+1  WHO?", "Which course?", "<b>@what</b>"]


@pytest.fixture(scope="module")
def table(fisheries: Retriever) -> EvidenceTable:
    return fisheries.table(columns=COLUMNS, documents=ALL)


@pytest.fixture
def edition(table: EvidenceTable) -> TableEdition:
    return TableEdition(table, date(2026, 11, 29), lambda answer, _: f"http://x/{answer.document}")


def test_a_workbook_has_real_tables_whose_cells_slice_back(
    fisheries: Retriever, table: EvidenceTable, edition: TableEdition
) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(edition)))
    sheet, sources = book["Table"], book["Sources"]
    assert sheet.tables["Evidence"].ref == f"A1:H{len(table.rows) + 1}"
    heads = [cell.value for cell in sheet[1]]
    assert heads[4:] == ["When?", "=1+1 who?", "Which course?", "<b>@what</b>"]
    assert [c.name for c in sheet.tables["Evidence"].tableColumns] == heads
    linked = 0
    for line in sheet.iter_rows(min_row=2):
        for cell in line[4:]:
            if cell.hyperlink is None:
                assert cell.value == "not said"
                continue
            at = int(cell.hyperlink.location.removeprefix("'Sources'!A"))
            words, document, first, last = (sources.cell(at, n).value for n in (4, 5, 7, 8))
            assert cell.value.split("\n")[0] == words
            assert sources.cell(at, 2).value == line[0].value
            assert fisheries.library.document(document).text[first:last] == words
            assert sources.cell(at, 11).hyperlink.target == f"http://x/{document}"
            linked += 1
    assert linked > len(table.rows)


def test_nothing_in_a_workbook_is_a_formula(edition: TableEdition) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(edition)))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert any(cell.value == "=1+1 who?" and cell.quotePrefix for cell in cells)


@pytest.mark.parametrize("value", ["=1+1", "+7", "-5", "@A1", "\t=1", "\r=1", " =1", "＝1"])
def test_what_opens_a_formula_is_text_in_csv(value: str) -> None:
    assert as_text(value) == f"'{value}"
    assert as_text(f"a{value}") == f"a{value}"


def test_csv_has_the_words_with_their_places(
    fisheries: Retriever, table: EvidenceTable, edition: TableEdition
) -> None:
    written = to_csv(edition)
    assert written.startswith(b"\xef\xbb\xbf")
    heads, *lines = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert "'=1+1 who?" in heads and len(lines) == len(table.rows)
    assert not any(value.startswith(tuple("=+-@\t\r")) for line in lines for value in line)
    for line in lines:
        if line[4] == "not said":
            continue
        document, characters = line[5].rsplit(", characters ", 1)
        first, last = map(int, characters.split("–"))
        assert fisheries.library.document(document).text[first:last] == line[4]


def test_word_has_every_quotation_numbered(table: EvidenceTable, edition: TableEdition) -> None:
    document = docx.Document(io.BytesIO(to_word(edition)))
    (drawn,) = document.tables
    assert len(drawn.rows) == len(table.rows) + 1
    assert [cell.text for cell in drawn.rows[0].cells][2:] == list(table.columns)
    listed = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for source in edition.sources:
        assert f"{source.number}. “{source.answer.text}”" in listed
        assert source.place in listed


def test_a_table_without_rows_and_one_unread_are_files_too(table: EvidenceTable) -> None:
    unread = tuple(tuple(None for _ in table.columns) for _ in table.rows)
    for cells, scope in (
        (unread, table.scope),
        ((), table.scope.without({r.key for r in table.rows})),
    ):
        made = EvidenceTable(scope, table.columns, cells)
        edition = TableEdition(made, date(2026, 11, 29))
        for write in (to_xlsx, to_csv, to_word):
            assert write(edition)
    assert "not read yet" in to_csv(TableEdition(EvidenceTable(table.scope, table.columns, unread), date(2026, 1, 1))).decode()  # fmt: skip  # noqa: E501


def test_json_and_lines_say_the_same(fisheries: Retriever, table: EvidenceTable) -> None:
    given = as_json(table)
    assert given["columns"] == list(table.columns) and given["left_out"] == 0
    lines = "\n".join(as_lines(table))
    for row in given["rows"]:
        text = fisheries.library.document(row["document"]).text
        for column, cell in zip(given["columns"], row["cells"], strict=True):
            assert (cell["confidence"] is not None) == cell["said"]
            for answer in cell["answers"]:
                assert text[answer["start"] : answer["end"]] == answer["text"]
                words = " ".join(answer["text"].split())
                assert f"{words} [{answer['start']}:{answer['end']}]" in lines
            assert column in lines
