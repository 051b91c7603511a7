"""A small deterministic encoder, for tests in which meaning plays no part."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from sourceline.errors import BlankTextError
from sourceline.models.encoder import Vectors
from sourceline.models.precision import Precision
from sourceline.text.words import stems


class HashingEncoder:
    """Counts stems in 64 buckets. It keeps what it was asked to encode, in ``encoded``."""

    precision: Precision = "fp32"
    max_pieces = 256

    def __init__(
        self, dimensions: int = 64, name: str = "hashing", folder: str | None = None
    ) -> None:
        self.folder = folder
        self.dimensions = dimensions
        self.name = name
        self.encoded: list[str] = []

    @property
    def fingerprint(self) -> str:
        return f"{self.name}-{self.dimensions}"

    def count_pieces(self, text: str) -> int:
        return len(text) // 4 + 2

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode(texts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            if not text.strip():
                raise BlankTextError(f"text {row} of {len(texts)} to encode is blank")
            vectors[row, 0] = 0.1  # a text without words still has a direction
            for stem in stems(text):
                vectors[row, zlib.crc32(stem.encode()) % self.dimensions] += 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
