"""Means and shares that are zero where there is nothing to count."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import mean


def mean_or_zero(values: Iterable[float]) -> float:
    taken = list(values)
    return mean(taken) if taken else 0.0


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def f1_score(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return share(2 * precision * recall, precision + recall)
