"""The passages worth scoring: nearest in meaning, and sharing words, merged."""

from __future__ import annotations

from collections.abc import Collection

from retriever.query.query import Query
from retriever.ranking.candidate import Candidate
from retriever.ranking.temporal import judge
from sourceline.index.library import Library


def hybrid_search(
    library: Library, query: Query, limit: int, documents: Collection[str] | None
) -> list[Candidate]:
    """Up to ``limit`` passages by each way of searching, in row order.

    ``documents`` are the ids to search in, all when None.
    """
    by_meaning = dict(library.search_meaning(query.vector, limit, documents))
    stems = [*query.expansion.stems, *query.period_stems]
    by_words = dict(library.search_words(stems, limit, documents, query.expansion.related))
    found = library.passages(sorted({*by_meaning, *by_words}))
    return [
        Candidate(
            stored=stored,
            cosine=by_meaning.get(row),
            bm25=by_words.get(row),
            dating=judge(stored, query.question.period),
        )
        for row, stored in sorted(found.items())
    ]
