"""Merged cells and headers of several levels, the same table in each format that has them."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from pptx.util import Inches

from indexer.chunking.split_document import split
from indexer.read.office.read_docx import read_docx
from indexer.read.office.read_pptx import read_pptx
from indexer.read.office.read_xlsx import read_xlsx
from indexer.read.source_file import SourceFile
from indexer.read.tables.header_levels import header_levels
from indexer.read.tables.read_csv import read_csv
from indexer.read.tables.table_grid import MergedCell, TableGrid
from indexer.read.web.read_html import read_html
from sourceline.records import Document
from tests.indexer.chunking.split_texts import measure
from tests.indexer.read.document_invariants import check
from tests.indexer.read.office_packages import saved

Lines = list[list[str]]
Make = Callable[[Lines, list[MergedCell]], Document]

LANDINGS: Lines = [
    ["Port", "Vessels", "Landings (tonnes)", "", "Fines (NOK)", ""],
    ["", "", "2019", "2020", "2019", "2020"],
    ["Tromsø", "14", "412", "388", "5100", "4700"],
    ["", "9", "95", "120", "1700", "2200"],
    ["Bodø", "31", "77", "81", "900", "1300"],
]
MERGED = [
    MergedCell(0, 0, 2, 1),
    MergedCell(0, 1, 2, 1),
    MergedCell(0, 2, 1, 2),
    MergedCell(0, 4, 1, 2),
    MergedCell(2, 0, 2, 1),
]
NAMES = (
    "Port",
    "Vessels",
    "Landings (tonnes) / 2019",
    "Landings (tonnes) / 2020",
    "Fines (NOK) / 2019",
    "Fines (NOK) / 2020",
)
WARDS: Lines = [
    ["Ward", "Patients", "", "", "Staff", ""],
    ["", "Adults", "", "Children", "Nurses", "Doctors"],
    ["", "Men", "Women", "", "", ""],
    ["North", "12", "15", "7", "9", "3"],
    ["South", "22", "18", "4", "11", "5"],
]
WARDS_MERGED = [
    MergedCell(0, 0, 3, 1),
    MergedCell(0, 1, 1, 3),
    MergedCell(0, 4, 1, 2),
    MergedCell(1, 1, 1, 2),
    MergedCell(1, 3, 2, 1),
    MergedCell(1, 4, 2, 1),
    MergedCell(1, 5, 2, 1),
]


def word(lines: Lines, merged: list[MergedCell]) -> Document:
    file = docx.Document()
    table = file.add_table(len(lines), len(lines[0]))
    for at, line in enumerate(lines):
        for column, words in enumerate(line):
            table.cell(at, column).text = words
    for cell in merged:
        last = table.cell(cell.row + cell.high - 1, cell.column + cell.wide - 1)
        table.cell(cell.row, cell.column).merge(last)
    return check(read_docx(SourceFile("a.docx", saved(file))))


def slides(lines: Lines, merged: list[MergedCell]) -> Document:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    size = Inches(1), Inches(1), Inches(6), Inches(3)
    table = slide.shapes.add_table(len(lines), len(lines[0]), *size).table
    for at, line in enumerate(lines):
        for column, words in enumerate(line):
            table.cell(at, column).text = words
    for cell in merged:
        last = table.cell(cell.row + cell.high - 1, cell.column + cell.wide - 1)
        table.cell(cell.row, cell.column).merge(last)
    return check(read_pptx(SourceFile("a.pptx", saved(talk))))


def sheet(lines: Lines, merged: list[MergedCell]) -> Document:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Annual figures of the office"])
    page.append([])
    for line in lines:
        page.append([None, *(int(w) if w.isdecimal() else w or None for w in line)])
    for cell in merged:
        top, left = cell.row + 3, cell.column + 2
        page.merge_cells(
            start_row=top, start_column=left,
            end_row=top + cell.high - 1, end_column=left + cell.wide - 1,
        )  # fmt: skip
    return check(read_xlsx(SourceFile("a.xlsx", saved(book))))


def page(lines: Lines, merged: list[MergedCell]) -> Document:
    grid = TableGrid.of(lines, merged)
    spans = {(cell.row, cell.column): cell for cell in merged}
    rows = ""
    for at, line in enumerate(lines):
        rows += "<tr>"
        for column, words in enumerate(line):
            if grid.begin(at, column) == (at, column):
                own = spans.get((at, column))
                size = f' rowspan="{own.high}" colspan="{own.wide}"' if own else ""
                rows += f"<td{size}>{words}</td>"
        rows += "</tr>"
    prose = "<p>The office publishes the figures of each year in the spring, by place.</p>" * 8
    html = f"<html><body><article>{prose}<table>{rows}</table>{prose}</article></body></html>"
    return check(read_html(SourceFile("a.html", html.encode())))


FORMATS = pytest.mark.parametrize("make", [word, slides, sheet, page])


@FORMATS
@pytest.mark.parametrize(
    ("lines", "merged", "names", "first", "second"),
    [
        (LANDINGS, MERGED, NAMES, LANDINGS[2], ["Tromsø", *LANDINGS[3][1:]]),
        (
            WARDS,
            WARDS_MERGED,
            (
                "Ward",
                "Patients / Adults / Men",
                "Patients / Adults / Women",
                "Patients / Children",
                "Staff / Nurses",
                "Staff / Doctors",
            ),
            WARDS[3],
            WARDS[4],
        ),
    ],
)
def test_columns_are_named_by_all_levels_and_merged_cells_count_for_each_row(
    make: Make,
    lines: Lines,
    merged: list[MergedCell],
    names: tuple[str, ...],
    first: list[str],
    second: list[str],
) -> None:
    document = make(lines, merged)
    [table] = document.tables
    assert table.column_names(document.text) == names
    rows = [[cell.of(document.text) for cell in row] for row in table.rows]
    assert rows[:2] == [first, second]


@FORMATS
def test_a_row_is_searched_with_the_joined_names(make: Make) -> None:
    document = make(LANDINGS, MERGED)
    rows = [one for one in split(document, (), measure()).passages if one.cells]
    assert rows[1].search_text.text.endswith(
        "Port: Tromsø; Vessels: 9; Landings (tonnes) / 2019: 95; Landings (tonnes) / 2020: 120; "
        "Fines (NOK) / 2019: 1700; Fines (NOK) / 2020: 2200"
    )
    for row in rows:
        assert row.span.of(document.text).split("\t") == [
            cell.span.of(document.text) for cell in row.cells
        ]


def csv(lines: Lines) -> Document:
    stream = StringIO()
    stream.writelines(";".join(line) + "\n" for line in lines)
    return check(read_csv(SourceFile("a.csv", stream.getvalue().encode())))


def test_without_merged_cells_words_stand_over_the_empty_places_after_them() -> None:
    document = csv(
        [
            ["", "Pupils", "", "Grants", ""],
            ["School", "2021", "2022", "2021", "2022"],
            ["Hill", "120", "131", "4000", "4100"],
            ["Lake", "98", "90", "3000", "2900"],
        ]
    )
    [table] = document.tables
    assert table.column_names(document.text) == (
        "School", "Pupils / 2021", "Pupils / 2022", "Grants / 2021", "Grants / 2022",
    )  # fmt: skip
    assert len(table.rows) == 2


def test_the_numbers_of_columns_are_no_row() -> None:
    document = csv([["Town", "Wells", "Depth"], ["1", "2", "3"], ["Osh", "4", "40"]])
    [table] = document.tables
    assert table.column_names(document.text) == ("Town", "Wells", "Depth")
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("lines", "merged", "levels"),
    [
        # Data under one level, although a cell of the header is merged over two columns.
        ([["Name", "Years", ""], ["Ann", "2019", "2021"], ["Bob", "2018", "2020"]],
         [MergedCell(0, 1, 1, 2)], 1),
        # Merged cells in the data alone.
        ([["Donor", "Year", "Sum"], ["Peru", "2019", "5"], ["", "2020", "6"]],
         [MergedCell(1, 0, 2, 1)], 1),
        # No header at all.
        ([["Peru", "2019", "5"], ["", "2020", "6"], ["Chile", "2020", "7"]],
         [MergedCell(0, 0, 2, 1)], 0),
        # A plain header stays one row.
        ([["Town", "2019", "2020"], ["Osh", "4", "5"], ["Naryn", "6", "7"]], [], 1),
    ],
)  # fmt: skip
def test_rows_of_data_are_no_level_of_the_header(
    lines: Lines, merged: list[MergedCell], levels: int
) -> None:
    assert header_levels(TableGrid.of(lines, merged)) == levels


@pytest.mark.parametrize(
    ("lines", "merged", "names"),
    [
        # A narrow cell with a year of its own, beside one over several; the rest goes down.
        ([["Giver", "Grants received", "", "Promised"], ["", "2021", "2022", "2023"],
          ["Chile", "1,450", "1,600", "1,800"], ["Peru", "720", "700", "650"]],
         [MergedCell(0, 0, 2, 1), MergedCell(0, 1, 1, 2)],
         ["Giver", "Grants received / 2021", "Grants received / 2022", "Promised / 2023"]),
        # The unit of a narrow one in the row below, and nothing merged downwards.
        ([["Town", "Pupils", "", "Costs in May"], ["", "2021", "2022", "(EUR thousand)"],
          ["Osh", "140", "145", "0"], ["Naryn", "90", "95", "7"]],
         [MergedCell(0, 1, 1, 2)],
         ["Town", "Pupils / 2021", "Pupils / 2022", "Costs in May / (EUR thousand)"]),
    ],
)  # fmt: skip
def test_a_narrow_column_may_have_two_levels_too(
    lines: Lines, merged: list[MergedCell], names: list[str]
) -> None:
    grid = TableGrid.of(lines, merged)
    assert header_levels(grid) == 2
    assert grid.joined_names(2) == names


def test_a_title_over_the_whole_table_is_its_caption() -> None:
    lines = [["Landings by port, 2020", "", ""], ["Port", "Boats", "Tonnes"], ["Bodø", "3", "40"],
             ["Vardø", "2", "11"]]  # fmt: skip
    for make in (word, slides, page):
        document = make(lines, [MergedCell(0, 0, 1, 3)])
        [table] = document.tables
        assert table.caption is not None
        assert table.caption.of(document.text) == "Landings by port, 2020"
        assert table.column_names(document.text) == ("Port", "Boats", "Tonnes")


def test_a_cell_that_claims_a_whole_sheet_covers_only_what_is_there() -> None:
    book: Any = openpyxl.Workbook()
    for line in (["Town", "Wells"], ["Osh", 4], [None, 5]):
        book.active.append(line)
    book.active.merged_cells.add("A2:A1048576")
    document = check(read_xlsx(SourceFile("a.xlsx", saved(book))))
    assert document.text == "Sheet\n\nTown\tWells\nOsh\t4\nOsh\t5"
