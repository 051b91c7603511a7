"""Workbooks and CSV: rows as a person sees them, with the cells that name the columns."""

from __future__ import annotations

import csv as csv_module
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.read.office.read_xlsx import read_xlsx
from indexer.read.source_file import SourceFile
from indexer.read.tables.cell_display import displayed as shown_cell
from indexer.read.tables.read_csv import read_csv
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import ReadSettings
from tests.indexer.read.document_invariants import check, shown
from tests.indexer.read.office_packages import changed, saved

SHEET = "xl/worksheets/sheet1.xml"


def read(book: Any, settings: ReadSettings | None = None) -> Document:
    content = book if isinstance(book, bytes) else saved(book)
    return check(read_xlsx(SourceFile("mill.xlsx", content, settings or ReadSettings())))


def read_text(content: str | bytes, settings: ReadSettings | None = None) -> Document:
    content = content if isinstance(content, bytes) else content.encode()
    return check(read_csv(SourceFile("mill.csv", content, settings or ReadSettings())))


def workbook(rows: list[list[Any]], title: str = "Grain") -> Any:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


ROWS: list[list[Any]] = [
    ["Grain ground at the mill"],
    ["in tons"],
    ["Year", None, "Kind", "Tons", "Share"],
    [2019, None, "wheat", 40.0, 0.4],
    [2020, None, "rye\nold", 41.5, 0.255],
]


def test_rows_with_their_header_and_caption() -> None:
    book = workbook(ROWS)
    book.active["E4"].number_format = "0%"
    book.active["E5"].number_format = "0.0%"
    document = read(book)
    assert document.text == (
        "Grain\n\nGrain ground at the mill\n\nin tons\n\nYear\tKind\tTons\tShare\n"
        "2019\twheat\t40\t40%\n2020\trye old\t41.5\t25.5%"
    )
    headings, rows = shown(document)
    assert headings == ["Grain"]
    assert rows[0] == ["Year", "Kind", "Tons", "Share"]
    caption = document.tables[0].caption
    assert caption is not None
    assert caption.of(document.text) == "in tons"
    assert (document.title, document.kind) == ("mill", "xlsx")


def test_sheets_hidden_ones_and_what_they_claim() -> None:
    book = workbook([["a", "b"], [1, 2]])
    hidden = book.create_sheet("Old")
    hidden.append(["only"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    book.properties.title = "The mill's books"
    book.properties.created = datetime(2021, 3, 10, tzinfo=UTC)
    document = read(book)
    assert document.text == "Grain\n\na\tb\n1\t2\n\nOld\n\nonly\n\nEmpty"
    assert document.notes == ("sheet Old is hidden; it is read too",)
    assert document.title == "The mill's books"
    assert document.metadata_day == date(2021, 3, 10)


def test_tables_apart_and_one_with_gaps() -> None:
    document = read(workbook([
        ["Name", "Year"], ["Ann", 1990], [], ["Bob", 1991], [],
        ["Second table"], ["Place", "Wells"], ["Osh", 4], [],
        ["Town", "People"], ["Naryn", 5],
    ]))  # fmt: skip
    tables = [
        [[cell.of(document.text) for cell in row] for row in (table.header, *table.rows)]
        for table in document.tables
    ]
    assert tables == [
        [["Name", "Year"], ["Ann", "1990"], ["Bob", "1991"]],
        [["Place", "Wells"], ["Osh", "4"]],
        [["Town", "People"], ["Naryn", "5"]],
    ]


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (datetime(2021, 3, 10), "yyyy", "2021-03-10 (2021)"),  # noqa: DTZ001
        (datetime(2021, 3, 10, 14, 30), "General", "2021-03-10 14:30"),  # noqa: DTZ001
        (datetime(2021, 3, 10, 14, 30, 5), "General", "2021-03-10 14:30:05"),  # noqa: DTZ001
        (date(2021, 3, 10), "General", "2021-03-10"),
        (time(9, 5), "General", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (40.0, "General", "40"),
        (0.1 + 0.2, "General", "0.3"),
        (-1.5, "General", "-1.5"),
        (12, "0%", "1200%"),
        (0.125, "0.00%", "12.50%"),
        (5, '0" % of"', "5 % of"),
        (True, "General", "TRUE"),
        ("#DIV/0!", "General", "#DIV/0!"),
        (1e300, "General", "1e+300"),
    ],
)
def test_cells_as_shown(value: object, form: str, words: str) -> None:
    assert shown_cell(value, form) == words


def test_formulas_without_a_value_are_noted() -> None:
    document = read(workbook([["Tons"], [1], ["=SUM(A2:A2)"]]))
    assert "without a stored value, left out: 1;" in document.notes[0]
    assert document.text == "Grain\n\nTons\n1"


def test_only_so_many_rows_are_read() -> None:
    document = read(workbook([[n, n] for n in range(30)]), ReadSettings(rows=10))
    assert document.notes == ("only the first 10 of 30 rows of sheet Grain are read",)
    assert len(document.tables[0].rows) == 10
    assert read_text("1;2\n" * 30, ReadSettings(rows=10)).notes == (
        "only the first 10 of 30 rows are read",
    )


def test_a_sheet_that_claims_to_be_huge() -> None:
    def claiming(old: bytes) -> bytes:
        return old.replace(b'ref="A1"', b'ref="A1:XFD1048576"').replace(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>',
        )

    document = read(changed(saved(workbook([["first"]])), SHEET, claiming))
    assert document.text == "Grain\n\nfirst\n\n7"


def test_only_so_many_columns_are_read() -> None:
    document = read(workbook([list(range(1200))] * 2))
    assert document.notes == ("only the first 1000 of 1200 columns of sheet Grain are read",)
    assert document.text.endswith("\t999")


def test_damaged_workbooks_are_refused() -> None:
    content = saved(workbook(ROWS))

    def refused(bad: bytes, settings: ReadSettings | None = None) -> str:
        with pytest.raises(UnreadableError, match=r"^mill\.xlsx ") as caught:
            read(bad, settings)
        assert "\n" not in str(caught.value)
        return str(caught.value)

    assert "cut off or damaged" in refused(content[:-200])
    assert "is damaged" in refused(changed(content, SHEET, lambda old: old[: len(old) // 2]))
    assert "is damaged" in refused(changed(content, "xl/workbook.xml", lambda _: b""))
    assert "unpacks to" in refused(content, ReadSettings(unpacked_bytes=100))
    assert "characters of text" in refused(content, ReadSettings(characters=30))
    laughs = b'<!DOCTYPE d [<!ENTITY a0 "ha">' + b"".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode() for n in range(1, 12)
    )
    bomb = changed(
        content,
        SHEET,
        lambda old: laughs + b"]>" + old.replace(b"<sheetData>", b"<sheetData>&a11;"),
    )
    assert "is damaged" in refused(bomb)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    stream = StringIO()
    writer = csv_module.writer(stream, delimiter=delimiter)
    writer.writerows([["City", "Note", "Tons"], ["Osh", 'said "a, b; c|d"', "1,5"]] * 1)
    writer.writerows([["Naryn", "two\nlines", "2,5"], ["Talas", "", "3,5"]])
    document = read_text(stream.getvalue())
    assert shown(document)[1] == [
        ["City", "Note", "Tons"],
        ["Osh", 'said "a, b; c|d"', "1,5"],
        ["Naryn", "two lines", "2,5"],
        ["Talas", "", "3,5"],
    ]
    assert (document.kind, document.title) == ("csv", "mill")


def test_csv_as_it_comes() -> None:
    assert read_text("sep=;\na,1;b\nc,2;d\n").text == "a,1\tb\nc,2\td"
    assert read_text("Город;Год\r\nОш;2019\r\n".encode("cp1251")).text == "Город\tГод\nОш\t2019"
    assert read_text("1,5;2,5\n3,5;4,5\n").text == "1,5\t2,5\n3,5\t4,5"
    assert read_text("one\ntwo\n").tables == ()
    assert read_text("").notes == ("empty: no text to search",)
    unclosed = 'a;"b\n' + "c;d\n" * 200
    assert read_text(unclosed).text == 'a\t"b' + "\nc\td" * 200


def test_a_line_of_a_megabyte() -> None:
    line = "x" * 1_000_000
    assert read_text(f"a;b\n1;{line}\n").text == f"a\tb\n1\t{line}"
    assert len(read_text(",".join(["12"] * 300_000)).notes) == 1


cells = st.none() | st.integers(-999, 9999) | st.text(st.characters(codec="utf-8"), max_size=10)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, max_size=4), max_size=8))
def test_any_rows_keep_what_holds_of_documents(rows: list[list[Any]]) -> None:
    stream = StringIO()
    csv_module.writer(stream).writerows(rows)
    read_text(stream.getvalue().replace("\0", ""))
    legal = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE
    book = workbook([[legal.sub("", c) if isinstance(c, str) else c for c in r] for r in rows])
    read(book)
