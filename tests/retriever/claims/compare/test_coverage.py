"""How much of a claim's words a source says."""

from __future__ import annotations

import pytest

from retriever.claims.compare.comparison import compare_each, compare_sentences
from retriever.claims.extract.sentence import read_sentence


def test_a_synonym_counts_but_is_not_literal() -> None:
    claim = read_sentence("The council organised a workshop.")
    words = compare_sentences(claim, read_sentence("The council hosted a seminar.")).words
    assert (words.words, words.in_sentence, words.literal, words.in_context) == (3, 3, 1, 0)
    assert words.share == 1.0
    assert words.literal_share == pytest.approx(1 / 3)


def test_a_word_near_the_sentence_counts_less() -> None:
    claim = read_sentence("The council repaired the bridge.")
    sentences = [read_sentence("The council met."), read_sentence("A bridge was repaired.")]
    inside, outside = compare_each(claim, sentences)
    assert (inside.words.in_sentence, inside.words.in_context) == (1, 2)
    assert inside.words.context_share == outside.words.context_share == 1.0
    assert inside.covered == pytest.approx((1 + 2 * 0.6) / 3)


def test_a_claim_without_words_outside_facts_is_covered() -> None:
    words = compare_sentences(read_sentence("Peru."), read_sentence("Chile.")).words
    assert (words.words, words.share, words.context_share) == (0, 1.0, 1.0)
