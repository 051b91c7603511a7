"""Weights are fitted to what is right, and one that is set by hand stays."""

from __future__ import annotations

import numpy as np
import pytest

from training.ranking.softmax_weights import Signals, mean_reciprocal_rank, softmax_weights


def rankings(seed: int) -> dict[str, list[Signals]]:
    """The first signal is highest at the right passage, the second is noise."""
    noise = np.random.default_rng(seed)
    several = []
    for _ in range(40):
        said = noise.normal(size=(8, 3))
        right = np.zeros(8, dtype=bool)
        right[int(said[:, 0].argmax())] = True
        several.append(Signals(said, right))
    return {"made up": several}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_signal_that_is_right_gets_the_weight(seed: int) -> None:
    made = rankings(seed)
    start = np.array([0.0, 0.0, 0.7])
    fitted = softmax_weights(made, start, [0, 1])
    assert fitted[0] > 3 * abs(fitted[1])
    assert fitted[2] == start[2]
    assert mean_reciprocal_rank(made["made up"], fitted) > mean_reciprocal_rank(
        made["made up"], start
    )
