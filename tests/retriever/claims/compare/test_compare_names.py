"""Names of persons, bodies and places: which mean the same, and which differ."""

from __future__ import annotations

import pytest

from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.compare_text import compare_text
from retriever.claims.extract.sentence import read_sentence
from tests.retriever.claims.compare.differing import differences


def test_a_person_takes_no_place_of_a_conference() -> None:
    claim = "The Lima Conference was attended by many."
    assert differences(claim, "The rector Mr. O. Berg was attended by many.") == []


def test_a_description_differs_from_nothing() -> None:
    assert differences("UNICEF gave the money.", "The Centre gave the money.") == []


def test_an_acronym_is_the_words_it_is_made_of_acronyms_among_them() -> None:
    claim = read_sentence("The UNODC office was opened.")
    source = read_sentence("The UN Office on Drugs and Crime was opened.")
    assert not compare_sentences(claim, source).missing


@pytest.mark.parametrize(
    ("claim", "source", "differs"),
    [
        ("Police from Chile, Peru and Malta came.", "Police from Chile, Peru and Cuba came.", True),
        ("Police from Chile and Malta came.", "Police from Chile came.", False),
    ],
)
def test_a_list_differs_by_the_one_name_that_it_has_for_another(
    claim: str, source: str, differs: bool
) -> None:
    expected = [("name", "Malta", "Cuba")] if differs else []
    assert differences(claim, source) == expected


def test_the_agent_of_a_passive_is_the_subject_of_an_active() -> None:
    found = differences("The prize was awarded by Norway.", "Denmark awarded the prize.")
    assert ("name", "Norway", "Denmark") in found


@pytest.mark.parametrize(
    ("claim", "source", "differs"),
    [
        ("The fair was held in Kenya.", "The fair was held in Nairobi.", []),
        ("The fair was held in Kenya.", "The fair was held in Lima.", [("Kenya", "Lima")]),
        ("The fair was held in Nairobi.", "The fair was held in Kenya.", []),
        ("The fair was held in Nairobi.", "The fair was held in East Africa.", []),
        ("The fair was held in Mumbai.", "The fair was held in Bombay.", []),
        ("The fair was held in Санкт-Петербург.", "The fair was held in Leningrad.", []),
        (
            "Ms. Lund leads the Nairobi office of UNESCO.",
            "Ms. Lund, head of the UNESCO Lima Office, spoke.",
            [("Nairobi", "Lima")],
        ),
    ],
)
def test_a_city_means_its_country(claim: str, source: str, differs: list[tuple[str, str]]) -> None:
    assert [(own, other) for _, own, other in differences(claim, source)] == differs


def test_a_country_supports_no_city_in_it() -> None:
    assert compare_text(
        "The fair was held in Nairobi.", "The fair was held in Kenya."
    ).is_incomplete
