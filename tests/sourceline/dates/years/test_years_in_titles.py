from __future__ import annotations

import pytest

from tests.sourceline.dates.dated import found


@pytest.mark.parametrize(
    "text",
    [
        "The spirit of 1848 lived on",
        "the Class of 1999 Foundation paid",
        "the 1812 Overture was played",
        "We saw the film 2012 there",
        "her only novel 1984",
        "Prince's song 1999",
        "He read “1984” aloud",
        'he read "1984" aloud',
        "«1612»",
        "the book “Spirit of 1848”",
        "a house built by 1984 Ltd",
        "Population: 1987",
        "Население: 1987",
    ],
)
def test_years_in_titles_and_cohorts_date_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the 2012 Conference",
        "the Revolution of 2012",
        "the 2012 film and a film (2012, part of)",
        "the film was shown in 2012",
        "he said “we met in 2012 and left”",
        "“Kyrgyzstan in 2012”",
        "“the 2012 elections were fair”",
        "Date: 2012",
        '"a","2012"',
        "the film 2012 года",
    ],
)
def test_titles_leave_what_dates_alone(text: str) -> None:
    assert {(first, last) for _, first, last in found(text)} == {("2012-01-01", "2012-12-31")}
