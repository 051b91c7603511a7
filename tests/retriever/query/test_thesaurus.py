from __future__ import annotations

import pytest

from retriever.query.thesaurus import says, synonyms
from sourceline.text.words import stem, stems


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("funded", "with the financial support of Norway"),
        ("funded", "The bank paid for the work"),
        ("financed", "donors of the centre"),
        ("training", "strengthening the capacity of judges"),
        ("heads", "Director of the office"),
        ("финансировал", "при финансовой поддержке Японии"),
    ],
)
def test_a_synonym_is_met(asked: str, text: str) -> None:
    assert any(says(stems(text), term) for term in synonyms(stem(asked)))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("funded", "support of a financial kind"),
        ("funded", "financial rules; a long list of other things; support"),
        ("bridge", "with the financial support of Norway"),
    ],
)
def test_other_words_are_not(asked: str, text: str) -> None:
    assert not any(says(stems(text), term) for term in synonyms(stem(asked)))


def test_rings_hold_both_ways_and_not_for_the_word_itself() -> None:
    assert (stem("workshop"),) in synonyms(stem("training"))
    assert (stem("training"),) in synonyms(stem("workshop"))
    assert (stem("training"),) not in synonyms(stem("training"))


def test_a_phrase_allows_two_words_between() -> None:
    assert says(["a", "x", "y", "b"], ("a", "b"))
    assert not says(["a", "x", "y", "z", "b"], ("a", "b"))
    assert not says(["b", "a"], ("a", "b"))
