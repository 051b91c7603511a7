"""The baseline of every figure: plain BM25 over whole documents."""

from __future__ import annotations

import bm25s
import numpy as np
import Stemmer

from evaluation.data.collection import Collection, Pools
from evaluation.metrics.trec_runs import Ranking, TrecRun


def rank_by_bm25(collection: Collection, k: int, pools: Pools | None = None) -> TrecRun:
    """bm25s, k1 = 0.9, b = 0.4, Snowball stemmers, no stop words left out.

    With pools a query's ranking is that of its own documents; how rare a word is still counts
    in all documents.
    """
    documents = collection.documents
    texts = [f"{document.title}\n{document.text}" for document in documents]
    russian = sum(document.language == "ru" for document in documents) > len(documents) / 2
    stemmer = Stemmer.Stemmer("russian" if russian else "english")
    model = bm25s.BM25(k1=0.9, b=0.4)
    model.index(_tokens(texts, stemmer), show_progress=False)
    asked = _tokens(list(collection.queries.values()), stemmer)
    run: TrecRun = {}
    for query, tokens in zip(collection.queries, asked, strict=True):
        scores = model.get_scores(tokens) if tokens else np.zeros(len(documents))
        run[query] = _best(collection, scores, k, None if pools is None else pools[query])
    return run


def _best(
    collection: Collection, scores: np.ndarray, k: int, pool: frozenset[str] | None
) -> Ranking:
    ranking: Ranking = {}
    for row in np.argsort(-scores, kind="stable"):
        if scores[row] <= 0 or len(ranking) == k:
            break
        path = collection.documents[row].path
        if pool is None or path in pool:
            ranking[path] = float(scores[row])
    return ranking


def _tokens(texts: list[str], stemmer: Stemmer.Stemmer) -> list[list[str]]:
    tokens: list[list[str]] = bm25s.tokenize(
        texts, stopwords=None, stemmer=stemmer, return_ids=False, show_progress=False
    )
    return tokens
