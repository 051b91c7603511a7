"""The claims in a pasted text, and what is set aside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.claims.split_claims import split_claims


def test_questions_headings_and_opinions_are_set_aside_and_said_to_be() -> None:
    text = (
        "The new pier\n\nThe pier cost 14 million euros. Who paid for it? "
        "I think it is far too long. It was opened by the mayor."
    )
    claims, aside = split_claims(text)
    assert [span.of(text) for span in claims] == [
        "The pier cost 14 million euros.",
        "It was opened by the mayor.",
    ]
    assert [(each.text, each.reason) for each in aside] == [
        ("The new pier", "heading"),
        ("Who paid for it?", "question"),
        ("I think it is far too long.", "opinion"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Причал", "no statement"),
        ("Сколько стоил причал?", "question"),
        ("По-моему, причал слишком длинный.", "opinion"),
        ("...", "no statement"),
    ],
)
def test_what_states_nothing(text: str, reason: str) -> None:
    claims, aside = split_claims(text)
    assert claims == ()
    assert [each.reason for each in aside] == [reason]


def test_the_mark_of_a_list_is_no_part_of_the_claim() -> None:
    text = "- The pier was opened in May.\n- It cost 14 million euros."
    assert [span.of(text) for span in split_claims(text)[0]] == [
        "The pier was opened in May.",
        "It cost 14 million euros.",
    ]


@given(st.text(max_size=300))
def test_claims_and_what_is_set_aside_never_overlap(text: str) -> None:
    claims, aside = split_claims(text)
    spans = sorted([*claims, *(each.span for each in aside)])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(each.text == each.span.of(text) for each in aside)
