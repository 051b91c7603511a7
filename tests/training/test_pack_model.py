"""A trained model packed: alone, and sharing the word pieces of the encoder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering

from sourceline.models.four_bit import WORDS
from sourceline.models.model_files import MODELS, load_checkpoint
from training.pack_model import pack

pytestmark = pytest.mark.models


def test_a_model_with_the_encoders_words_reads_as_before_it_was_packed(tmp_path: Path) -> None:
    (tmp_path / "encoder").symlink_to(MODELS / "encoder")
    words, encoder = load_checkpoint(MODELS / "encoder", "AutoModel", add_pooling_layer=False)
    config = json.loads((MODELS / "encoder" / "config.json").read_text())
    torch.manual_seed(1)
    shape = BertConfig(**{**config, "num_hidden_layers": 1})
    trained: Any = BertForQuestionAnswering(shape)
    trained.eval()
    table = encoder.embeddings.word_embeddings(torch.arange(config["vocab_size"]))
    trained.bert.embeddings.word_embeddings.weight.data = table
    trained.save_pretrained(tmp_path / "trained")
    pack(tmp_path / "trained", tmp_path / "packed", "encoder")
    assert (tmp_path / "packed" / "model.safetensors").stat().st_size < 4_000_000
    tokenizer, packed = load_checkpoint(tmp_path / "packed", "AutoModelForQuestionAnswering")
    assert tokenizer.get_vocab() == words.get_vocab()
    assert WORDS not in packed.state_dict()
    pieces = tokenizer("Кто оплатил обучение?", "The Trust paid.", return_tensors="pt")
    with torch.inference_mode():
        before, after = trained(**pieces).start_logits, packed(**pieces).start_logits
    assert torch.allclose(before, after, atol=0.05)
