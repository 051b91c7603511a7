"""Ruled tables of a PDF: headers of several levels, cells over several rows, tables over pages."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.indexer.read.pdf.drawn_pdfs import PROSE, Draw, lines, paper, read, together, words_of

LEFT, WIDE, HIGH = 60, 80, 22


def cell(words: str, row: int, column: int, wide: int = 1, high: int = 1, top: float = 700) -> Draw:
    """A box with words in its middle; rows and columns are counted from 0."""

    def draw(canvas: Canvas) -> None:
        left, upper = LEFT + column * WIDE, top - row * HIGH
        canvas.rect(left, upper - high * HIGH, wide * WIDE, high * HIGH)
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(left + 5, upper - high * HIGH / 2 - 3, words)

    return draw


def rows(*rows: list[str], first: int = 0, top: float = 700) -> Draw:
    return together(
        *(
            cell(words, at, column, top=top)
            for at, row in enumerate(rows, first)
            for column, words in enumerate(row)
        )
    )


def test_levels_of_a_header_are_joined() -> None:
    table = together(
        cell("Clinic", 0, 0, high=2), cell("Visits", 0, 1, wide=2), cell("Beds", 0, 3, wide=2),
        *(cell(year, 1, at + 1) for at, year in enumerate(["2021", "2022", "2021", "2022"])),
        rows(["East", "810", "790", "31", "33"], ["West", "415", "433", "12", "14"], first=2),
    )  # fmt: skip
    document = read(paper(together(lines(*PROSE), table)))
    [found] = document.tables
    assert found.column_names(document.text) == (
        "Clinic", "Visits / 2021", "Visits / 2022", "Beds / 2021", "Beds / 2022",
    )  # fmt: skip
    assert [words_of(row, document)[0] for row in found.rows] == ["East", "West"]


def test_a_cell_over_several_rows_counts_for_each() -> None:
    table = together(
        rows(["Fund", "Year", "Paid", "Left"]),
        cell("School fund", 1, 0, high=3),
        *(
            cell(words, at, column + 1)
            for at, row in enumerate(
                [["2019", "40", "8"], ["2020", "55", "6"], ["2021", "61", "5"]], 1
            )
            for column, words in enumerate(row)
        ),
        rows(["Road fund", "2021", "90", "2"], first=4),
    )
    document = read(paper(together(lines(*PROSE), table)))
    [found] = document.tables
    assert [words_of(row, document) for row in found.rows] == [
        ["School fund", "2019", "40", "8"],
        ["School fund", "2020", "55", "6"],
        ["School fund", "2021", "61", "5"],
        ["Road fund", "2021", "90", "2"],
    ]


def test_a_missing_rule_joins_no_rows() -> None:
    def half_rule(canvas: Canvas) -> None:
        canvas.rect(LEFT, 700 - 3 * HIGH, 2 * WIDE, 3 * HIGH)
        canvas.line(LEFT + WIDE, 700, LEFT + WIDE, 700 - 3 * HIGH)
        canvas.line(LEFT, 700 - HIGH, LEFT + 2 * WIDE, 700 - HIGH)
        canvas.line(LEFT + WIDE, 700 - 2 * HIGH, LEFT + 2 * WIDE, 700 - 2 * HIGH)
        for row, (name, sum_) in enumerate([("Item", "Sum"), ("Pipes", "40"), ("", "40")]):
            canvas.drawString(LEFT + 5, 685 - row * HIGH, name)
            canvas.drawString(LEFT + WIDE + 5, 685 - row * HIGH, sum_)

    document = read(paper(half_rule))
    [found] = document.tables
    assert [words_of(row, document) for row in found.rows][-1] == ["", "40"]


def test_a_table_that_goes_on_keeps_its_columns() -> None:
    names = ["Operator", "Masts", "Fines"]
    first = together(lines(*PROSE), rows(names, ["Alto", "40", "3"], ["Brio", "22", "0"]))
    second = rows(["Cirro", "17", "5"], ["Doro", "9", "1"], top=780)
    third = rows(["Eno", "5", "0"], ["Fico", "4", "2"], top=780)
    document = read(paper(first, second, third))
    assert [table.column_names(document.text) for table in document.tables] == [tuple(names)] * 3
    assert [len(table.rows) for table in document.tables] == [2, 2, 2]
    assert not document.tables[1].header


def test_another_table_on_the_next_page_does_not_take_them() -> None:
    first = together(lines(*PROSE), rows(["Operator", "Masts", "Fines"], ["Alto", "40", "3"]))
    other = together(lines("Words that stand between them.", top=790),
                     rows(["5", "6", "7"], ["7", "8", "9"]))  # fmt: skip
    document = read(paper(first, other))
    assert document.tables[1].column_names(document.text) == ()
    four = rows(["5", "6", "7", "8"], ["7", "8", "9", "9"], top=780)
    assert read(paper(first, four)).tables[1].named_by == ()
