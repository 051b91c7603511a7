"""Whether two names mean the same."""

from __future__ import annotations

import pytest

from retriever.claims.compare.name_identity import acronym_expansions, is_acronym_of, same_words
from retriever.claims.extract.sentence_words import read_words


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("UNODC", "United Nations Office on Drugs and Crime", True),
        ("UNODC", "UN Office on Drugs and Crime", True),
        ("EU", "European Union", True),
        ("EU", "European Council", False),
        ("Eu", "European Union", False),
    ],
)
def test_an_acronym_is_the_initials_of_its_words(short: str, long: str, *, expected: bool) -> None:
    assert is_acronym_of(short, long) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lund", "Ada Lund", True),
        ("Ada Lund", "Ada Berg", False),
        ("Centre", "Centre of Lima", False),
        ("Mohammed", "Muhammad", True),
    ],
)
def test_a_short_form_and_a_spelling_are_the_same_name(
    one: str, other: str, *, expected: bool
) -> None:
    assert same_words(one, other) is expected


def test_the_words_of_an_acronym_are_found_in_a_text() -> None:
    text = "He joined the European Union in May."
    run, *_ = acronym_expansions("EU", text, read_words(text))
    assert [word.span.of(text) for word in run] == ["European", "Union"]
