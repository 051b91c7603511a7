"""Dates: which support another, and which differ."""

from __future__ import annotations

import pytest

from retriever.claims.compare_text import compare_text
from tests.retriever.claims.compare.differing import differences


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        (
            "The fair was held from 3 to 5 May.",
            "The fair was held from 13 to 15 May 2019.",
            ("3 to 5 May", "13 to 15 May 2019"),
        ),
        (
            "The school belongs to the Programme 2012-2016.",
            "The school belongs to the Programme 2013-2017.",
            ("2012-2016", "2013-2017"),
        ),
    ],
)
def test_other_dates_differ(claim: str, source: str, words: tuple[str, str]) -> None:
    assert ("date", *words) in differences(claim, source)


def test_a_day_inside_the_days_of_the_source_does_not_differ() -> None:
    source = "The fair was held from 13 to 15 May 2019."
    assert differences("The fair was held on 14 May.", source) == []


def test_years_in_a_row_are_the_same_or_differ() -> None:
    source = "The plan runs from 2021 to 2025."
    assert differences("The plan runs from 2021 to 2025.", source) == []
    for other in ("2021 to 2027", "2020 to 2025", "2022 to 2024"):
        (found,) = differences(f"The plan runs from {other}.", source)
        assert found[0] == "date"


@pytest.mark.parametrize(
    ("claim", "source", "incomplete"),
    [
        ("The fair was held in May 2021.", "The fair was held in 2021.", True),
        ("The fair was held in 2021.", "The fair was held in May 2021.", False),
        ("The fair was held in March.", "The fair was held in 1949.", True),
        ("The fair was held on 14 May.", "The fair was held from 13 to 15 May 2019.", False),
    ],
)
def test_a_less_precise_date_supports_none(claim: str, source: str, incomplete: bool) -> None:
    assert compare_text(claim, source).is_incomplete is incomplete


@pytest.mark.parametrize("month", ["January", "June", "July", "December"])
def test_a_month_is_of_the_year_of_the_source(month: str) -> None:
    found = compare_text(f"The fair was held in {month}.", f"The fair was held in {month} 1949.")
    assert not found.is_incomplete and not found.differences
