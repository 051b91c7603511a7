"""A claim compared with a sentence: what differs in the same role, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.retriever.claims.compare.differing import differences


@pytest.mark.parametrize(
    ("claim", "source", "kind", "differs", "other"),
    [
        (
            "The harbour fund paid 40 million euros for the pier.",
            "The harbour fund paid €14 million for the new pier.",
            "number",
            "40 million euros",
            "€14 million",
        ),
        (
            "Three hundred delegates attended the fair.",
            "The fair was attended by two hundred delegates.",
            "number",
            "Three hundred",
            "two hundred",
        ),
        (
            "The mill burned down in 1987.",
            "The mill burned down on 3 May 1978.",
            "date",
            "1987",
            "3 May 1978",
        ),
        (
            "The album was released by Polar Records.",
            "The album was first released in Sweden by Northern Music.",
            "name",
            "Polar Records",
            "Northern Music",
        ),
        (
            "The workshop was held in Ankara.",
            "The workshop was held in Izmir for two days.",
            "place",
            "Ankara",
            "Izmir",
        ),
        (
            "The seminar was financed by Norway.",
            "The seminar took place with the financial support of Denmark.",
            "name",
            "Norway",
            "Denmark",
        ),
        (
            "The council did not approve the budget.",
            "The council approved the budget.",
            "negation",
            "not approve",
            "approved",
        ),
        (
            "Комиссия не одобрила проект моста.",
            "Комиссия одобрила проект моста.",
            "negation",
            "не одобрила",
            "одобрила",
        ),
    ],
)
def test_what_differs_is_marked_in_both(
    claim: str, source: str, kind: str, differs: str, other: str
) -> None:
    assert differences(claim, source) == [(kind, differs, other)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The fund gave $100,000.", "The fund gave 100 thousand dollars."),
        ("It was held in the US.", "It was held in the United States."),
        ("The Russian Federation paid for the course.", "The course was paid for by Russia."),
        ("The mill burned down in 1978.", "The mill burned down on 3 May 1978."),
        ("More than 10 boats sank.", "In the storm 12 boats sank."),
        ("Spain won the cup in Europe.", "Spain won the cup in Granada."),
        ("The council has approved the budget.", "The council approved the budget."),
        ("UNODC opened the course.", "The United Nations Office on Drugs and Crime opened it."),
    ],
)
def test_the_same_in_other_words_differs_in_nothing(claim: str, source: str) -> None:
    assert differences(claim, source) == []


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_difference_is_words_of_both_texts(claim: str, source: str) -> None:
    for _, ours, theirs in differences(claim, source):
        assert ours and ours in claim
        assert theirs and theirs in source


@given(st.text(max_size=120))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == []
