"""Differences that are no single number, date or name in one role: posts, counts, contraries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.claims.beside import Context
from retriever.claims.compare import compare
from retriever.claims.facts import read_sentence
from retriever.claims.lists import name_lists
from retriever.claims.opposites import OPPOSITES


def _differences(claim: str, source: str) -> list[tuple[str, str, str]]:
    found = compare(read_sentence(claim), read_sentence(source)).differences
    return [(each.kind, each.claim.of(claim), each.source.of(source)) for each in found]


@pytest.mark.parametrize(
    ("text", "post", "rank", "holder"),
    [
        ("Deputy Director Ms. Ada Lund opened it.", "director", {"deputy"}, "Ada Lund"),
        ("Mr. O. Berg, head of the Oslo office, spoke.", "head", set(), "O. Berg"),
        ("Ada Lund was elected chairwoman of the bank.", "chair", set(), "Ada Lund"),
        ("They met the Consul General of Chile Ms. Ana Paz.", "consul", {"general"}, "Ana Paz"),
        ("The director of the Fund is Ms. Ada Lund.", "director", set(), "Ada Lund"),
        ("The director of the Fund A. Lund spoke.", "director", set(), "A. Lund"),
        ("The head of the police, Major General of Justice O. Berg.", "head", set(), "O. Berg"),
        (
            "The Ambassador Extraordinary and Plenipotentiary of Chile, Ms. Ana Paz, spoke.",
            "ambassador",
            set(),
            "Ana Paz",
        ),
    ],
)
def test_a_post_its_rank_and_its_holder(text: str, post: str, rank: set[str], holder: str) -> None:
    (found,) = read_sentence(text).posts
    assert (found.post, set(found.rank), found.holder.of(text)) == (post, rank, holder)


def test_a_country_or_an_acronym_holds_no_post() -> None:
    assert read_sentence("Ada Lund works for UNESCO as an adviser.").posts == ()
    assert read_sentence("In Norway, the minister of trade resigned.").posts == ()


def test_another_holder_and_another_rank_are_both_told() -> None:
    source = "The council elected Mr. O. Berg as Chairman and Ms. Ada Lund, deputy chairman."
    assert _differences("Ada Lund was elected chairman by the council.", source) == [
        ("name", "Ada Lund", "O. Berg"),
        ("name", "chairman", "deputy chairman"),
    ]
    assert _differences("Ada Lund was elected deputy chairman by the council.", source) == []


def test_the_same_post_is_of_the_same_body() -> None:
    claim = "The director of UNESCO is Ms. Ada Lund."
    assert _differences(claim, "The director of UNESCO, Mr. O. Berg, spoke.") == [
        ("name", "Ada Lund", "O. Berg")
    ]
    assert _differences(claim, "The director of FAO, Mr. O. Berg, spoke.") == []


def test_a_holder_who_is_not_named_is_borne_out_by_nothing() -> None:
    claim = read_sentence("The director of UNESCO is Ms. Ada Lund.")
    assert compare(claim, read_sentence("The director of UNESCO spoke.")).lacks
    assert not compare(claim, read_sentence("Ms. Lund spoke as director of UNESCO.")).lacks


def test_in_person_is_not_remotely() -> None:
    source = "The council took part in the forum remotely."
    claim = "The council took part in the forum in person."
    assert _differences(claim, source) == [("negation", "in person", "remotely")]
    assert (
        _differences(claim, "In the forum the council took part in person, others remotely.") == []
    )


def test_an_ambassador_is_no_consul_but_may_head_something() -> None:
    source = "The Consul General of Chile Ms. Ana Paz opened the fair."
    claim = "Ms. Ana Paz, ambassador of Chile, opened the fair."
    assert _differences(claim, source) == [("name", "ambassador", "Consul General")]
    assert _differences("Ms. Ana Paz, head of the mission, opened the fair.", source) == []
    claim = "Ms. Ana Paz, Consul General of Peru, opened the fair."
    assert _differences(claim, source) == [("place", "Peru", "Chile")]


@pytest.mark.parametrize(
    "text",
    [
        "The director for Central Asia, Offices and others spoke.",
        "The prosecutor, Financial Intelligence Service and others spoke.",
    ],
)
def test_no_body_and_no_part_of_the_world_holds_a_post(text: str) -> None:
    assert read_sentence(text).posts == ()


def test_a_person_stands_in_no_conference_s_stead() -> None:
    claim = "The Lima Conference was attended by many."
    assert _differences(claim, "The rector Mr. O. Berg was attended by many.") == []


def test_two_nots_deny_nothing_and_an_only_denies() -> None:
    claim = read_sentence("The board never failed to approve the budget.")
    assert not compare(claim, read_sentence("The board approved the budget.")).lacks
    claim = read_sentence("No other board approved the budget.")
    assert not compare(claim, read_sentence("It is the only board that approved it.")).lacks


def test_a_holder_named_beside_the_sentence_holds_nothing_in_it() -> None:
    claim = read_sentence("Ms. Ada Lund is the director of UNESCO.")
    beside = Context((read_sentence("Ms. Ada Lund spoke."),))
    assert compare(claim, read_sentence("The director of UNESCO was there."), beside).lacks


def test_an_acronym_is_the_words_it_is_made_of_acronyms_among_them() -> None:
    claim = read_sentence("The UNODC office was opened.")
    assert not compare(claim, read_sentence("The UN Office on Drugs and Crime was opened.")).missing


def test_years_in_a_row_are_the_same_or_differ() -> None:
    source = "The plan runs from 2021 to 2025."
    assert _differences("The plan runs from 2021 to 2025.", source) == []
    for other in ("2021 to 2027", "2020 to 2025", "2022 to 2024"):
        (found,) = _differences(f"The plan runs from {other}.", source)
        assert found[0] == "date"


def test_a_body_that_is_not_named_is_borne_out_by_nothing() -> None:
    claim = read_sentence("Ms. Ada Lund is the director of FAO.")
    assert compare(claim, read_sentence("Ms. Ada Lund, the director, spoke.")).lacks
    assert not compare(claim, read_sentence("Ms. Lund, FAO director, spoke.")).lacks


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
    assert _differences(claim, source) == told


@pytest.mark.parametrize(
    "source",
    ["The third fair was held in Rome.", "The third fair of crafts was held in Rome in 1999."],
)
def test_another_of_a_row_of_events_is_no_contradiction(source: str) -> None:
    assert _differences("The second fair was held in Paris.", source) == []
    assert _differences("The second fair was held in Rome.", source) != []


def test_a_count_of_what_is_of_others_contradicts_nothing() -> None:
    claim = "The UPU has 192 member states."
    assert _differences(claim, "The UPU has 190 member states.") != []
    assert _differences(claim, "Of the UPU took part 9 SCO member states.") == []


def test_a_first_deputy_is_a_deputy() -> None:
    source = "First Deputy Minister Kari Holm opened the fair."
    assert _differences("Deputy Minister Kari Holm opened the fair.", source) == []


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
    assert (kind, differs, stands) in _differences(claim, source)


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
    assert _differences(claim, source) == []


def test_two_differences_of_which_one_is_a_not_make_no_contradiction() -> None:
    source = "The director attended the meeting in Paris."
    assert _differences("The director did not attend the meeting in Paris.", source)
    assert _differences("The director did not attend the meeting in Rome.", source) == []
    assert _differences("The director did not go to the meeting in Rome.", source) == []


def test_a_denial_is_borne_out_by_a_denial_or_a_contrary() -> None:
    claim = read_sentence("The board did not approve the budget.")
    for source, lacks in (
        ("The board rejected the budget.", False),
        ("The budget was not approved.", False),
        ("The board spoke of the budget.", True),
    ):
        assert compare(claim, read_sentence(source)).lacks is lacks


def test_a_list_ends_in_and_or_is_of_three_states() -> None:
    (found,) = name_lists(read_sentence("They came from Chile, Peru and the Republic of Korea."))
    assert len(found.names) == 3
    assert name_lists(read_sentence("They came from Chile, Peru.")) == ()
    assert name_lists(read_sentence("Chile, Ann Lee, Bolivia came.")) == ()
    assert name_lists(read_sentence("They came from Chile, Peru and others.")) == ()


@given(st.sampled_from(sorted(OPPOSITES)))
def test_a_contrary_is_mutual_and_never_of_itself(word: str) -> None:
    assert word not in OPPOSITES[word]
    assert all(word in OPPOSITES[other] for other in OPPOSITES[word])
