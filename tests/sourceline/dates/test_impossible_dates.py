from __future__ import annotations

import pytest

from sourceline.dates.impossible_dates import find_impossible_dates
from tests.sourceline.dates.dated import found


@pytest.mark.parametrize(
    ("text", "words", "days", "backwards"),
    [
        ("Who met on 30 February 2021?", "30 February 2021", 28, False),
        ("on 29 February 2023", "29 February 2023", 28, False),
        ("meetings on 31 June", "31 June", 30, False),
        ("встречи 31 июня", "31 июня", 30, False),
        ("45 March 2021", "45 March 2021", 31, False),
        ("31.02.2021", "31.02.2021", 28, False),
        ("2021-13-40", "2021-13-40", None, False),
        ("from 2022 to 2020", "2022 to 2020", None, True),
        ("с 2022 по 2020 год", "2022 по 2020 год", None, True),
        ("between 2021 and 2019", "2021 and 2019", None, True),
        ("12-10 March 2021", "12-10 March 2021", None, True),
    ],
)
def test_what_is_written_as_a_date_and_can_be_none(
    text: str, words: str, days: int | None, backwards: bool
) -> None:
    (one,) = find_impossible_dates(text)
    assert (one.span.of(text), one.days, one.backwards) == (words, days, backwards)


@pytest.mark.parametrize(
    "text",
    [
        *("29 February 2024 and 29 February", "2022-2020", "in may 40 people", "Nov-Feb 2017"),
        *("from 2020 to 2022", "committees 1988 to 1267", "on 5 May", "10-11 March 2021"),
    ],
)
def test_what_there_is_or_what_may_be_no_date_is_not_impossible(text: str) -> None:
    assert find_impossible_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2021",
        "February 29, 2021",
        "31.02.2021",
        "45 March 2021",
        "2021-13-40",
        "on 5 May",
        "on Tuesday",
        "in March",
        "you may 5 or 6",
        "3 May\n\n5 June",
    ],
)
def test_no_such_day_and_no_year(text: str) -> None:
    assert found(text) == []
