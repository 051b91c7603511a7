"""Checkpoints in folders: found, checked and loaded, without looking anything up on a network."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sourceline.checksums import file_sha256
from sourceline.errors import ModelError
from sourceline.models.four_bit import WORDS, embedding, only_four_bit, restored, word_vectors
from sourceline.models.int8_weights import dequantize, is_quantized

WEIGHTS = "model.safetensors"
CENTRE = "centre."
"""Before "query" and "document": the mean of an encoder's vectors, kept among its weights. It is
taken off where they are not spread around the origin (see training/pack_encoder.py)."""
WORDS_OF = "words_of"
"""In config.json: the folder whose word pieces and their vectors a checkpoint shares."""
MODELS = Path(__file__).resolve().parents[2] / "models"
"""The folder of the models that are part of this repository."""


@dataclass(frozen=True, slots=True)
class ShippedModel:
    """A model in models/, and what its error messages name.

    ``sha256`` is that of its weights, as set in the file ``set_in``; ``training`` is the command
    that trains another.
    """

    name: str
    folder: Path
    sha256: str
    set_in: str
    training: str

    def check(self, folder: Path) -> str:
        """The sha256 of the weights in a folder: the shipped model's or any other.

        Raises ModelError when there are none, or when those in the shipped folder are not the
        shipped ones.
        """
        weights, restore = folder / WEIGHTS, f"`git checkout models/{self.folder.name}`"
        if not weights.is_file():
            raise ModelError(
                f"no {self.name} in {folder}: {WEIGHTS} is missing; restore the folder with "
                f"{restore}, or train one with `{self.training}`"
            )
        found = file_sha256(weights)
        if folder.resolve() == self.folder and found != self.sha256:
            raise ModelError(
                f"{weights} has sha256 {found}, not the shipped {self.sha256}: restore it with "
                f"{restore}, or set SHIPPED_SHA256 in {self.set_in} to that of the {self.name} "
                "trained here"
            )
        return found


def load_checkpoint(folder: Path, auto_class: str, **shape: Any) -> tuple[Any, Any]:
    """Tokenizer and model, the model in fp32 and in evaluation mode, also where its weights are
    kept as int8 or in four bits.

    ``auto_class`` is the class of transformers that loads it ("AutoModelForQuestionAnswering");
    ``shape`` is what it takes beside the folder. A checkpoint that shares its word pieces with
    another names that one's folder, which lies beside its own (see WORDS_OF).
    """
    transformers = offline_transformers()
    words = words_folder(folder)
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(words), local_files_only=True)
    model = _load_model(folder, words, getattr(transformers, auto_class), shape)
    return tokenizer, model.float().eval()


def words_folder(folder: Path) -> Path:
    """Where a checkpoint's tokenizer and the vectors of its word pieces are."""
    config = folder / "config.json"
    named = json.loads(config.read_text("utf-8")).get(WORDS_OF) if config.is_file() else None
    return folder.parent / named if named else folder


def _load_model(folder: Path, words: Path, auto_class: Any, shape: dict[str, Any]) -> Any:
    from transformers import AutoConfig

    stored = _stored(folder)
    packed = only_four_bit(stored)
    if not (packed or is_quantized(stored)):
        return auto_class.from_pretrained(
            str(folder), local_files_only=True, attn_implementation="eager", **shape
        )
    config = AutoConfig.from_pretrained(str(folder), local_files_only=True)
    model = auto_class.from_config(config, attn_implementation="eager", **shape)
    shared = word_vectors(_words(words))
    if shared is not None:
        model.base_model.embeddings.word_embeddings = embedding(*shared)
    layers = {name: one for name, one in packed.items() if not name.startswith(WORDS)}
    rest = {name: one for name, one in stored.items() if name not in packed}
    model.load_state_dict(dequantize(rest) | restored(layers))
    return model


def _stored(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return {
        name: one
        for name, one in load_file(folder / WEIGHTS).items()
        if not name.startswith(CENTRE)
    }


@cache
def _words(folder: Path) -> dict[str, Any]:
    """The vectors of the word pieces that several models share, held once."""
    return {name: one for name, one in _stored(folder).items() if name.startswith(WORDS)}


def offline_transformers() -> Any:
    """The package transformers, imported so that it stays offline and draws no progress bars."""
    # Read by huggingface_hub when it is imported: nothing may be looked up on a hub.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import transformers

    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return transformers
