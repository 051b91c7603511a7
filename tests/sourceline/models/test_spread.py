"""Batches over the cores: the order given, every core used, errors not lost."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.models.spread import cores, over_cores, size_for_cores


def test_results_come_in_the_order_given_however_long_each_takes() -> None:
    def slow_first(number: int) -> int:
        time.sleep(0.05 if number == 0 else 0)
        return number * number

    assert over_cores(slow_first, range(8)) == [number * number for number in range(8)]


def test_what_the_work_raises_is_raised_and_the_next_work_is_done() -> None:
    def broken(number: int) -> int:
        if number == 1:
            raise ValueError("batch 1")
        return number

    with pytest.raises(ValueError, match="batch 1"):
        over_cores(broken, [0, 1, 2])
    assert over_cores(broken, [0, 2]) == [0, 2]


def test_each_batch_is_calculated_on_one_core_and_the_caller_keeps_its_own() -> None:
    import torch

    before = torch.get_num_threads()
    assert set(over_cores(lambda _: torch.get_num_threads(), range(4))) == {1}
    assert torch.get_num_threads() == before


def test_two_callers_share_the_threads() -> None:
    names: set[str] = set()
    calls = [
        threading.Thread(
            target=over_cores, args=(lambda _: names.add(threading.current_thread().name), [0, 1])
        )
        for _ in range(4)
    ]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    assert 1 <= len(names) <= cores()


@given(st.integers(1, 500), st.integers(1, 40))
def test_no_batch_holds_more_than_one_cores_share(count: int, most: int) -> None:
    size = size_for_cores(count, most)
    assert 1 <= size <= most
    assert (size - 1) * cores() < count
