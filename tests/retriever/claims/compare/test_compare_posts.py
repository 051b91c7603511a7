"""Who holds which post by a claim and by a source."""

from __future__ import annotations

from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.compare.differences import SentenceContext
from retriever.claims.extract.sentence import read_sentence
from tests.retriever.claims.compare.differing import differences


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


def test_a_holder_who_is_not_named_is_missing() -> None:
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


def test_a_holder_named_near_the_sentence_holds_nothing_in_it() -> None:
    claim = read_sentence("Ms. Ada Lund is the director of UNESCO.")
    context = SentenceContext((read_sentence("Ms. Ada Lund spoke."),))
    assert compare_sentences(
        claim, read_sentence("The director of UNESCO was there."), context
    ).is_incomplete


def test_a_body_that_is_not_named_is_missing() -> None:
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
