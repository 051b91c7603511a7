from __future__ import annotations

import pytest

from tests.sourceline.dates.dated import day, found


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
