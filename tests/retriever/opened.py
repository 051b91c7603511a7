"""Texts to ask, as if they were the files of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from indexer.build import build
from retriever import Retriever
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader


@contextmanager
def opened(folder: Path, texts: Mapping[str, str | bytes]) -> Iterator[Retriever]:
    """Written into a folder by name, indexed and opened, without the cost of models."""
    (folder / "corpus").mkdir()
    for name, text in texts.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / "corpus" / name).write_bytes(content)
    build(folder / "corpus", folder / "index", encoder=HashingEncoder())
    with closing(Retriever.open(folder / "index", HashingEncoder(), OverlapReader())) as retriever:
        yield retriever
