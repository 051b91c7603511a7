from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics.paired_differences import difference


def test_a_constant_gap_is_sure() -> None:
    one = {"a": 0.75, "b": 0.5}
    found = difference(one, {query: value - 0.25 for query, value in one.items()})
    assert (found.mean, found.low, found.high) == (0.25, 0.25, 0.25)


def test_pairs_are_compared_and_not_means() -> None:
    """Values that differ much between queries but hardly within a pair give a narrow interval."""
    values = np.random.default_rng(1).random(200)
    other = {str(at): float(value) for at, value in enumerate(values)}
    one = {query: value + 0.01 * (int(query) % 2) for query, value in other.items()}
    found = difference(one, other)
    assert found.mean == pytest.approx(0.005)
    assert 0.003 < found.low < found.mean < found.high < 0.007


def test_the_interval_is_as_wide_as_the_normal_one_of_many_pairs() -> None:
    gaps = np.random.default_rng(2).normal(0.1, 1, 400)
    one = {str(at): float(gap) for at, gap in enumerate(gaps)}
    found = difference(one, dict.fromkeys(one, 0.0))
    half = 1.96 * gaps.std() / len(gaps) ** 0.5
    assert found.low == pytest.approx(gaps.mean() - half, abs=0.01)
    assert found.high == pytest.approx(gaps.mean() + half, abs=0.01)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=20))
def test_turned_round_the_interval_is_mirrored(gaps: list[float]) -> None:
    one = {str(at): gap for at, gap in enumerate(gaps)}
    nought = dict.fromkeys(one, 0.0)
    found, turned = difference(one, nought), difference(nought, one)
    assert found.low <= found.high
    assert turned.mean == pytest.approx(-found.mean)
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))
