"""A closer look at a passage, sentence by sentence."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from retriever.query.expansion import Widening
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.models.encoder import Vectors
from sourceline.records import Span
from sourceline.text.words import stems, words


@dataclass(frozen=True, slots=True)
class Look:
    """How each sentence of a passage, and the whole of it, speaks to a question.

    ``similarities`` are cosines, a sentence each; ``coverages`` and ``coverage`` are shares of
    the question's weight of words (0 to 1) that occur in the sentence, or in the search text.
    """

    similarity: float
    similarities: tuple[float, ...]
    coverage: float
    coverages: tuple[float, ...]

    @property
    def best_similarity(self) -> float:
        return max(self.similarities)

    @property
    def best_relevance(self) -> float:
        return max(self.relevance(position) for position in range(len(self.similarities)))

    def relevance(self, position: int) -> float:
        """One figure to order the sentences of a passage by."""
        return self.similarities[position] + self.coverages[position] / 2


def term_weights(library: Library, widening: Widening) -> dict[str, float]:
    """Inverse document frequency of each stem asked for (as BM25 has it); rare words weigh most.

    A word found nowhere weighs most of all: a passage without it lacks something. A name that
    the documents spell otherwise is as rare as it is in their spelling.
    """
    count = len(library)
    weights = {}
    for stem in dict.fromkeys(widening.stems):
        spelled = [
            library.passages_with(each.said[0])
            for each in widening.by_stem.get(stem, ())
            if each.kind == "spelling" and len(each.said) == 1
        ]
        frequency = max([library.passages_with(stem), *spelled])
        weights[stem] = math.log1p((count - frequency + 0.5) / (frequency + 0.5))
    return weights


def look(
    library: Library,
    stored: StoredPassage,
    vector: Vectors,
    weights: Mapping[str, float],
    widening: Widening,
) -> Look:
    """Compare a question, as unit vector and weighed stems, with a passage's sentences."""
    sentences = library.sentence_vectors(stored) @ vector
    in_sentences = [stems(stored.passage.words(span)) for span in stored.passage.sentences]
    in_passage = stems(stored.passage.search_text.text)
    return Look(
        similarity=float(library.passage_vectors([stored.row])[0] @ vector),
        similarities=tuple(float(similarity) for similarity in sentences),
        coverage=share_told(in_passage, weights, widening),
        coverages=tuple(share_told(text, weights, widening) for text in in_sentences),
    )


def terms(stored: StoredPassage, sentence: Span, asked: Collection[str]) -> list[Span]:
    """Where the question's words stand in a sentence, as document spans.

    A word that a line end parts is one span, from its beginning to its end.
    """
    copied = stored.passage.search_text
    first = copied.place(sentence)
    found = []
    for span, stem in words(copied.between(sentence)):
        runs = copied.to_document(span.start + first, span.end + first) if stem in asked else ()
        if runs:  # the name of a column is no word of the row
            found.append(Span(runs[0].start, runs[-1].end))
    return found


def share_told(text: Sequence[str], weights: Mapping[str, float], widening: Widening) -> float:
    """The share of the question's weight that stands in a text (its stems, in order), an
    alternative for its worth."""
    total = sum(weights.values())
    present = frozenset(text)
    covered = sum(weight * widening.worth(stem, text, present) for stem, weight in weights.items())
    return covered / total if total else 0.0
