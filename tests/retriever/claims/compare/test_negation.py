"""Differences that are no single number, date or name in one role: counts, lists, contraries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.claims.compare.antonyms import ANTONYMS
from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.extract.enumerations import name_lists
from retriever.claims.extract.sentence import read_sentence
from tests.retriever.claims.compare.differing import differences


def test_in_person_is_not_remotely() -> None:
    source = "The council took part in the forum remotely."
    claim = "The council took part in the forum in person."
    assert differences(claim, source) == [("negation", "in person", "remotely")]
    assert (
        differences(claim, "In the forum the council took part in person, others remotely.") == []
    )


def test_a_person_stands_in_no_conference_s_stead() -> None:
    claim = "The Lima Conference was attended by many."
    assert differences(claim, "The rector Mr. O. Berg was attended by many.") == []


def test_two_nots_deny_nothing_and_an_only_denies() -> None:
    claim = read_sentence("The board never failed to approve the budget.")
    assert not compare_sentences(
        claim, read_sentence("The board approved the budget.")
    ).is_incomplete
    claim = read_sentence("No other board approved the budget.")
    assert not compare_sentences(
        claim, read_sentence("It is the only board that approved it.")
    ).is_incomplete


def test_an_acronym_is_the_words_it_is_made_of_acronyms_among_them() -> None:
    claim = read_sentence("The UNODC office was opened.")
    assert not compare_sentences(
        claim, read_sentence("The UN Office on Drugs and Crime was opened.")
    ).missing


def test_years_in_a_row_are_the_same_or_differ() -> None:
    source = "The plan runs from 2021 to 2025."
    assert differences("The plan runs from 2021 to 2025.", source) == []
    for other in ("2021 to 2027", "2020 to 2025", "2022 to 2024"):
        (found,) = differences(f"The plan runs from {other}.", source)
        assert found[0] == "date"


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
    told = [("name", "Malta", "Cuba")] if differs else []
    assert differences(claim, source) == told


@pytest.mark.parametrize(
    "source",
    ["The third fair was held in Rome.", "The third fair of crafts was held in Rome in 1999."],
)
def test_another_of_a_row_of_events_is_no_contradiction(source: str) -> None:
    assert differences("The second fair was held in Paris.", source) == []
    assert differences("The second fair was held in Rome.", source) != []


def test_a_count_of_what_is_of_others_contradicts_nothing() -> None:
    claim = "The UPU has 192 member states."
    assert differences(claim, "The UPU has 190 member states.") != []
    assert differences(claim, "Of the UPU took part 9 SCO member states.") == []


@pytest.mark.parametrize(
    ("claim", "source", "kind", "differs", "stands"),
    [
        (
            "Exports of timber rose in the spring.",
            "In the spring exports of timber decreased.",
            "negation",
            "rose",
            "decreased",
        ),
        (
            "Chile lent the money to Peru.",
            "Peru lent the money to Chile.",
            "name",
            "Chile",
            "Peru",
        ),
        (
            "The envoy travelled from Oslo to Riga.",
            "The envoy travelled from Riga to Oslo.",
            "name",
            "Oslo",
            "Riga",
        ),
        (
            "Five countries signed the charter.",
            "The charter was signed by the countries: Chile, Peru and Bolivia.",
            "number",
            "Five",
            "Chile, Peru and Bolivia",
        ),
        (
            "The second fair of the guild was held.",
            "The third fair of the guild was held.",
            "number",
            "second",
            "third",
        ),
        (
            "Fewer than 40 people came to the fair.",
            "More than 40 people came to the fair.",
            "number",
            "Fewer than 40",
            "More than 40",
        ),
        (
            "The fair was held from 3 to 5 May.",
            "The fair was held from 13 to 15 May 2019.",
            "date",
            "3 to 5 May",
            "13 to 15 May 2019",
        ),
        (
            "The school belongs to the Programme 2012-2016.",
            "The school belongs to the Programme 2013-2017.",
            "date",
            "2012-2016",
            "2013-2017",
        ),
        (
            "The prize was awarded by Norway.",
            "Denmark awarded the prize.",
            "name",
            "Norway",
            "Denmark",
        ),
    ],
)
def test_what_differs_is_marked_in_both(
    claim: str, source: str, kind: str, differs: str, stands: str
) -> None:
    assert (kind, differs, stands) in differences(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Exports did not rise in the spring.", "In the spring exports decreased."),
        ("Exports rose in the spring.", "In the spring exports rose after they had decreased."),
        ("Chile met Peru in Lima.", "Peru met Chile in Lima."),
        ("Peru was paid by Chile.", "Chile paid Peru."),
        ("Three countries signed it.", "The countries Chile, Peru and Bolivia signed it."),
        ("Two countries signed it.", "The countries Chile, Peru and others signed it."),
        ("UNICEF gave the money.", "The Centre gave the money."),
        ("The fair was held on 14 May.", "The fair was held from 13 to 15 May 2019."),
        ("The 21st fair opened.", "The twenty-first fair opened."),
    ],
)
def test_the_same_in_other_words_differs_in_nothing(claim: str, source: str) -> None:
    assert differences(claim, source) == []


def test_two_differences_of_which_one_is_a_not_make_no_contradiction() -> None:
    source = "The director attended the meeting in Paris."
    assert differences("The director did not attend the meeting in Paris.", source)
    assert differences("The director did not attend the meeting in Rome.", source) == []
    assert differences("The director did not go to the meeting in Rome.", source) == []


def test_a_denial_is_borne_out_by_a_denial_or_a_contrary() -> None:
    claim = read_sentence("The board did not approve the budget.")
    for source, lacks in (
        ("The board rejected the budget.", False),
        ("The budget was not approved.", False),
        ("The board spoke of the budget.", True),
    ):
        assert compare_sentences(claim, read_sentence(source)).is_incomplete is lacks


def test_a_list_ends_in_and_or_is_of_three_states() -> None:
    (found,) = name_lists(read_sentence("They came from Chile, Peru and the Republic of Korea."))
    assert len(found.names) == 3
    assert name_lists(read_sentence("They came from Chile, Peru.")) == ()
    assert name_lists(read_sentence("Chile, Ann Lee, Bolivia came.")) == ()
    assert name_lists(read_sentence("They came from Chile, Peru and others.")) == ()


@given(st.sampled_from(sorted(ANTONYMS)))
def test_a_contrary_is_mutual_and_never_of_itself(word: str) -> None:
    assert word not in ANTONYMS[word]
    assert all(word in ANTONYMS[other] for other in ANTONYMS[word])
