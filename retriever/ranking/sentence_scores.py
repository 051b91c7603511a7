"""A passage compared with a query, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.query.query import Query
from retriever.query.term_weights import covered_share
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.text.words import stems


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """How close each sentence of a passage, and the whole of it, is to a query.

    ``similarities`` are cosines, a sentence each; ``coverages`` and ``coverage`` are shares of
    the query's weight of words (0 to 1) that occur in the sentence, or in the search text.
    """

    similarity: float
    similarities: tuple[float, ...]
    coverage: float
    coverages: tuple[float, ...]

    @property
    def best_similarity(self) -> float:
        return max(self.similarities)

    def relevance(self, position: int) -> float:
        """One figure to order the sentences of a passage by."""
        return self.similarities[position] + self.coverages[position] / 2


def score_sentences(library: Library, stored: StoredPassage, query: Query) -> SentenceScores:
    similarities = library.sentence_vectors(stored) @ query.vector
    in_sentences = [stems(stored.passage.words(span)) for span in stored.passage.sentences]
    in_passage = stems(stored.passage.search_text.text)
    weights, expansion = query.weights, query.expansion
    return SentenceScores(
        similarity=float(library.passage_vectors([stored.row])[0] @ query.vector),
        similarities=tuple(float(similarity) for similarity in similarities),
        coverage=covered_share(in_passage, weights, expansion),
        coverages=tuple(covered_share(text, weights, expansion) for text in in_sentences),
    )
