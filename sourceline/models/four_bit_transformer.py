"""A transformer kept in four bits, as the first module of a sentence-transformers model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sentence_transformers.base.modules import InputModule
from torch import Tensor

from sourceline.models.model_files import load_checkpoint


class FourBitTransformer(InputModule):
    """Texts to the vectors of their word pieces, by the checkpoint in a folder."""

    tokenizer: Any

    def __init__(self, folder: Path, longest: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.tokenizer, self.model = load_checkpoint(folder, "AutoModel", add_pooling_layer=False)
        self.max_seq_length = longest

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **_: Any
    ) -> dict[str, Tensor | Any]:
        texts = [f"{prompt or ''}{text}" for text in inputs]
        pieces = self.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self.max_seq_length,
            return_tensors="pt",
        )
        return dict(pieces)

    def forward(self, features: dict[str, Tensor | Any], **_: Any) -> dict[str, Tensor | Any]:
        read = {name: features[name] for name in ("input_ids", "attention_mask")}
        features["token_embeddings"] = self.model(**read)[0]
        return features

    def get_embedding_dimension(self) -> int:
        return int(self.model.config.hidden_size)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        raise NotImplementedError(f"not saved to {output_path}: training.pack_encoder makes it")
