"""Found or not: never outside the period, and a topic that is said whole is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.answer.answerability import WHOLE_TOPIC, Decision, decide
from retriever.ranking.sentence_scores import SentenceScores
from retriever.reading.reader import Reading


def look(
    coverage: float, *, sentence: float | None = None, similarity: float = 0.3
) -> SentenceScores:
    in_sentence = coverage if sentence is None else sentence
    return SentenceScores(similarity, (similarity,), coverage, (in_sentence,))


NO_ANSWER = Reading(-10.0, ())
shares = st.floats(0, 1)
relevances = st.floats(-20, 20)


def sure(look: SentenceScores, *, asks: bool) -> Decision:
    return decide(look, NO_ANSWER, asks=asks, in_period=None, period_asked=False)


def test_a_topic_whose_words_all_stand_in_the_passage_is_found() -> None:
    whole = sure(look(1.0, sentence=0.4), asks=False)
    assert whole.found
    assert whole.confidence >= WHOLE_TOPIC
    assert not sure(look(0.5), asks=False).found
    assert not sure(look(1.0), asks=True).found


@given(shares, relevances, st.booleans())
def test_nothing_outside_the_period_is_found(coverage: float, relevance: float, asks: bool) -> None:
    reading = Reading(relevance, ())
    for inside in (False, None):
        decision = decide(look(coverage), reading, asks=asks, in_period=inside, period_asked=True)
        assert not decision.found


@given(shares, relevances, relevances)
def test_the_surer_the_reader_the_surer_the_decision(
    coverage: float, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    less, more = (
        decide(look(coverage), Reading(r, ()), asks=True, in_period=None, period_asked=False)
        for r in (low, high)
    )
    assert 0 <= less.confidence <= more.confidence <= 1
    assert more.confidence == pytest.approx(less.confidence) or more.found >= less.found
