from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics.confidence import JudgedAnswer, error_rates, figures, reliability

OUTCOMES = [
    JudgedAnswer(0.9, found=True, present=True, right=True),
    JudgedAnswer(0.6, found=True, present=True, right=False),
    JudgedAnswer(0.2, found=False, present=True, right=True),
    JudgedAnswer(0.6, found=True, present=False, right=False),
    JudgedAnswer(0.1, found=False, present=False, right=False),
]


def test_rates_in_force_by_hand() -> None:
    found = figures(OUTCOMES)
    assert (found["present"], found["absent"]) == (3, 2)
    assert found["present_refused"] == pytest.approx(1 / 3)
    assert found["right_refused"] == 1 / 2
    assert found["absent_answered"] == 1 / 2
    # Of the six pairs the present question is surer in 0.9 > 0.6, 0.1; 0.6 > 0.1; 0.2 > 0.1, and
    # 0.6 against 0.6 is half a pair.
    assert found["auc"] == pytest.approx(4.5 / 6)
    assert found["brier"] == pytest.approx((0.01 + 0.36 + 0.64 + 0.36 + 0.01) / 5)


def test_the_curve_runs_through_every_threshold() -> None:
    rates = [(p.threshold, p.absent_answered, p.present_refused) for p in error_rates(OUTCOMES)]
    assert rates == [
        (0.0, 1, 0),
        (0.1, 1, 0),
        (0.2, 0.5, 0),
        (0.6, 0.5, pytest.approx(1 / 3)),
        (0.9, 0, pytest.approx(2 / 3)),
        (1.1, 0, 1),
    ]


def test_tenths_of_the_confidence_by_hand() -> None:
    sure = JudgedAnswer(1.0, found=True, present=True, right=True)
    bins = [(b.questions, round(b.confidence, 3), b.right) for b in reliability([*OUTCOMES, sure])]
    assert bins == [(1, 0.1, 0), (1, 0.2, 1), (2, 0.6, 0), (2, 0.95, 1)]
    assert figures(OUTCOMES)["calibration_error"] == pytest.approx((0.1 + 0.8 + 2 * 0.6 + 0.1) / 5)


def test_without_absent_questions_there_is_no_curve() -> None:
    found = figures([one for one in OUTCOMES if one.present])
    assert found["curve"] == []
    assert found["auc"] is None


@given(
    st.lists(
        st.builds(JudgedAnswer, st.floats(0, 1), st.booleans(), st.booleans(), st.booleans()),
        min_size=1,
        max_size=30,
    )
)
def test_a_higher_threshold_never_answers_more(outcomes: list[JudgedAnswer]) -> None:
    points = error_rates(outcomes)
    for lower, higher in pairwise(points):
        assert lower.threshold < higher.threshold
        assert lower.absent_answered >= higher.absent_answered
        assert lower.present_refused <= higher.present_refused
    assert sum(each.questions for each in reliability(outcomes)) == len(outcomes)
