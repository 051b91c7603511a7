from __future__ import annotations

import pytest

from retriever.query.thesaurus import phrases_in, says, synonyms
from sourceline.text.words import stem, stems


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("funded", "with the financial support of Norway"),
        ("funded", "The bank paid for the work"),
        ("financed", "donors of the centre"),
        ("training", "strengthening the capacity of judges"),
        ("heads", "Director of the office"),
        ("pick up bill", "financed by Norway"),
        ("flu", "doses of influenza vaccine"),
        ("kids", "children under five"),
        ("put off", "was postponed to May"),
        ("финансировал", "при финансовой поддержке Японии"),
    ],
)
def test_a_synonym_is_met(asked: str, text: str) -> None:
    assert any(says(stems(text), term) for term in synonyms(tuple(stems(asked))))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("funded", "support of a financial kind"),
        ("funded", "financial rules; a long list of other things; support"),
        ("vessel", "the town has a harbour"),
        ("influenza", "poliomyelitis in the district"),
        ("bridge", "with the financial support of Norway"),
    ],
)
def test_other_words_are_not(asked: str, text: str) -> None:
    assert not any(says(stems(text), term) for term in synonyms(tuple(stems(asked))))


def test_rings_hold_both_ways_and_not_for_the_word_itself() -> None:
    assert (stem("workshop"),) in synonyms((stem("training"),))
    assert (stem("training"),) in synonyms((stem("workshop"),))
    assert (stem("training"),) not in synonyms((stem("training"),))


def test_a_phrase_allows_two_words_between() -> None:
    assert says(["a", "x", "y", "b"], ("a", "b"))
    assert not says(["a", "x", "y", "z", "b"], ("a", "b"))
    assert not says(["b", "a"], ("a", "b"))


def test_members_of_several_words_are_found_where_they_stand() -> None:
    own = stems("Who picked up the bill for the course that was put off?")
    found = [own[begin:end] for begin, end, _ in phrases_in(own)]
    assert stems("picked up the bill") in found
    assert stems("put off") in found
    assert not list(phrases_in(stems("Who paid the bill?")))
