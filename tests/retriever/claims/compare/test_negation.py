"""Denials: by a "not", an "only" or an antonym."""

from __future__ import annotations

import pytest

from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.compare_text import compare_text
from retriever.claims.extract.sentence import read_sentence
from tests.retriever.claims.compare.differing import differences


def test_antonyms_differ() -> None:
    claim, source = (
        "Exports of timber rose in the spring.",
        "In the spring exports of timber decreased.",
    )
    assert ("negation", "rose", "decreased") in differences(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Exports did not rise in the spring.", "In the spring exports decreased."),
        ("Exports rose in the spring.", "In the spring exports rose after they had decreased."),
    ],
)
def test_the_antonym_of_a_denied_or_repeated_word_does_not(claim: str, source: str) -> None:
    assert differences(claim, source) == []


def test_in_person_is_not_remotely() -> None:
    claim = "The council took part in the forum in person."
    source = "The council took part in the forum remotely."
    assert differences(claim, source) == [("negation", "in person", "remotely")]
    source = "In the forum the council took part in person, others remotely."
    assert differences(claim, source) == []


def test_two_nots_deny_nothing_and_an_only_denies() -> None:
    claim = read_sentence("The board never failed to approve the budget.")
    source = read_sentence("The board approved the budget.")
    assert not compare_sentences(claim, source).is_incomplete
    claim = read_sentence("No other board approved the budget.")
    source = read_sentence("It is the only board that approved it.")
    assert not compare_sentences(claim, source).is_incomplete


def test_a_denial_is_supported_by_a_denial_or_an_antonym() -> None:
    claim = read_sentence("The board did not approve the budget.")
    for source, incomplete in (
        ("The board rejected the budget.", False),
        ("The budget was not approved.", False),
        ("The board spoke of the budget.", True),
    ):
        assert compare_sentences(claim, read_sentence(source)).is_incomplete is incomplete


def test_nobody_supports_no_name() -> None:
    assert compare_text("Ada Lund opened the fair.", "Nobody opened the fair.").is_incomplete
