"""Claim and evidence read together: supported, contradicted, or neither.

Any sentence-pair classifier in a folder will do (BertForSequenceClassification with these three
labels). The shipped one is described in models/claims/README.md.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from sourceline.errors import ModelError
from sourceline.models.model_files import MODELS, ShippedModel, load_checkpoint
from sourceline.models.precision import Precision, fastest
from sourceline.models.spread import over_cores, size_for_cores
from sourceline.models.word_pieces import batches_by_length, first_pieces, pair_pieces, tensors

if TYPE_CHECKING:
    from transformers import BatchEncoding

SHIPPED: Final = MODELS / "claims"
SHIPPED_SHA256: Final = "596489a9c010423eb3ff66060b649e06536ad4844cd462402e67e49ec57bb706"
"""Of models/claims/model.safetensors; blank while none is shipped."""
_SHIPPED: Final = ShippedModel(
    "claim model",
    SHIPPED,
    SHIPPED_SHA256,
    "retriever/claims/nli_model.py",
    "python -m training.claims.train_claims",
)
LABELS: Final = ("supported", "contradicted", "not_enough")
LANGUAGE: Final = "en"

_CLAIM_PIECES: Final = 64
_PIECES: Final = 192
_BATCH: Final = 8


@dataclass(frozen=True, slots=True)
class Judgement:
    """Logits, comparable within one judgement only."""

    supported: float
    contradicted: float
    not_enough: float


class ClaimModel(Protocol):
    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """One judgement for each pair of claim and evidence, in input order."""
        ...


class PairModel:
    """A checkpoint in a folder. Safe to share over threads.

    Raises ModelError when the folder holds none, when its labels are others, or when the shipped
    weights are not the ones this version was released with.
    """

    def __init__(self, folder: Path = SHIPPED, precision: Precision | None = None) -> None:
        self.sha256 = _SHIPPED.check(folder)
        self._tokenizer, self._model = _load(folder, precision or fastest())
        self._lock = threading.Lock()

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """See ClaimModel.judge. Of a claim 64 word pieces are read, of both together 192."""
        lengths = [sum(map(len, pair)) for pair in pairs]
        batches = list(batches_by_length(lengths, size_for_cores(len(pairs), _BATCH)))
        with self._lock:  # a tokenizer is of one thread at a time
            pieces = [self._pieces([pairs[at] for at in places]) for places in batches]
        judged: dict[int, Judgement] = {}
        for places, rows in zip(batches, over_cores(self._logits, pieces), strict=True):
            judged.update((at, Judgement(*row)) for at, row in zip(places, rows, strict=True))
        return [judged[at] for at in range(len(pairs))]

    def _pieces(self, pairs: Sequence[tuple[str, str]]) -> BatchEncoding:
        claims = [first_pieces(self._tokenizer, claim, _CLAIM_PIECES) for claim, _ in pairs]
        return pair_pieces(self._tokenizer, claims, [text for _, text in pairs], _PIECES)

    def _logits(self, pieces: BatchEncoding) -> list[list[float]]:
        import torch

        with torch.inference_mode():
            logits: list[list[float]] = self._model(**tensors(pieces)).logits.float().tolist()
        return logits


@cache
def default_model() -> PairModel | None:
    """The shipped model, loaded once a process; None where this version ships none."""
    return PairModel() if SHIPPED_SHA256 else None


def _load(folder: Path, precision: Precision) -> tuple[Any, Any]:
    tokenizer, model = load_checkpoint(folder, "AutoModelForSequenceClassification")
    labels = tuple(model.config.id2label[at] for at in range(model.config.num_labels))
    if labels != LABELS:
        raise ModelError(
            f"{folder} has the labels {', '.join(labels)}, not {', '.join(LABELS)}: name the "
            "folder of a claim model made by `python -m training.claims.train_claims`"
        )
    if precision == "bf16":
        import torch

        model.base_model.to(torch.bfloat16)
        model.classifier.to(torch.bfloat16)
    return tokenizer, model
