"""Group sentences to fill a budget: evenly, and divided at paragraph ends where possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_INSIDE_PARAGRAPH = 0.15
"""Cost of a break inside a paragraph, in squared shares of a budget left empty."""
_ALONE = 1.0
"""Cost of separating a heading from the text below it."""
_GROUP = 0.05
"""Cost of each group: of equally good divisions, the one with fewer is chosen."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a group should cost, and the most it may cost."""

    target: int
    most: int


def pack_sentences(
    costs: Sequence[int], closes: Sequence[bool], budget: Budget, *, heading: bool
) -> list[range]:
    """Divide positions 0..n into ranges with costs near the target and never above the most.

    ``closes`` says which sentences end a paragraph; ``heading`` that the first is a heading.
    A sentence above the most is alone. The cheapest of all divisions is chosen (the line breaking
    of Knuth & Plass, 1981): distance from the target counts squared, so groups are even.
    """
    count = len(costs)
    best = [0.0] + [float("inf")] * count
    began = [0] * (count + 1)
    for end in range(1, count + 1):
        used = 0
        broken = 0.0 if end == count or closes[end - 1] else _INSIDE_PARAGRAPH
        for start in range(end - 1, -1, -1):
            used += costs[start]
            if used > budget.most and start < end - 1:
                break
            off = 1 - used / budget.target
            price = best[start] + off * off + broken + _GROUP
            if heading and start == 0 and end == 1 < count:
                price += _ALONE
            if price < best[end]:
                best[end], began[end] = price, start
    groups = []
    end = count
    while end:
        groups.append(range(began[end], end))
        end = began[end]
    return groups[::-1]
