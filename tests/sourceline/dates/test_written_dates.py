from __future__ import annotations

import pytest

from sourceline.dates import find_expressions
from tests.sourceline.dates.dated import day, found, year


@pytest.mark.parametrize(
    "words",
    [
        *("1 October 2021", "1st October 2021", "1st of October 2021", "01 Oct. 2021"),
        *("October 1, 2021", "October 1st, 2021", "Oct 1 2021", "October 1 of 2021"),
        *("1 October of 2021", "1 October, 2021", "1 October in 2021", "OCTOBER 1, 2021"),
        *("Friday, 1 October 2021", "Fri. 1 October 2021", "Friday, October 1, 2021"),
        *("1\u00a0October\u00a02021", "1 October\n2021", "October 1 , 2021", "October 1,2021"),
        *("2021-10-01", "2021/10/01", "01.10.2021", "1.10.2021", "01/10/2021", "1-10-2021"),
        *("1-Oct-2021", "2021-Oct-01", "first of October 2021", "October first, 2021"),
    ],
)
def test_one_day_in_every_writing(words: str) -> None:
    assert found(f"They met on {words}, in Osh.") == day(words, "2021-10-01")


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


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("April 2021", "2021-04-01", "2021-04-30"),
        ("APRIL of 2021", "2021-04-01", "2021-04-30"),
        ("Feb. 2020", "2020-02-01", "2020-02-29"),
        ("2021-04", "2021-04-01", "2021-04-30"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("Q1 2021", "2021-01-01", "2021-03-31"),
        ("2021 Q1", "2021-01-01", "2021-03-31"),
        ("first quarter of 2021", "2021-01-01", "2021-03-31"),
        ("2021 fourth quarter", "2021-10-01", "2021-12-31"),
        ("H2 2021", "2021-07-01", "2021-12-31"),
        ("first half of 2021", "2021-01-01", "2021-06-30"),
        ("second half of November 2021", "2021-11-16", "2021-11-30"),
        ("first six months of 2021", "2021-01-01", "2021-06-30"),
        ("last 2 months of 2021", "2021-11-01", "2021-12-31"),
        ("first two weeks of 2021", "2021-01-01", "2021-01-14"),
        ("last ten days of May 2021", "2021-05-22", "2021-05-31"),
        ("third month of 2021", "2021-03-01", "2021-03-31"),
        ("last week of May 2021", "2021-05-25", "2021-05-31"),
        ("early 2021", "2021-01-01", "2021-06-30"),
        ("mid-2021", "2021-04-01", "2021-09-30"),
        ("end of 2021", "2021-07-01", "2021-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("1700s", "1700-01-01", "1799-12-31"),
        ("late 1980s", "1985-01-01", "1989-12-31"),
        ("19th century", "1801-01-01", "1900-12-31"),
        ("early nineteenth century", "1801-01-01", "1850-12-31"),
        ("summer of 2020", "2020-06-01", "2020-08-31"),
        ("winter 2019-20", "2019-12-01", "2020-02-29"),
        ("winter of 2020", "2020-01-01", "2020-12-31"),
    ],
)
def test_longer_times(words: str, first: str, last: str) -> None:
    assert found(f"It began in the {words}, they say.") == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("in FY2020/21", "FY2020/21", "2020-04-01", "2021-09-30"),
        ("in FY 2011-12", "FY 2011-12", "2011-04-01", "2012-09-30"),
        ("in 2003/04", "2003/04", "2003-04-01", "2004-09-30"),
        ("in 2003/2004", "2003/2004", "2003-04-01", "2004-09-30"),
        ("the 2003-04 season", "2003-04", "2003-04-01", "2004-09-30"),
        ("the 2003–2004 football season", "2003–2004", "2003-04-01", "2004-09-30"),
        ("academic year 2003-04", "2003-04", "2003-04-01", "2004-09-30"),
        ("за 2003–2004 учебный год", "2003–2004", "2003-04-01", "2004-09-30"),
        (
            "in the second quarter of FY 2011/12",
            "second quarter of FY 2011/12",
            "2011-07-01",
            "2012-03-31",
        ),
        ("in the first half of 2003/04", "first half of 2003/04", "2003-04-01", "2004-03-31"),
        ("in winter 2019/20", "winter 2019/20", "2019-12-01", "2020-02-29"),
        ("from 2003/04 to 2005/06", "2003/04 to 2005/06", "2003-04-01", "2006-09-30"),
    ],
)
def test_a_year_named_by_two_is_any_twelve_months_of_both(
    text: str, words: str, first: str, last: str
) -> None:
    assert found(text) == [(words, first, last)]


def test_the_second_number_over_twelve_is_the_day() -> None:
    assert found("on 3/14/2021") == day("3/14/2021", "2021-03-14")
    assert found("on 04/03/2021") == day("04/03/2021", "2021-03-04")


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


def test_an_empty_line_ends_an_expression() -> None:
    assert found("held on 3 May\n\n2021 saw more") == year("2021")


def test_numbers_before_a_date_stay_out_of_it() -> None:
    assert found("Phase 7 and 18 November 2021") == day("18 November 2021", "2021-11-18")
    assert found("15 of 20, 3 May 2021") == day("3 May 2021", "2021-05-03")
