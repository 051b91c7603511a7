"""Weights kept in four bits: blocks of 32 numbers of a row, each block with a scale of its own.

A number is kept as 0 to 15 and stands for that less 8, times the block's scale (the layout Q4_0 of
GGML, in which the multilingual base comes: nothing is rounded anew). Of a block's 16 bytes the
low halves are its first 16 numbers, the high halves its last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from torch import Tensor

BLOCK: Final = 32
PACKED: Final = ".four_bit"
SCALES: Final = ".block_scales"
_MIDDLE: Final = 8
WORDS: Final = "embeddings.word_embeddings.weight"


def unpacked(packed: Tensor, scales: Tensor) -> Tensor:
    """In fp32, of shape (..., columns); from (..., blocks, 16) bytes and (..., blocks) scales."""
    import torch

    low, high = (packed & 15).float() - _MIDDLE, (packed >> 4).float() - _MIDDLE
    return (torch.cat([low, high], -1) * scales.float()[..., None]).flatten(-2)


def restored(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights kept in four bits, in fp32 and by the names they had; no others."""
    return {
        name.removesuffix(PACKED): unpacked(one, stored[name.removesuffix(PACKED) + SCALES])
        for name, one in stored.items()
        if name.endswith(PACKED)
    }


def only_four_bit(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: one for name, one in stored.items() if name.endswith((PACKED, SCALES))}


def word_vectors(stored: Mapping[str, Tensor]) -> tuple[Tensor, Tensor] | None:
    """Those of the word pieces, packed, and their scales; None where they are not in four bits."""
    if WORDS + PACKED not in stored:
        return None
    return stored[WORDS + PACKED], stored[WORDS + SCALES]


def embedding(packed: Tensor, scales: Tensor) -> Any:
    """A layer that gives the vectors of word pieces as torch's Embedding does.

    They stay in four bits and are unpacked as they are looked up: a large vocabulary takes a
    seventh of the memory, and models that share one share it in memory too.
    """
    import torch

    class FourBitEmbedding(torch.nn.Module):
        _typed: Tensor

        def __init__(self) -> None:
            super().__init__()
            # Of the type of the model's other weights, whatever it is turned into.
            self.register_buffer("_typed", torch.zeros(1), persistent=False)

        def forward(self, pieces: Tensor) -> Tensor:
            return unpacked(packed[pieces], scales[pieces]).to(self._typed.dtype)

    return FourBitEmbedding()
