"""Weights as they ship: int8 with a scale a row, read back close to what they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from transformers import BertConfig, BertForQuestionAnswering, PreTrainedTokenizerFast

from sourceline.models.int8_weights import dequantize, quantize
from sourceline.models.model_files import load_checkpoint


@given(st.lists(st.lists(st.floats(-50, 50, width=32), min_size=3, max_size=3), min_size=1))
def test_a_weight_is_off_by_half_a_step_of_its_row_at_most(rows: list[list[float]]) -> None:
    weight = torch.tensor(rows)
    back = dequantize(quantize({"w": weight}))["w"]
    step = weight.abs().amax(1, keepdim=True) / 127
    assert torch.all((back - weight).abs() <= step * 0.5001 + 1e-12)


def _save_tokenizer(folder: Path) -> None:
    words = WordLevel({"[UNK]": 0, "a": 1}, unk_token="[UNK]")  # noqa: S106
    tokenizer: Any = PreTrainedTokenizerFast
    tokenizer(tokenizer_object=Tokenizer(words)).save_pretrained(folder)


def test_a_model_packed_and_one_as_transformers_keeps_it_read_alike(tmp_path: Path) -> None:
    config = BertConfig(
        vocab_size=50,
        hidden_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=32,
    )
    model: Any = BertForQuestionAnswering(config).eval()  # type: ignore[no-untyped-call]
    plain, small = tmp_path / "plain", tmp_path / "small"
    model.save_pretrained(plain)
    model.config.save_pretrained(small)
    for folder in (plain, small):
        _save_tokenizer(folder)
    save_file(quantize(model.state_dict()), small / "model.safetensors", metadata={"format": "pt"})
    pieces = torch.arange(20).reshape(2, 10)
    with torch.inference_mode():
        expected, found = (
            load_checkpoint(folder, "AutoModelForQuestionAnswering")[1](pieces).start_logits
            for folder in (plain, small)
        )
    assert torch.allclose(found, expected, atol=0.02)
    assert torch.allclose(expected, model(pieces).start_logits, atol=1e-5)
