"""The mean of two models is between them, weight by weight, and keeps their precision."""

from __future__ import annotations

import pytest
import torch

from training.mean_weights import mean


def test_every_weight_is_the_mean_of_both() -> None:
    first = {"a": torch.tensor([1.0, -2.0]).half(), "b": torch.tensor([[4.0]]).half()}
    second = {"a": torch.tensor([3.0, 2.0]).half(), "b": torch.tensor([[4.0]]).half()}
    found = mean(first, second)
    assert found["a"].tolist() == [2.0, 0.0]
    assert torch.equal(found["b"], first["b"])
    assert all(weight.dtype == torch.float16 for weight in found.values())


def test_models_of_two_shapes_have_no_mean() -> None:
    with pytest.raises(SystemExit, match="differ in shape"):
        mean({"a": torch.zeros(2)}, {"a": torch.zeros(3)})
