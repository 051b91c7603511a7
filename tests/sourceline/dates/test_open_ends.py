from __future__ import annotations

import pytest

from tests.sourceline.dates.dated import day, found, year


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("since 2014", "2014-01-01", "None"),
        ("since at least 2014", "2014-01-01", "None"),
        ("since the 1990s", "1990-01-01", "None"),
        ("since the end of 2015", "2015-07-01", "None"),
        ("starting in March 2021", "2021-03-01", "None"),
        ("from 2023 onwards", "2023-01-01", "None"),
        ("2023 onwards", "2023-01-01", "None"),
        ("from 2014 on", "2014-01-01", "None"),
        ("2020 or later", "2020-01-01", "None"),
        ("2007-present", "2007-01-01", "None"),
        ("2011 to the present", "2011-01-01", "None"),
        ("after March 2020", "2020-04-01", "None"),
        ("after 3 May 2021", "2021-05-04", "None"),
        ("later than 2021", "2022-01-01", "None"),
        ("until 2005", "None", "2005-12-31"),
        ("no later than 1 March 2021", "None", "2021-03-01"),
        ("2019 or earlier", "None", "2019-12-31"),
        ("before 1990", "None", "1989-12-31"),
        ("before the 19th century", "None", "1800-12-31"),
        ("prior to 10 March 2021", "None", "2021-03-09"),
        ("before the end of 2021", "None", "2021-12-31"),
    ],
)
def test_days_open_on_one_side_and_the_words_that_open_them(
    words: str, first: str, last: str
) -> None:
    assert found(f"They worked there {words}, it is said.") == [(words, first, last)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("week of 12 May 2021", "2021-05-10", "2021-05-16"),
        ("week beginning 12 May 2021", "2021-05-12", "2021-05-18"),
        ("week starting on 12 May 2021", "2021-05-12", "2021-05-18"),
        ("week ending 12 May 2021", "2021-05-06", "2021-05-12"),
    ],
)
def test_a_week_named_by_one_of_its_days(words: str, first: str, last: str) -> None:
    assert found(f"It rained in the {words}.") == [(words, first, last)]
    assert found("three days starting on 4 May 2021") == day("4 May 2021", "2021-05-04")


def test_both_of_two_open_sides_are_read() -> None:
    assert found("after 2010 and before 2018") == [
        ("after 2010", "2011-01-01", "None"),
        ("before 2018", "None", "2017-12-31"),
    ]
    assert found("from 2014 until 2018") == [("2014 until 2018", "2014-01-01", "2018-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "shortly after 2021",
        "the year before 2021",
        "two years before 2021",
        "before and after 2021",
        "not until 2021",
        "after the 2021 elections",
        "before 2021's elections",
        "a report from 2021",
        "by 2021",
        "as of 2021",
        "from 2021 on the roof",
    ],
)
def test_what_only_measures_from_a_year_or_belongs_to_it_stays_closed(text: str) -> None:
    assert found(text) == year("2021")
