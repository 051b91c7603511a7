"""How well documents are found: every stage of the retriever, and plain BM25 beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

import bm25s
import Stemmer

from evaluation.collection import Collection
from evaluation.runs import Ranking, Run
from indexer.build import Progress, build_documents
from retriever.question import understand
from retriever.search import Retriever
from sourceline.encoder import Encoder
from sourceline.errors import WrongUseError
from sourceline.settings import SEARCH

_DEPTH = 4
"""Passages ranked for one document asked for: several passages of a document may be found."""


@contextmanager
def indexed(collection: Collection, encoder: Encoder) -> Iterator[Retriever]:
    """The collection in an index of its own, by the code that indexes a user's files."""
    with tempfile.TemporaryDirectory() as folder:
        build_documents(collection.documents, folder, encoder=encoder, progress=_silent)
        with closing(Retriever.open(folder, encoder)) as retriever:
            yield retriever


def rank_documents(retriever: Retriever, queries: dict[str, str], k: int) -> dict[str, Run]:
    """Runs by stage: by meaning alone, by words alone, and the final ranking.

    A document scores as its best passage. Final scores fall by rank where the retriever's own
    scores are equal, so that a run keeps its order.
    """
    stages: dict[str, Run] = {"meaning": {}, "words": {}, "final": {}}
    for query, text in queries.items():
        try:
            question = understand(text[: SEARCH.question_characters])
        except WrongUseError:  # a blank query ranks nothing
            continue
        search = retriever.search(question, _DEPTH * k)
        paths = {row: stored.path for row, stored in search.candidates.passages.items()}
        for stage, rows in (
            ("meaning", search.candidates.by_meaning),
            ("words", search.candidates.by_words),
            ("final", [row for row, _ in search.ranked]),
        ):
            stages[stage][query] = _by_document((paths[row] for row in rows), k)
    return stages


def _by_document(paths: Iterable[str], k: int) -> Ranking:
    return {path: 1 / rank for rank, path in enumerate(list(dict.fromkeys(paths))[:k], start=1)}


def rank_by_bm25(collection: Collection, k: int) -> Run:
    """The baseline: bm25s over whole documents, k1 = 0.9, b = 0.4, Snowball stemmers."""
    documents = collection.documents
    texts = [f"{document.title}\n{document.text}" for document in documents]
    russian = sum(document.language == "ru" for document in documents) > len(documents) / 2
    stemmer = Stemmer.Stemmer("russian" if russian else "english")
    model = bm25s.BM25(k1=0.9, b=0.4)
    model.index(_tokens(texts, stemmer), show_progress=False)
    rows, scores = model.retrieve(
        _tokens(list(collection.queries.values()), stemmer),
        k=min(k, len(documents)),
        show_progress=False,
    )
    return {
        query: {
            documents[row].path: float(score)
            for row, score in zip(rows[position], scores[position], strict=True)
            if score > 0
        }
        for position, query in enumerate(collection.queries)
    }


def _tokens(texts: list[str], stemmer: Stemmer.Stemmer) -> bm25s.tokenization.Tokenized:
    return bm25s.tokenize(texts, stopwords=None, stemmer=stemmer, show_progress=False)


def _silent(_: Progress) -> None:
    pass
