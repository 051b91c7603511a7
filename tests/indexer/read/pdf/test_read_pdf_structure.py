"""Tables, furniture, headings, title and day of a PDF."""

from __future__ import annotations

from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas

from indexer.read.pdf.pdf_metadata import day_in_metadata, title_in_metadata
from tests.indexer.read.pdf.drawn_pdfs import PROSE, Draw, lines, paper, read, together, words_of

ROWS = [["2019", "1,200", "1,100"], ["2020", "1,350", ""], ["2021", "1,500", "1,380"]]
HEADER = ["Year", "Income", "Spending"]


def table(*, ruled: bool, rows: list[list[str]], top: float = 600) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        height = 18
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(64 + 110 * column, top - height * at - 13, cell)
        if ruled:
            across = [60 + 110 * column for column in range(len(rows[0]) + 1)]
            canvas.grid(across, [top - height * at for at in range(len(rows) + 1)])

    return draw


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_and_cells_of_a_table(ruled: bool) -> None:
    caption = lines("Table 3. Money by year", top=612)
    after = lines("Words after the table.", top=480)
    content = paper(
        together(lines(*PROSE), caption, table(ruled=ruled, rows=[HEADER, *ROWS]), after)
    )
    document = read(content)
    (found,) = document.tables
    assert words_of(found.header, document) == HEADER
    assert [words_of(row, document) for row in found.rows] == ROWS
    assert found.caption and found.caption.of(document.text) == "Table 3. Money by year"
    assert found.span.of(document.text).splitlines() == ["\t".join(r) for r in [HEADER, *ROWS]]
    assert document.text.index("after the table") > found.span.end


@pytest.mark.parametrize("ruled", [True, False])
def test_years_name_columns_and_other_figures_do_not(ruled: bool) -> None:
    rows = [["Upper", "12", "340"], ["Lower", "15", "390"], ["Delta", "19", "410"]]
    for first, is_header in ((["River", "2019", "2020"], True), (["River", "219", "220"], False)):
        document = read(paper(table(ruled=ruled, rows=[first, *rows])))
        (found,) = document.tables
        assert words_of(found.header, document) == (first if is_header else [])


def test_lines_of_a_cell_become_one_row() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.grid([60, 160, 400], [600, 560, 520])
        canvas.drawString(64, 585, "Upper")
        canvas.drawString(164, 585, "measured by the staff of the station")
        canvas.drawString(164, 572, "over many months")
        canvas.drawString(64, 545, "Lower")
        canvas.drawString(164, 545, "not measured")

    document = read(paper(draw))
    (found,) = document.tables
    assert [words_of(row, document) for row in found.rows] == [
        ["Upper", "measured by the staff of the station over many months"],
        ["Lower", "not measured"],
    ]


def test_a_list_and_columns_of_prose_are_no_tables() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for at in range(6):
            canvas.drawString(60, 500 - at * 14, f"{at + 1}.")
            canvas.drawString(85, 500 - at * 14, "an item of the list that says something")

    assert read(paper(together(lines(*PROSE), draw))).tables == ()


def test_numbers_that_do_not_count_up_are_content() -> None:
    pages = [together(lines(str(n), top=815), lines(*PROSE)) for n in (31, 12, 77, 5)]
    assert read(paper(*pages)).furniture == ()


def test_a_line_on_two_pages_of_more_is_content() -> None:
    pages = [together(lines("Report", top=815), lines(*PROSE)) for _ in range(2)]
    assert read(paper(*pages, lines("An appendix.", top=500))).furniture == ()


def test_first_and_last_lines_of_two_pages_are_furniture_at_the_same_height() -> None:
    def pages(top: float, size: float = 11) -> list[Draw]:
        return [
            together(
                lines("Bulletin", top=815 - number * top, size=size),
                lines("Office of Rivers", top=800),
                lines(*PROSE),
                lines(f"Page {number}", top=30),
            )
            for number in (1, 2)
        ]

    document = read(paper(*pages(top=0)))
    found = [span.of(document.text) for span in document.furniture]
    assert found == ["Bulletin", "Page 1", "Bulletin", "Page 2"]
    document = read(paper(*pages(top=3)))
    assert [span.of(document.text) for span in document.furniture] == ["Page 1", "Page 2"]
    document = read(paper(*pages(top=0, size=16)))
    assert "Bulletin" not in [span.of(document.text) for span in document.furniture]


def test_headings_by_size_and_the_largest_is_the_title() -> None:
    first = together(
        lines("Report of the River", top=790, size=22), lines("Aims", top=740, size=15)
    )
    body = lines(*PROSE, *PROSE, top=715)
    second = together(lines("Means", top=790, size=15), lines(*PROSE, *PROSE))
    document = read(paper(together(first, body), second))
    assert document.headings is not None
    assert words_of(document.headings, document) == ["Report of the River", "Aims", "Means"]
    assert document.title == "Report of the River"


def test_headings_by_the_outline() -> None:
    def page(title: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title)
            together(lines(title, top=790), lines(*PROSE))(canvas)

        return draw

    document = read(paper(page("Aims of it"), page("Means of it")))
    assert document.headings is not None
    assert words_of(document.headings, document) == ["Aims of it", "Means of it"]


def test_headings_of_one_size_are_left_to_their_shape() -> None:
    assert read(paper(lines("Aims", "", *PROSE))).headings is None


def test_bold_lines_are_headings() -> None:
    def page(title: str) -> Draw:
        return together(lines(title, top=790, font="Times-Bold"), lines(*PROSE, *PROSE))

    document = read(paper(page("Aims"), page("Means")))
    assert document.headings is not None
    assert words_of(document.headings, document) == ["Aims", "Means"]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("A report of the river", "A report of the river"),
        ("Отчёт комиссии", "Отчёт комиссии"),
        ("Microsoft Word - final2.doc", None),
        ("report_final.docx", None),
        ("untitled", None),
        ("", None),
        ("12.03.2021", None),
        ("annual_report-v2", None),
    ],
)
def test_titles_that_programs_write_are_none(title: str, wanted: str | None) -> None:
    assert title_in_metadata({"Title": title}) == wanted


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ({"CreationDate": "D:20210315120000+03'00'"}, date(2021, 3, 15)),
        ({"CreationDate": "D:19700101000000", "ModDate": "D:20200229"}, date(2020, 2, 29)),
        ({"CreationDate": "D:20990101"}, None),
        ({"CreationDate": "D:20211399"}, None),
        ({"CreationDate": "yesterday"}, None),
        ({}, None),
    ],
)
def test_absurd_days_are_none(entries: dict[str, str], wanted: date | None) -> None:
    assert day_in_metadata(entries) == wanted
