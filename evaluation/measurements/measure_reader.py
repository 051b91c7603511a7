"""How well the reader finds the answer in a paragraph that is given to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.data.collection import Collection
from evaluation.metrics import squad
from evaluation.metrics.averages import mean_or_zero
from retriever.reading.reader import Reader


@dataclass(frozen=True, slots=True)
class ReaderAnswer:
    """One question read in its own paragraph.

    No ``answers``: the paragraph holds none. ``best`` are the reader's best words.
    """

    answers: tuple[str, ...]
    best: str
    relevance: float

    def said(self, threshold: float = 0.0) -> str:
        """The best words, or none: above zero the reader prefers them to "no answer"."""
        return self.best if self.relevance > threshold else ""

    @property
    def accepted(self) -> tuple[str, ...]:
        return self.answers or ("",)


def read_own(reader: Reader, collection: Collection) -> list[ReaderAnswer]:
    """Each query asked of the paragraph that was judged for it."""
    texts = {document.path: document.text for document in collection.documents}
    return [
        read(reader, question, texts[_judged(collection, query)], answers_of(collection, query))
        for query, question in collection.queries.items()
    ]


def read(reader: Reader, question: str, text: str, answers: tuple[str, ...]) -> ReaderAnswer:
    reading = reader.read(question, [text])[0]
    best = text[reading.spans[0].start : reading.spans[0].end] if reading.spans else ""
    return ReaderAnswer(answers, best, reading.relevance)


def answers_of(collection: Collection, query: str) -> tuple[str, ...]:
    """Every accepted wording; none for a question that its paragraph does not answer."""
    fields = collection.query_fields[query]
    return () if fields.get("is_impossible") else tuple(fields.get("answers") or ())


def _judged(collection: Collection, query: str) -> str:
    return next(iter(collection.qrels[query]))


def measures(asked: Sequence[ReaderAnswer]) -> dict[str, float]:
    """A span is given where relevance is above 0: nothing is fitted here.

    "Always none" is the score of a reader that never answers; "forced" that of the best words
    where an answer is known to be there.
    """
    answerable = [one for one in asked if one.answers]
    impossible = [one for one in asked if not one.answers]
    found = {
        "questions": float(len(asked)),
        "answerable": float(len(answerable)),
        "exact match": mean_or_zero(squad.exact(one.said(), one.accepted) for one in asked),
        "F1": mean_or_zero(squad.f1(one.said(), one.accepted) for one in asked),
        "F1, always none": len(impossible) / len(asked) if asked else 0.0,
        "F1, answerable": mean_or_zero(squad.f1(one.said(), one.answers) for one in answerable),
        "F1, answerable, forced": mean_or_zero(
            squad.f1(one.best, one.answers) for one in answerable
        ),
    }
    if impossible:
        found["unanswerable refused"] = mean_or_zero(float(not one.said()) for one in impossible)
        found["F1, best threshold"] = _f1_at_best_threshold(asked)
    return found


def _f1_at_best_threshold(asked: Sequence[ReaderAnswer]) -> float:
    """SQuAD's own "best F1": the threshold is chosen on the same questions, so it flatters."""
    relevances = [one.relevance for one in asked]
    return max(
        mean_or_zero(squad.f1(one.said(threshold), one.accepted) for one in asked)
        for threshold in np.quantile(relevances, np.linspace(0, 1, 41))
    )
