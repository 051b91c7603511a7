"""How much one ranking is better than another, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from evaluation.data.collection import SEED

_RESAMPLES = 10_000
_PORTION = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of paired differences, and its 95 % interval."""

    mean: float
    low: float
    high: float


def difference(one: Mapping[str, float], other: Mapping[str, float]) -> Difference:
    """``one`` less ``other``, paired by query, with the percentile bootstrap's interval.

    Efron & Tibshirani 1993, chapter 13; queries are drawn anew with replacement, by the seed.
    """
    gaps = np.array([one[query] - other[query] for query in sorted(one)])
    chance = np.random.default_rng(SEED)
    # In portions: a large set would need gigabytes at once.
    means = np.concatenate(
        [
            gaps[chance.integers(len(gaps), size=(_PORTION, len(gaps)))].mean(axis=1)
            for _ in range(_RESAMPLES // _PORTION)
        ]
    )
    low, high = np.percentile(means, [2.5, 97.5])
    return Difference(float(gaps.mean()), float(low), float(high))
