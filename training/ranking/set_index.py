"""The index of a set, built once and kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from indexer.build import build_documents
from retriever.retriever import Retriever
from sourceline.errors import NoIndexError
from sourceline.models.encoder import default_encoder
from sourceline.settings import SPLIT, SplitSettings
from training.ranking.ranking_sets import RankingSet


@contextmanager
def open_index(
    one: RankingSet, folder: Path, settings: SplitSettings = SPLIT
) -> Iterator[Retriever]:
    """A retriever over the documents of a set, by the packaged encoder."""
    encoder = default_encoder()
    try:
        retriever = Retriever.open(folder, encoder)
    except NoIndexError:
        build_documents(one.documents, folder, encoder=encoder, settings=settings)
        retriever = Retriever.open(folder, encoder)
    with closing(retriever):
        yield retriever
