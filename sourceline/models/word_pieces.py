"""Texts and pairs of texts as the word pieces that a model reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from transformers import BatchEncoding

PAD_TO = 32
"""Batches are as wide as a multiple of this: other widths are slow on CPUs."""
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def encodable(text: str) -> str:
    """With a question mark for each lone surrogate, which no tokenizer takes; offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")


def first_pieces(tokenizer: Any, text: str, most: int) -> str:
    """The encodable text up to the end of its last word piece that is read."""
    plain = encodable(text)
    pieces = tokenizer(plain, add_special_tokens=False, return_offsets_mapping=True)
    offsets = pieces["offset_mapping"]
    return plain if len(offsets) <= most else plain[: offsets[most - 1][1]]


def pair_pieces(
    tokenizer: Any, firsts: Sequence[str], seconds: Sequence[str], most: int
) -> BatchEncoding:
    """The pieces of pairs, with offsets; of each pair ``most`` are read, the second text is cut.

    The first texts are encodable (see first_pieces).
    """
    pieces: BatchEncoding = tokenizer(
        list(firsts),
        [encodable(text) for text in seconds],
        truncation="only_second",
        max_length=most,
        padding=True,
        pad_to_multiple_of=PAD_TO,
        return_offsets_mapping=True,
    )
    return pieces


def tensors(pieces: BatchEncoding) -> dict[str, torch.Tensor]:
    """What a model takes of them, each of shape (texts, pieces)."""
    import torch

    return {name: torch.tensor(pieces[name]) for name in _INPUTS if name in pieces}


def batches_by_length(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """Positions of texts, longest first, ``size`` at a time: texts of like length need little
    padding, and of batches read side by side the short ones fill the end."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)
    for begin in range(0, len(order), size):
        yield order[begin : begin + size]
