from __future__ import annotations

import pytest

from evaluation.metrics import squad


def test_case_articles_and_punctuation_do_not_count() -> None:
    assert squad.exact("The Mayor!", ["mayor"]) == 1
    assert squad.exact("mayors", ["mayor"]) == 0


def test_f1_by_hand() -> None:
    assert squad.f1("the old mayor of Brod", ["mayor of Zenica"]) == pytest.approx(
        2 * 2 / (4 + 3)
    ), "two words shared of four and three"
    assert squad.f1("10 10", ["10"]) == pytest.approx(2 / 3), "a word counts as often as it stands"


def test_the_best_accepted_answer_counts() -> None:
    assert squad.f1("in 1999", ["1998", "in 1999"]) == 1
    assert squad.exact("in 1999", ["1998", "in 1999"]) == 1


def test_to_say_nothing_is_right_only_where_nothing_is_accepted() -> None:
    assert squad.f1("", [""]) == squad.exact("", [""]) == 1
    assert squad.f1("", ["mayor"]) == squad.f1("mayor", [""]) == 0
