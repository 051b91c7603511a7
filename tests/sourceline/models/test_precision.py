"""The arithmetic is the one that is faster here, told by measuring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from sourceline.models import precision


@pytest.fixture(autouse=True)
def _measured_anew() -> Iterator[None]:
    precision.has_fast_bf16.cache_clear()
    yield
    precision.has_fast_bf16.cache_clear()


def _processor(monkeypatch: pytest.MonkeyPatch, *, knows: bool, fp32: float, bf16: float) -> None:
    seconds = {torch.float32: fp32, torch.bfloat16: bf16}
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": knows})
    monkeypatch.setattr(precision, "_seconds", seconds.__getitem__)


@pytest.mark.parametrize(
    ("knows", "fp32", "bf16", "expected"),
    [
        (True, 3.0, 1.0, "bf16"),
        (True, 1.0, 1.8, "fp32"),
        (True, 1.1, 1.0, "fp32"),
        (False, 3.0, 1.0, "fp32"),
    ],
)
def test_bf16_is_taken_where_it_is_clearly_faster(
    monkeypatch: pytest.MonkeyPatch, knows: bool, fp32: float, bf16: float, expected: str
) -> None:
    _processor(monkeypatch, knows=knows, fp32=fp32, bf16=bf16)
    assert precision.fastest() == expected


def test_this_processor_gives_one_answer_and_keeps_it() -> None:
    first = precision.fastest()
    assert first in ("bf16", "fp32")
    assert precision.fastest() == first
    if not any(torch.cpu.get_capabilities().get(name) for name in ("avx512_bf16", "amx_bf16")):
        assert first == "fp32"
