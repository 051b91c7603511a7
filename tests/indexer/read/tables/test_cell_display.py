"""Numbers, days and text as a spreadsheet shows them, by the formats that people use."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.office.read_xlsx import read_xlsx
from indexer.read.source_file import SourceFile
from indexer.read.tables.cell_display import displayed
from indexer.read.tables.header_row import is_value
from tests.indexer.read.document_invariants import check
from tests.indexer.read.office_packages import saved

ACCOUNTING = '_-* #,##0.00 [$€-407]_-;-* #,##0.00 [$€-407]_-;_-* "-"?? [$€-407]_-;_-@_-'
DOLLARS = '"$"#,##0_);[Red]\\("$"#,##0\\)'


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (1234567, "#,##0", "1,234,567"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (1599.99, "$#,##0.00", "$1,599.99"),
        (-2500, DOLLARS, "($2,500)"),
        (2500, DOLLARS, "$2,500"),
        (4500, '#,##0 "₽"', "4,500 ₽"),
        (-12.5, ACCOUNTING, "-12.50 €"),
        (0, ACCOUNTING, "- € (0)"),
        (0, '#,##0;(#,##0);"nil"', "nil"),
        (12.5, "[$CHF] #,##0.00", "CHF 12.50"),
        (0.5, "0%", "50%"),
        (0.025, "0%", "3% (0.025)"),
        (-0.025, "0%", "-3% (-0.025)"),
        (0.285, "0%", "29% (0.285)"),
        (1.005, "0.00", "1.01 (1.005)"),
        (2.5, "0", "3 (2.5)"),
        (1 / 3, "0.0%", "33.3%"),
        (-0.4, "0;(0)", "(0) (-0.4)"),
        (-5, "#,##0;[Red]#,##0", "5 (-5)"),
        (42, "00000", "00042"),
        (5551234567, "(000) 000-0000", "(555) 123-4567"),
        (12300000, '0.0,,"M"', "12.3M"),
        (12345, '0.0,"k"', "12.3k (12345)"),
        (2500000, '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "2.5M"),
        (950, '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "950"),
        (2.25, "# ?/?", "2 1/4"),
        (1230000, "0.00E+00", "1.23E+06"),
        (7, ";;;", "7"),
        (7, "no format [", "7"),
        ("Osh", '"District of "@', "District of Osh"),
        ("Osh", '0;0;0;"District of "@', "District of Osh"),
        (float("inf"), "0.00", "inf"),
    ],
)
def test_numbers(value: object, form: str, words: str) -> None:
    assert displayed(value, form) == words


MOMENT = datetime(2021, 4, 3)  # noqa: DTZ001
AFTERNOON = datetime(2021, 4, 3, 15, 5)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (MOMENT, "yyyy-mm-dd", "2021-04-03"),
        (MOMENT, "mm-dd-yy", "2021-04-03"),
        (MOMENT, "dd/mm/yyyy", "2021-04-03 (03/04/2021)"),
        (MOMENT.replace(day=23), "dd/mm/yyyy", "23/04/2021"),
        (MOMENT, "dd.mm.yyyy", "03.04.2021"),
        (MOMENT, "d mmmm yyyy", "3 April 2021"),
        (MOMENT, "[$-419]d mmmm yyyy;@", "3 апреля 2021"),
        (MOMENT, "[$-40C]d mmmm yyyy", "3 avril 2021"),
        (MOMENT, "mmm-yy", "2021-04-03 (Apr-21)"),
        (MOMENT, 'yyyy"年"m"月"d"日"', "2021年4月3日"),
        (MOMENT, "[$-F800]dddd, mmmm dd, yyyy", "2021-04-03"),
        (AFTERNOON, "d mmmm yyyy h:mm AM/PM", "3 April 2021 3:05 PM"),
        (AFTERNOON, "d mmmm yyyy", "2021-04-03 15:05 (3 April 2021)"),
        (AFTERNOON, "dd.mm.yyyy hh:mm", "03.04.2021 15:05"),
    ],
)
def test_days(value: datetime, form: str, words: str) -> None:
    assert displayed(value, form) == words


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4))
def test_rounding_is_half_away_from_zero(digits: int, stored: int, places: int) -> None:
    value = Decimal(digits).scaleb(-stored)
    wanted = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    form = "#,##0" + ("." + "0" * places if places else "")
    words = displayed(float(value), form).partition(" (")[0]
    assert Decimal(words.replace(",", "")) == wanted


@given(st.floats(allow_nan=True, allow_infinity=True) | st.text(max_size=8), st.text(max_size=20))
def test_no_format_stops_the_reading(value: object, form: str) -> None:
    assert isinstance(displayed(value, form), str)


def test_a_column_of_amounts_has_its_name() -> None:
    book = openpyxl.Workbook()
    for line in (["Item", "Share", "Paid"], ["Pumps", 0.025, MOMENT], ["Pipes", 0.5, MOMENT]):
        book.active.append(line)
    for row in (2, 3):
        book.active.cell(row, 2).number_format = "0%"
        book.active.cell(row, 3).number_format = "d mmmm yyyy"
    document = check(read_xlsx(SourceFile("a.xlsx", saved(book))))
    assert document.tables[0].column_names(document.text) == ("Item", "Share", "Paid")
    assert document.text.endswith("Pumps\t3% (0.025)\t3 April 2021\nPipes\t50%\t3 April 2021")


@pytest.mark.parametrize(
    "cell", ["3% (0.025)", "2021-04-03 (Apr-21)", "($2,500)", "CHF 12.50", "3 April 2021", "1,5 т"]
)
def test_values(cell: str) -> None:
    assert is_value(cell)


@pytest.mark.parametrize("cell", ["Population 2020", "Amount (USD)", "Phase 2 (2021)", "Q1"])
def test_names(cell: str) -> None:
    assert not is_value(cell)
