"""Who holds which post, and of what."""

from __future__ import annotations

import pytest

from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.compare.differences import SentenceContext
from retriever.claims.extract.sentence import read_sentence
from tests.retriever.claims.compare.differing import differences


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
    assert differences("Ada Lund was elected chairman by the council.", source) == [
        ("name", "Ada Lund", "O. Berg"),
        ("name", "chairman", "deputy chairman"),
    ]
    assert differences("Ada Lund was elected deputy chairman by the council.", source) == []


def test_the_same_post_is_of_the_same_body() -> None:
    claim = "The director of UNESCO is Ms. Ada Lund."
    assert differences(claim, "The director of UNESCO, Mr. O. Berg, spoke.") == [
        ("name", "Ada Lund", "O. Berg")
    ]
    assert differences(claim, "The director of FAO, Mr. O. Berg, spoke.") == []


def test_a_holder_who_is_not_named_is_borne_out_by_nothing() -> None:
    claim = read_sentence("The director of UNESCO is Ms. Ada Lund.")
    assert compare_sentences(claim, read_sentence("The director of UNESCO spoke.")).is_incomplete
    assert not compare_sentences(
        claim, read_sentence("Ms. Lund spoke as director of UNESCO.")
    ).is_incomplete


def test_an_ambassador_is_no_consul_but_may_head_something() -> None:
    source = "The Consul General of Chile Ms. Ana Paz opened the fair."
    claim = "Ms. Ana Paz, ambassador of Chile, opened the fair."
    assert differences(claim, source) == [("name", "ambassador", "Consul General")]
    assert differences("Ms. Ana Paz, head of the mission, opened the fair.", source) == []
    claim = "Ms. Ana Paz, Consul General of Peru, opened the fair."
    assert differences(claim, source) == [("place", "Peru", "Chile")]


@pytest.mark.parametrize(
    "text",
    [
        "The director for Central Asia, Offices and others spoke.",
        "The prosecutor, Financial Intelligence Service and others spoke.",
    ],
)
def test_no_body_and_no_part_of_the_world_holds_a_post(text: str) -> None:
    assert read_sentence(text).posts == ()


def test_a_holder_named_beside_the_sentence_holds_nothing_in_it() -> None:
    claim = read_sentence("Ms. Ada Lund is the director of UNESCO.")
    beside = SentenceContext((read_sentence("Ms. Ada Lund spoke."),))
    assert compare_sentences(
        claim, read_sentence("The director of UNESCO was there."), beside
    ).is_incomplete


def test_a_body_that_is_not_named_is_borne_out_by_nothing() -> None:
    claim = read_sentence("Ms. Ada Lund is the director of FAO.")
    assert compare_sentences(
        claim, read_sentence("Ms. Ada Lund, the director, spoke.")
    ).is_incomplete
    assert not compare_sentences(
        claim, read_sentence("Ms. Lund, FAO director, spoke.")
    ).is_incomplete


def test_a_first_deputy_is_a_deputy() -> None:
    source = "First Deputy Minister Kari Holm opened the fair."
    assert differences("Deputy Minister Kari Holm opened the fair.", source) == []
