"""Irregular forms and nations: written down, so held to what they promise."""

from __future__ import annotations

import pytest

from retriever.query.word_forms import FORM, NATION, other_forms
from sourceline.text.words import stems


def forms(word: str) -> set[str]:
    return {wording for wording, _ in other_forms(tuple(stems(word))).values()}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("met", "meet"),
        ("meeting", "met"),
        ("led", "lead"),
        ("women", "woman"),
        ("Uzbek", "Uzbekistan"),
        ("Uzbekistan", "Uzbek"),
        ("United Kingdom", "British"),
        ("British", "United Kingdom"),
        ("Dutch", "Netherlands"),
    ],
)
def test_what_no_stemmer_brings_together(asked: str, said: str) -> None:
    assert said in forms(asked)


def test_a_word_is_no_other_form_of_itself() -> None:
    assert not other_forms(tuple(stems("meetings"))).keys() & {("meet",)}
    assert not forms("training")
    assert not forms("Guinea-Bissau")


def test_a_form_is_worth_more_than_a_nation() -> None:
    [(_, of_verb)] = other_forms(("met",)).values()
    assert of_verb == FORM > NATION
    assert all(worth == NATION for _, worth in other_forms(("uzbek",)).values())
