"""Weights as they ship: int8 with a scale a row, a quarter of fp32.

Each matrix is kept as whole numbers from -127 to 127, and beside it, under ``NAME.scale``, what
one of them is worth in each row. Biases and layer norms stay in half precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from torch import Tensor

SCALE: Final = ".scale"
_MOST: Final = 127


def is_quantized(names: Iterable[str]) -> bool:
    return any(name.endswith(SCALE) for name in names)


def quantize(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """As they ship."""
    stored: dict[str, Tensor] = {}
    for name, one in weights.items():
        if one.ndim < 2:
            stored[name] = one.half().contiguous()
            continue
        scale = one.float().abs().amax(1).clamp(min=1e-12) / _MOST
        stored[name] = (one.float() / scale[:, None]).round().char().contiguous()
        stored[name + SCALE] = scale
    return stored


def dequantize(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """In fp32, by the names they had."""
    return {
        name: one.float() * stored[name + SCALE][:, None] if name + SCALE in stored else one.float()
        for name, one in stored.items()
        if not name.endswith(SCALE)
    }
