from __future__ import annotations

import pytest

from sourceline.dates import find_expressions
from tests.sourceline.dates.dated import day, found, year


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("10-11 March 2021", "2021-03-10", "2021-03-11"),
        ("10–11 March 2021", "2021-03-10", "2021-03-11"),
        ("10 — 11 March 2021", "2021-03-10", "2021-03-11"),
        ("September 20-24, 2021", "2021-09-20", "2021-09-24"),
        ("September 20 to 24, 2021", "2021-09-20", "2021-09-24"),
        ("November 16 to 19 of 2021", "2021-11-16", "2021-11-19"),
        ("3rd to 5th August 2021", "2021-08-03", "2021-08-05"),
        ("3rd to the 5th of August 2021", "2021-08-03", "2021-08-05"),
        ("August 30 to September 3, 2021", "2021-08-30", "2021-09-03"),
        ("30 April until 2 May 2021", "2021-04-30", "2021-05-02"),
        ("30 April - 2 May, 2021", "2021-04-30", "2021-05-02"),
        ("Monday, 3 May to Friday, 7 May 2021", "2021-05-03", "2021-05-07"),
        ("28 December to 3 January 2021", "2020-12-28", "2021-01-03"),
        ("10-11 May to 5 June 2021", "2021-05-10", "2021-06-05"),
        ("10-15.03.2021", "2021-03-10", "2021-03-15"),
        ("10.03-15.04.2021", "2021-03-10", "2021-04-15"),
        ("10.03.2021 - 15.03.2021", "2021-03-10", "2021-03-15"),
        ("2021-03-10 to 2021-03-15", "2021-03-10", "2021-03-15"),
        ("March-April 2021", "2021-03-01", "2021-04-30"),
        ("May/June 2021", "2021-05-01", "2021-06-30"),
        ("March to May 2021", "2021-03-01", "2021-05-31"),
        ("December 2019 to January 2020", "2019-12-01", "2020-01-31"),
        ("Nov-Feb 2017", "2016-11-01", "2017-02-28"),
        ("2021-2025", "2021-01-01", "2025-12-31"),
        ("2014 through 2018", "2014-01-01", "2018-12-31"),
        ("2019 to May 2020", "2019-01-01", "2020-05-31"),
        ("2003-2004", "2003-01-01", "2004-12-31"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("2003-04", "2003-01-01", "2004-12-31"),
        ("Q1-Q3 2021", "2021-01-01", "2021-09-30"),
        ("early May to late June 2021", "2021-05-01", "2021-06-30"),
    ],
)
def test_ranges(words: str, first: str, last: str) -> None:
    text = f"It was held from {words}. More followed."
    assert found(text) == [(words, first, last)]
    (expression,) = find_expressions(text)
    assert expression.is_range or words == "2003-04"


def test_an_enumeration_gives_each_of_its_parts() -> None:
    assert found("On 11-12 and 18 November 2021 meetings") == [
        ("11-12", "2021-11-11", "2021-11-12"),
        ("18 November 2021", "2021-11-18", "2021-11-18"),
    ]
    assert [first for _, first, _ in found("on May 3, 5 and 7, 2021")] == [
        *("2021-05-03", "2021-05-05", "2021-05-07"),
    ]
    assert [words for words, _, _ in found("in 2018, 2019 and 2021")] == ["2018", "2019", "2021"]
    assert [words for words, _, _ in found("in the 15th and 16th centuries")] == [
        *("15th", "16th centuries"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 3 May and 7 June 2019", "2019-05-03", "2019-06-07"),
        ("between 2007 and 2009", "2007-01-01", "2009-12-31"),
        ("between the 3rd and the 7th of May 2019", "2019-05-03", "2019-05-07"),
    ],
)
def test_between_makes_and_a_range(text: str, first: str, last: str) -> None:
    assert [(begin, end) for _, begin, end in found(text)] == [(first, last)]


def test_an_empty_line_ends_an_expression() -> None:
    assert found("held on 3 May\n\n2021 saw more") == year("2021")


def test_numbers_before_a_date_stay_out_of_it() -> None:
    assert found("Phase 7 and 18 November 2021") == day("18 November 2021", "2021-11-18")
    assert found("15 of 20, 3 May 2021") == day("3 May 2021", "2021-05-03")
