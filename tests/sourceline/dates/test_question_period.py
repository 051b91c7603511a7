from __future__ import annotations

from datetime import date

import pytest

from sourceline.dates.question_period import QuestionPeriod, find_period
from sourceline.records import Interval

TODAY = date(2026, 11, 22)
Y2021 = Interval(date(2021, 1, 1), date(2021, 12, 31))


def test_days_wording_and_the_rest_are_found_at_once() -> None:
    assert find_period("Who paid in 2021?", TODAY) == QuestionPeriod(Y2021, "in 2021", "Who paid?")
    assert find_period("in 2021", TODAY) == QuestionPeriod(Y2021, "in 2021", "")


def test_a_question_without_time_is_left_whole() -> None:
    assert find_period("Who paid? ", TODAY) == QuestionPeriod(None, "", "Who paid? ")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("events after 2022 and before 2020", "after 2022 and before 2020"),
        ("after 2022 there, until 2020 here", "after 2022 … until 2020"),
        ("встречи после 2022 года и до 2020 года", "после 2022 года и до 2020 года"),
    ],
)
def test_days_that_contradict_each_other(text: str, wording: str) -> None:
    assert find_period(text, TODAY) == QuestionPeriod(None, wording, text, contradict=True)


def test_days_count_from_today() -> None:
    assert find_period("last year", date(2022, 5, 1)).interval == Y2021
