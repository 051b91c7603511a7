"""A question made ready to search by: its vector, its words and their weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from retriever.query.expansion import QueryExpansion, expand
from retriever.query.language_support import is_known, is_weak
from retriever.query.parse import is_interrogative
from retriever.query.term_weights import term_weights
from retriever.results import Question
from sourceline.dates.words.lexicon import MONTHS
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder, Vectors
from sourceline.text.language import sentence_language
from sourceline.text.words import words


@dataclass(frozen=True, slots=True)
class Query:
    """``vector`` is the unit vector of ``content``, of shape (d,); ``weights`` are by stem.

    ``weak_meaning`` says that meaning hardly carries over to most of the documents searched;
    ``by_words`` that the encoder sees little meaning in the question itself, or is weak so, and
    ranking goes by words. ``asks`` is False for words that ask nothing ("support from Japan"):
    there a passage may answer, but no words in it do.
    """

    question: Question
    content: str
    language: str
    vector: Vectors
    expansion: QueryExpansion
    weights: Mapping[str, float]
    asks: bool
    weak_meaning: bool
    by_words: bool

    @property
    def weight(self) -> float:
        """What all the words asked for weigh together."""
        return sum(self.weights.values())

    @property
    def asks_period(self) -> bool:
        return self.question.period is not None

    @property
    def marked_stems(self) -> frozenset[str]:
        """Stems to mark in a passage: the question's words, and names that mean the same."""
        return self.expansion.names | self.weights.keys()

    @property
    def period_stems(self) -> list[str]:
        """The numbers and months of a closed period: a text on it may well say the same."""
        period = self.question.period
        if period is None or period.text is None or period.interval.is_open:
            return []
        return [
            stem
            for word, stem in ((span.of(period.text), stem) for span, stem in words(period.text))
            if word[0].isdigit() or word.casefold() in MONTHS
        ]


def make_query(
    library: Library, encoder: Encoder, question: Question, documents: Collection[str] | None
) -> Query:
    """``documents`` are the ids that will be searched, all when None."""
    # A claim may hold half a surrogate pair, which is no character to search for.
    content = (question.content or question.text).encode("utf-8", "replace").decode()
    weak = is_weak(encoder, library, content, documents)
    expansion = expand(content, library)
    return Query(
        question=replace(question, expansions=expansion.expansions),
        content=content,
        language=sentence_language(content),
        vector=encoder.encode_queries([content])[0],
        expansion=expansion,
        weights=term_weights(library, expansion),
        asks=is_interrogative(content),
        weak_meaning=weak,
        # An encoder that knows English alone sees little in a question in another language, even
        # where the documents are in it too.
        by_words=weak or not is_known(encoder, content),
    )
