"""Texts to vectors for a build: nothing is encoded twice, and a stopped build loses little."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from indexer.progress import ENCODING, Progress, ReportProgress
from sourceline.index.embedding_cache import EmbeddingCache
from sourceline.models.encoder import Encoder, Vectors
from sourceline.settings import EMBEDDINGS_SAVED_EVERY, ENCODED_IN_A_TURN
from sourceline.take_turn import TakeTurn


def embed(
    texts: Iterable[str],
    encoder: Encoder,
    cache: EmbeddingCache,
    report: ReportProgress,
    turn: TakeTurn | None = None,
) -> tuple[dict[str, Vectors], int]:
    """Vectors by text, and how many texts had to be encoded; a ``turn`` for every few of them."""
    wanted = list(dict.fromkeys(texts))
    vectors = cache.get(wanted)
    # Texts of similar length together: a batch is padded to its longest.
    missing = sorted((text for text in wanted if text not in vectors), key=len, reverse=True)
    left = sum(map(len, missing))
    started, characters = time.monotonic(), 0
    if missing:
        report(Progress(ENCODING, 0, len(missing)))
    for begin in range(0, len(missing), EMBEDDINGS_SAVED_EVERY):
        chunk = missing[begin : begin + EMBEDDINGS_SAVED_EVERY]
        encoded = _encoded(chunk, encoder, turn)
        cache.put(encoded)
        vectors |= encoded
        characters += sum(map(len, chunk))
        elapsed = max(time.monotonic() - started, 1e-6)
        done = begin + len(chunk)
        # The time left follows from characters, not texts: the long ones come first.
        seconds_left = elapsed * (left - characters) / characters
        report(Progress(ENCODING, done, len(missing), done / elapsed, seconds_left))
    return vectors, len(missing)


def _encoded(texts: Sequence[str], encoder: Encoder, turn: TakeTurn | None) -> dict[str, Vectors]:
    if turn is None:
        return dict(zip(texts, encoder.encode(texts), strict=True))
    encoded: dict[str, Vectors] = {}
    for begin in range(0, len(texts), ENCODED_IN_A_TURN):
        few = texts[begin : begin + ENCODED_IN_A_TURN]
        with turn():
            encoded.update(zip(few, encoder.encode(few), strict=True))
    return encoded
