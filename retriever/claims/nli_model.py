"""Claim and evidence read together: supported, contradicted, or not enough to tell.

Any sentence-pair classifier in a folder will do (BertForSequenceClassification with these three
labels). The shipped one is described in models/claims/README.md.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from sourceline.errors import ModelError
from sourceline.models.encoder import Precision, has_fast_bf16

SHIPPED: Final = Path(__file__).resolve().parents[2] / "models" / "claims"
SHIPPED_SHA256: Final = "596489a9c010423eb3ff66060b649e06536ad4844cd462402e67e49ec57bb706"
"""Of models/claims/model.safetensors; blank while none is shipped."""
LABELS: Final = ("supported", "contradicted", "not_enough")
LANGUAGE: Final = "en"

_CLAIM_PIECES: Final = 64
_PIECES: Final = 192
_BATCH: Final = 8
_PAD_TO: Final = 32


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
        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise ModelError(
                f"no claim model in {folder}: model.safetensors is missing; restore the folder "
                "with `git checkout models/claims`, or train one with "
                "`python -m training.claims.train_claims`"
            )
        with weights.open("rb") as file:
            self.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        if folder.resolve() == SHIPPED and self.sha256 != SHIPPED_SHA256:
            raise ModelError(
                f"{weights} has sha256 {self.sha256}, not the shipped {SHIPPED_SHA256}: restore "
                "it with `git checkout models/claims`, or set SHIPPED_SHA256 in "
                "retriever/claims/nli_model.py to that of the model trained here"
            )
        chosen: Precision = precision or ("bf16" if has_fast_bf16() else "fp32")
        self._tokenizer, self._model = _load(folder, chosen)
        self._lock = threading.Lock()

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """See ClaimModel.judge. Of a claim 64 word pieces are read, of both together 192."""
        order = sorted(range(len(pairs)), key=lambda at: sum(map(len, pairs[at])))
        judged: dict[int, Judgement] = {}
        for begin in range(0, len(order), _BATCH):
            places = order[begin : begin + _BATCH]
            with self._lock:
                rows = self._logits([pairs[at] for at in places])
            judged.update((at, Judgement(*row)) for at, row in zip(places, rows, strict=True))
        return [judged[at] for at in range(len(pairs))]

    def _logits(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
        import torch

        pieces = self._tokenizer(
            [self._shortened(_encodable(claim)) for claim, _ in pairs],
            [_encodable(evidence) for _, evidence in pairs],
            truncation="only_second",
            max_length=_PIECES,
            padding=True,
            pad_to_multiple_of=_PAD_TO,
            return_tensors="pt",
        )
        with torch.inference_mode():
            logits: list[list[float]] = self._model(**pieces).logits.float().tolist()
        return logits

    def _shortened(self, claim: str) -> str:
        pieces = self._tokenizer(claim, add_special_tokens=False, return_offsets_mapping=True)
        ends = pieces["offset_mapping"]
        return claim if len(ends) <= _CLAIM_PIECES else claim[: ends[_CLAIM_PIECES - 1][1]]


@cache
def default_model() -> PairModel | None:
    """The shipped model, loaded once a process; None where this version ships none."""
    return PairModel() if SHIPPED_SHA256 else None


def _encodable(text: str) -> str:
    """With a question mark for each lone surrogate, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _load(folder: Path, precision: Precision) -> tuple[Any, Any]:
    # Read by huggingface_hub when it is imported: nothing may be looked up on a hub.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    import transformers

    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(
        str(folder), local_files_only=True, attn_implementation="eager"
    )
    labels = tuple(model.config.id2label[at] for at in range(model.config.num_labels))
    if labels != LABELS:
        raise ModelError(
            f"{folder} tells {', '.join(labels)} apart, not {', '.join(LABELS)}: name the folder "
            "of a claim model made by `python -m training.claims.train_claims`"
        )
    model = model.float().eval()
    if precision == "bf16":
        model.base_model.to(torch.bfloat16)
        model.classifier.to(torch.bfloat16)
    return tokenizer, model
