"""A passage in another language than the question: its lack of words is no reason to refuse it."""

from __future__ import annotations

import pytest

from retriever.answer.answerability import decide
from retriever.ranking.sentence_scores import SentenceScores
from retriever.reading.reader import Reading


def found(relevance: float, coverage: float, *, across: bool) -> bool:
    scores = SentenceScores(0.4, (0.4,), coverage, (coverage,))
    return decide(
        scores,
        Reading(relevance, ()),
        asks=True,
        in_period=None,
        period_asked=False,
        across_languages=across,
    ).found


def test_the_reader_alone_decides_across_languages() -> None:
    assert found(0.5, 0.0, across=True)
    assert not found(0.5, 0.0, across=False)
    assert not found(-6.0, 0.0, across=True)


@pytest.mark.parametrize("relevance", [-4.0, -1.0, 0.0, 2.0])
def test_a_passage_that_has_the_words_is_decided_as_ever(relevance: float) -> None:
    assert found(relevance, 1.0, across=True) == found(relevance, 1.0, across=False)
