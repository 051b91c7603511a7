"""How long a training run lasts, and how a batch is shared."""

from __future__ import annotations

from itertools import pairwise

import pytest

from training.run import Length, State


def test_by_steps_the_clock_does_not_count() -> None:
    state = Length(steps=4).after(State(1, 10.0, 0.25), 1000.0, 0.0)
    assert state == State(2, 1010.0, 0.5)


def test_by_seconds_only_those_that_it_ran_count() -> None:
    state = Length(seconds=100).after(State(1, 10.0, 0.1), 5.0, 1e9)
    assert state.share == pytest.approx(0.15)


def test_until_a_time_of_the_clock_it_ends_then_however_slow_it_gets() -> None:
    length, state, now = Length(until=1000.0), State(), 0.0
    # Slower and slower, and stopped for a while after the fiftieth step.
    while state.share < 1:
        took = 1.0 + state.step / 10
        now += took + (200 if state.step == 50 else 0)
        before, state = state.share, length.after(state, took, now)
        assert before < state.share <= 1
    assert 980 < now <= 1010


def test_steps_of_one_speed_are_equal_shares() -> None:
    length, state, now, shares = Length(until=100.0), State(), 0.0, [0.0]
    while state.share < 1:
        now += 1.0
        state = length.after(state, 1.0, now)
        shares.append(state.share)
    steps = [after - before for before, after in pairwise(shares)]
    assert steps == pytest.approx([0.01] * len(steps), abs=0.011)
