"""Checkpoints in folders: found, checked and loaded, without looking anything up on a network."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourceline.checksums import file_sha256
from sourceline.errors import ModelError
from sourceline.models.int8_weights import dequantize, is_quantized

WEIGHTS = "model.safetensors"
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


def load_checkpoint(folder: Path, auto_class: str) -> tuple[Any, Any]:
    """Tokenizer and model, the model in fp32 and in evaluation mode, also where its weights are
    kept as int8.

    ``auto_class`` is the class of transformers that loads it ("AutoModelForQuestionAnswering").
    """
    transformers = offline_transformers()
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    model = _load_model(folder, getattr(transformers, auto_class))
    return tokenizer, model.float().eval()


def _load_model(folder: Path, auto_class: Any) -> Any:
    from safetensors.torch import load_file
    from transformers import AutoConfig

    stored = load_file(folder / WEIGHTS)
    if not is_quantized(stored):
        return auto_class.from_pretrained(
            str(folder), local_files_only=True, attn_implementation="eager"
        )
    config = AutoConfig.from_pretrained(str(folder), local_files_only=True)
    model = auto_class.from_config(config, attn_implementation="eager")
    model.load_state_dict(dequantize(stored))
    return model


def offline_transformers() -> Any:
    """The package transformers, imported so that it stays offline and draws no progress bars."""
    # Read by huggingface_hub when it is imported: nothing may be looked up on a hub.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import transformers

    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return transformers
