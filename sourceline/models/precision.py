"""The arithmetic that models calculate in on this processor."""

from __future__ import annotations

from typing import Literal

Precision = Literal["bf16", "fp32"]


def has_fast_bf16() -> bool:
    """Whether this processor multiplies bf16 numbers itself; elsewhere they are slower."""
    import torch

    abilities = torch.cpu.get_capabilities()
    return bool(abilities.get("avx512_bf16") or abilities.get("amx_bf16"))


def fastest() -> Precision:
    """What a batch is calculated in fastest on this processor."""
    return "bf16" if has_fast_bf16() else "fp32"
