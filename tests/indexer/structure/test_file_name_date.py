"""Days in the names of files."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.structure.file_name_date import day_in_file_name

DAY = date(2021, 3, 10)


@pytest.mark.parametrize(
    "name",
    [
        "2021-03-10 report.docx",
        "report_20210310.pdf",
        "IMG_20210310_142233.jpg",
        "Report 10 March 2021.pdf",
        "report-10-March-2021.pdf",
        "March_10_2021 minutes.txt",
        "10.03.2021 протокол.docx",
        "протокол от 10 марта 2021 г..docx",
        "folder 2019-01-01/2021.03.10.txt",
        "minutes 2021_03_10 final v2.docx",
        "archive.zip!/2021-03-10.eml",
        "10.03.2021",
        "2021-03-10 (10.03.2021).txt",
    ],
)
def test_a_day(name: str) -> None:
    assert day_in_file_name(name) == DAY


def test_the_day_is_told_from_the_month_where_it_is_over_12() -> None:
    assert day_in_file_name("25-03-2021.txt") == date(2021, 3, 25)
    assert day_in_file_name("03-25-2021.txt") == date(2021, 3, 25)
    assert day_in_file_name("03_03_2021.txt") == date(2021, 3, 3)
    assert day_in_file_name("03-10-2021.txt") is None


@pytest.mark.parametrize(
    "name",
    [
        "2021.txt",
        "Report 2021.docx",
        "March 2021.docx",
        "report v1.10.2021.docx",
        "app-2021.3.10.1.txt",
        "photo 1920x1080.jpg",
        "2021-03.txt",
        "A_RES_70_1.pdf",
        "2021-13-45.txt",
        "order 120210310.txt",
        "202103101422335.txt",
        "2999-01-01.txt",
        "1980-01-01.txt",
        "2021-03-10 to 2021-03-12.txt",
        "5 files 10 pages.txt",
        "000_eaba9142f9511e6b.txt",
        "",
    ],
)
def test_no_day(name: str) -> None:
    assert day_in_file_name(name) is None


@given(st.text(max_size=40), st.text("0123456789.-_ /xv№", max_size=30))
def test_any_name(words: str, figures: str) -> None:
    for name in (words, figures, words + figures):
        day = day_in_file_name(name)
        assert day is None or str(day.year) in name
