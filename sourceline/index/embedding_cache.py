"""Vectors of texts already encoded, kept between builds; safe to delete at any time."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from sourceline.index.disk_space import full_disk_in
from sourceline.models.encoder import Encoder, Vectors
from sourceline.settings import EMBEDDINGS_KEPT


class EmbeddingCache:
    """Keyed by encoder fingerprint, precision and text. A damaged cache starts empty again."""

    def __init__(self, path: Path, encoder: Encoder) -> None:
        self._prefix = f"{encoder.fingerprint}|{encoder.precision}|".encode()
        self._dimensions = encoder.dimensions
        try:
            self._connection = _open(path)
        except sqlite3.DatabaseError as error:
            if full_disk_in(error):
                raise
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            self._connection = _open(path)

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Vectors of those texts that are known."""
        known: dict[str, Vectors] = {}
        for text in texts:
            found = self._connection.execute(
                "SELECT vector FROM embeddings WHERE key = ?", (self._key(text),)
            ).fetchone()
            if found is not None and len(found[0]) == 4 * self._dimensions:
                vector = np.frombuffer(found[0], dtype=np.float32)
                # A flipped bit in a stored vector shows as a length that is not one.
                if abs(float(np.linalg.norm(vector)) - 1) < 1e-4:
                    known[text] = vector
        return known

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO embeddings (key, vector) VALUES (?, ?)",
                [(self._key(text), vector.tobytes()) for text, vector in vectors.items()],
            )

    def close(self) -> None:
        with self._connection:
            self._connection.execute(
                "DELETE FROM embeddings WHERE rowid <= (SELECT max(rowid) FROM embeddings) - ?",
                (EMBEDDINGS_KEPT,),
            )
        self._connection.close()

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(self._prefix + text.encode()).digest()


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS embeddings (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
        )
        connection.execute("SELECT count(*) FROM embeddings").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
