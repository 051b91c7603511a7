"""A batch of text pairs as tensors of one width."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from sourceline.models.word_pieces import PAD_TO


def padded_pairs(
    pieces: Sequence[Sequence[int]], first_lengths: Sequence[int]
) -> dict[str, torch.Tensor]:
    """What a model takes of word pieces: each of shape (pairs, width), padded with zeros.

    Of each pair the first so many pieces are its first text. The width is a multiple of PAD_TO:
    other widths make memory grow.
    """
    width = -(-max(map(len, pieces)) // PAD_TO) * PAD_TO
    rows = torch.zeros(len(pieces), width, dtype=torch.long)
    mask, second = torch.zeros_like(rows), torch.zeros_like(rows)
    for row, (own, first) in enumerate(zip(pieces, first_lengths, strict=True)):
        rows[row, : len(own)] = torch.tensor(own)
        mask[row, : len(own)] = 1
        second[row, first : len(own)] = 1
    return {"input_ids": rows, "attention_mask": mask, "token_type_ids": second}
