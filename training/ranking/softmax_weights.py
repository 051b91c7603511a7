"""Weights of signals, fitted to what is right.

They maximise the probability of the right passages under a softmax over the passages of a question
(ListNet, Cao et al. 2007), every set counting the same. For each set the weights fitted on all
others (leave one set out) are tried too, so that what is printed is not only what was fitted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sourceline import command

Matrix = NDArray[np.float64]
_RIDGE = 0.02
_SCALE = 5.0
"""A weight of this size costs half of _RIDGE: little compared with the surprise of one question."""
_BY_HAND = "time"
"""No set that may be fitted on asks for times: this weight stays as it is."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the signals say of the passages of one question, a row each, and which are right."""

    said: Matrix
    right: NDArray[np.bool_]

    @classmethod
    def of(cls, columns: Matrix, right: Sequence[bool]) -> Signals:
        return cls(columns, np.array(right, dtype=bool))


Rankings = dict[str, list[Signals]]


def fit_weights(name: str, in_force: Mapping[str, float], rankings: Rankings) -> None:
    """Print the weights fitted on all sets, and for each set how well those of the others do.

    ``in_force`` are the weights of today, by the signals' names in the order of their columns.
    """
    columns = tuple(in_force)
    free = [at for at, column in enumerate(columns) if column != _BY_HAND]
    start = np.array(list(in_force.values()))
    weights = softmax_weights(rankings, start, free)
    said = ", ".join(f'"{c}": {w:.2f}' for c, w in zip(columns, weights, strict=True))
    command.put(f"{name} = {{{said}}}")
    for one, own in rankings.items():
        others = {n: several for n, several in rankings.items() if _set_of(n) != _set_of(one)}
        apart = softmax_weights(others, start, free)
        figures = [mean_reciprocal_rank(own, w) for w in (start, weights, apart)]
        command.put(
            f"  {one:<24} {len(own):>4} questions, MRR in force {figures[0]:.3f}, "
            f"fitted {figures[1]:.3f}, fitted on the others {figures[2]:.3f}"
        )


def _set_of(ranking: str) -> str:
    return ranking.split(",")[0]


def softmax_weights(rankings: Rankings, start: Matrix, free: Sequence[int]) -> Matrix:
    """Weights with the least surprise at the right passages; those not free stay as given."""

    def surprise(chosen: Matrix) -> tuple[float, Matrix]:
        weights = start.copy()
        weights[free] = chosen
        total, slope = 0.0, np.zeros(len(weights))
        for several in rankings.values():
            for one in several:
                lost, gradient = _one_surprise(one, weights)
                total += lost / len(several)
                slope += gradient / len(several)
        total += len(rankings) * _RIDGE / 2 * float(chosen @ chosen) / _SCALE**2
        return total, slope[free] + len(rankings) * _RIDGE * chosen / _SCALE**2

    fitted = start.copy()
    fitted[free] = minimize(surprise, start[free], jac=True, method="L-BFGS-B").x
    return fitted


def _one_surprise(one: Signals, weights: Matrix) -> tuple[float, Matrix]:
    scores = one.said @ weights
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    right = np.where(one.right, chances, 0.0)
    mass = max(float(right.sum()), 1e-12)
    gradient: Matrix = one.said.T @ (chances - right / mass)
    return -float(np.log(mass)), gradient


def mean_reciprocal_rank(several: Sequence[Signals], weights: Matrix) -> float:
    ranks = []
    for one in several:
        order = np.argsort(-(one.said @ weights), kind="stable")
        ranks.append(1 / (1 + int(np.flatnonzero(one.right[order])[0])))
    return float(np.mean(ranks))
