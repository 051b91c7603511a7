from __future__ import annotations

from datetime import date

import pytest

from sourceline.dates.years.table_years import are_years, column_days, is_of_other_days, year
from sourceline.records import Cell, Interval, Passage, SearchText, Span

Y2010 = Interval(date(2010, 1, 1), date(2010, 12, 31))
Y2020 = Interval(date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize("text", ["2010", " 2010\n"])
def test_a_year_alone(text: str) -> None:
    assert year(text) == Y2010


@pytest.mark.parametrize("text", ["", "20100", "2,010", "1066", "2010-2012", "in 2010"])
def test_no_year_alone(text: str) -> None:
    assert year(text) is None


@pytest.mark.parametrize("name", ["2010", "Population, 2010", "2010 (estimate)", "Население 2010"])
def test_a_column_named_by_a_year(name: str) -> None:
    assert column_days(name) == Y2010


@pytest.mark.parametrize("name", ["", "Year", "2010-2020", "2010, 2020", "Form 20101", "A2010B"])
def test_a_column_named_by_none_or_several(name: str) -> None:
    assert column_days(name) is None


def test_cells_are_years_by_their_column() -> None:
    assert are_years("Year", ["2010"])
    assert are_years("Год", ["2010", "no"])
    assert are_years("First ascent", ["1953", "", "1954"])
    assert not are_years("Height", ["1953", "4806"])
    assert not are_years("Height", ["1953"])


def test_words_in_a_cell_of_another_year() -> None:
    cells = (Cell("", Span(0, 5)), Cell("2010", Span(6, 8)), Cell("2020", Span(9, 11)))
    row = Passage("d:0-11", "d", Span(0, 11), 0, (Span(0, 11),), (), SearchText("", ()), cells)
    assert is_of_other_days(row, Span(6, 8), Y2020)
    assert not is_of_other_days(row, Span(9, 11), Y2020)
    assert not is_of_other_days(row, Span(0, 5), Y2020)
    y2015 = Interval(date(2015, 1, 1), date(2015, 12, 31))
    assert not is_of_other_days(row, Span(6, 8), y2015), "no cell is of the year asked for"
