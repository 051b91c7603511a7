from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.chunking.pack_sentences import Budget, pack_sentences


def cheapest(costs: list[int], closes: list[bool], budget: Budget) -> float:
    """Every way to cut, tried out."""
    best = float("inf")
    for cuts in range(1 << (len(costs) - 1)):
        bounds = [0, *(at + 1 for at in range(len(costs) - 1) if cuts >> at & 1), len(costs)]
        price = 0.0
        for start, end in pairwise(bounds):
            used = sum(costs[start:end])
            if used > budget.most and end - start > 1:
                break
            price += (1 - used / budget.target) ** 2 + 0.05
            price += 0.0 if end == len(costs) or closes[end - 1] else 0.15
        else:
            best = min(best, price)
    return best


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=9))
def test_packing_is_the_cheapest_of_all_ways(sentences: list[tuple[int, bool]]) -> None:
    costs, closes = [cost for cost, _ in sentences], [end for _, end in sentences]
    budget = Budget(40, 50)
    groups = pack_sentences(costs, closes, budget, heading=False)
    assert [at for group in groups for at in group] == list(range(len(costs)))
    price = 0.0
    for group in groups:
        used = sum(costs[at] for at in group)
        assert used <= 50 or len(group) == 1
        price += (1 - used / 40) ** 2 + 0.05
        price += 0.0 if group.stop == len(costs) or closes[group.stop - 1] else 0.15
    assert price == pytest.approx(cheapest(costs, closes, budget))
