"""Cards: a row of a table under its columns, OCR and the day of writing said."""

from __future__ import annotations

from datetime import date

from screens.shared.passage_card import passage_card
from sourceline.records import Written
from tests.screens.samples import evidence, highlight

ROW = "Moldova\tSweden & co\t98,000"


def test_a_row_of_a_table_names_its_columns_and_keeps_its_marks() -> None:
    cells = [("Country", 0, 7), ("<Donor>", 8, 19), ("Sum", 20, 26)]
    found = evidence(ROW, [highlight("answer", 8, 19)], cells=cells)
    drawn = passage_card(found, None, found=True)
    assert "<dt>Country</dt><dd>Moldova</dd>" in drawn
    assert "<dt>&lt;Donor&gt;</dt><dd><mark" in drawn
    assert ">Sweden &amp; co</mark></dd>" in drawn


def test_cells_without_column_names_are_text_as_it_stands() -> None:
    drawn = passage_card(evidence(ROW, [], cells=[("", 0, 7), ("", 8, 19)]), None, found=True)
    assert "<dl" not in drawn
    assert "Moldova&#9;Sweden" in drawn


def test_ocr_and_the_day_of_writing_are_said() -> None:
    found = evidence(
        "One.", [], written=Written(date(2021, 3, 10), "file name"), sureness=0.91, kind="pdf"
    )
    said = "read by OCR, 91 % sure · written 10 March 2021, by its file name"
    assert said in passage_card(found, None, found=True)
    assert "written" not in passage_card(evidence("One.", []), None, found=True)
