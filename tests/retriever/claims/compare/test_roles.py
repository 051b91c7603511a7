"""Roles of words in two sentences, and what numbers count."""

from __future__ import annotations

import pytest

from retriever.claims.compare.roles import counted_words, role_of, same_role
from retriever.claims.extract.sentence import Sentence, read_sentence
from sourceline.records import Span


def _place_of(word: str, sentence: Sentence) -> Span:
    start = sentence.text.index(word)
    return Span(start, start + len(word))


@pytest.mark.parametrize(
    ("claim", "source", "same"),
    [
        ("The film was shown in Lima.", "The film was first shown at Cusco.", True),
        ("The film was shown by Lima.", "Cusco showed the film.", True),
        ("Lima showed the film.", "The film was shown by Cusco.", True),
        ("Lima was elected.", "The board elected Cusco.", True),
        ("It was financed by Lima.", "It had the financial support of Cusco.", True),
        ("The film was shown in Lima.", "The film is about the hills of Cusco.", False),
    ],
)
def test_two_names_have_the_same_role(claim: str, source: str, *, same: bool) -> None:
    own, other = read_sentence(claim), read_sentence(source)
    role, other_role = (
        role_of(own, _place_of("Lima", own)),
        role_of(other, _place_of("Cusco", other)),
    )
    assert same_role(role, other_role) is same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They trained 300 young police officers.", ["young", "police"]),
        ("A five-day training ended.", ["day"]),
        ("They trained 300, all of them young.", ["trained"]),
        ("They opened Phase 7.", ["Phase"]),
    ],
)
def test_a_number_counts_the_words_after_it(text: str, words: list[str]) -> None:
    sentence = read_sentence(text)
    counted = counted_words(sentence, sentence.numbers[0])
    assert [word.span.of(text) for word in counted] == words
