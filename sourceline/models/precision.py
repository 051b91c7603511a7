"""The arithmetic that models calculate in on this processor."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import torch

Precision = Literal["bf16", "fp32"]

_SHAPE: Final = (512, 384, 1536)
"""Pieces, width and inner width: the product that a model of 384 spends most of its time on."""
_TIMES: Final = 5
_WORTH: Final = 1.2
"""How many times as fast bf16 must be before digits are given up for it."""


@cache
def has_fast_bf16() -> bool:
    """Whether products of bf16 numbers are clearly faster here than those of fp32.

    Measured once a process (some 50 ms), not only looked up: processors that name the
    instructions were seen to need 1.8 times as long for bf16 (AVX512 without AMX), and others a
    third of the time.
    """
    import torch

    abilities = torch.cpu.get_capabilities()
    if not (abilities.get("avx512_bf16") or abilities.get("amx_bf16")):
        return False
    return _seconds(torch.float32) > _WORTH * _seconds(torch.bfloat16)


def fastest() -> Precision:
    """What a batch is calculated in fastest on this processor."""
    return "bf16" if has_fast_bf16() else "fp32"


def _seconds(kind: torch.dtype) -> float:
    """Of one product: the best of a few, since others may use the processor too."""
    import torch

    pieces, width, inner = _SHAPE
    texts, weights = torch.ones(pieces, width, dtype=kind), torch.ones(inner, width, dtype=kind)
    with torch.inference_mode():
        return min(_timed(texts, weights) for _ in range(_TIMES + 1))


def _timed(texts: torch.Tensor, weights: torch.Tensor) -> float:
    import torch

    begun = time.perf_counter()
    torch.nn.functional.linear(texts, weights)
    return time.perf_counter() - begun
