"""Two rows that name columns together, and rows that only look like it."""

from __future__ import annotations

import pytest

from indexer.structure.column_names import column_names


def test_a_name_over_several_columns_stands_before_each_of_them() -> None:
    header = ["Ward", "Nurses", "", "Beds"]
    below = [["", "day", "night", ""], ["Eye clinic", "7", "3", "12"]]
    assert column_names(header, below) == (("Ward", "Nurses, day", "Nurses, night", "Beds"), 1)


def test_two_rows_name_the_columns_where_the_format_marks_none() -> None:
    rows = [
        ["", "Catch (t)", "", "Boats"],
        ["Lake", "2021", "2022", ""],
        ["Inari", "40", "38", "9"],
    ]
    assert column_names((), rows) == (("Lake", "Catch (t), 2021", "Catch (t), 2022", "Boats"), 2)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["Lake", "Boats"], [["Inari", "9"], ["Pielinen", "4"]]),
        (["Lake", "Catch", "", "Boats"], [["Inari", "40", "38", "9"], ["Oulu", "1", "2", "3"]]),
        (["Lake", "Catch", "", "Boats"], [["", "40", "38", ""], ["Oulu", "1", "2", "3"]]),
        (["Name", "Town", "Note"], [["", "Riga", ""], ["Ann", "Oslo", "new"]]),
    ],
)
def test_a_row_of_data_names_no_column(header: list[str], rows: list[list[str]]) -> None:
    assert column_names(header, rows) == (tuple(header), 0)


def test_words_without_any_header_name_nothing() -> None:
    rows = [["", "one", ""], ["two", "three", "four"], ["five", "six", "seven"]]
    assert column_names((), rows) == ((), 0)
