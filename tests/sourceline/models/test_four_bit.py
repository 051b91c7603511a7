"""Weights in four bits: the numbers they stand for, and a table of them looked up."""

from __future__ import annotations

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from sourceline.models.four_bit import BLOCK, PACKED, SCALES, embedding, restored, unpacked


def packed_by_hand(numbers: np.ndarray) -> torch.Tensor:
    """Whole numbers from -8 to 7, of shape (rows, columns), as bytes: written out one by one."""
    rows, columns = numbers.shape
    out = np.zeros((rows, columns // BLOCK, BLOCK // 2), dtype=np.uint8)
    for row in range(rows):
        for column in range(columns):
            block, place = divmod(column, BLOCK)
            number = int(numbers[row, column]) + 8
            low = place < BLOCK // 2
            out[row, block, place % (BLOCK // 2)] |= number if low else number << 4
    return torch.from_numpy(out)


@given(seed=st.integers(0, 10_000), rows=st.integers(1, 4), blocks=st.integers(1, 3))
def test_each_number_is_that_packed_times_the_scale_of_its_block(
    seed: int, rows: int, blocks: int
) -> None:
    chance = np.random.default_rng(seed)
    numbers = chance.integers(-8, 8, (rows, blocks * BLOCK))
    scales = torch.from_numpy(chance.random((rows, blocks)).astype(np.float16))
    found = unpacked(packed_by_hand(numbers), scales)
    expected = numbers * np.repeat(scales.float().numpy(), BLOCK, axis=1)
    assert np.array_equal(found.numpy(), expected.astype(np.float32))


def test_only_what_is_in_four_bits_is_restored_and_by_its_own_name() -> None:
    numbers = np.arange(-8, 8).repeat(2)[None]
    stored = {
        "layer.weight" + PACKED: packed_by_hand(numbers),
        "layer.weight" + SCALES: torch.ones(1, 1, dtype=torch.float16),
        "layer.bias": torch.ones(3),
    }
    found = restored(stored)
    assert list(found) == ["layer.weight"]
    assert found["layer.weight"].tolist() == numbers.tolist()


def test_a_table_looked_up_gives_the_rows_in_the_type_of_its_model() -> None:
    chance = np.random.default_rng(3)
    numbers = chance.integers(-8, 8, (5, BLOCK))
    packed, scales = packed_by_hand(numbers), torch.rand(5, 1).half()
    table = embedding(packed, scales)
    pieces = torch.tensor([[4, 0], [2, 2]])
    assert torch.equal(table(pieces), unpacked(packed, scales)[pieces])
    assert table.to(torch.bfloat16)(pieces).dtype == torch.bfloat16
