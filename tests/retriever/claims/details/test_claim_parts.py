"""A claim in parts: nothing is lost, and what is added begins a part of its own."""

from __future__ import annotations

import pytest

from retriever.claims.details.claim_parts import claim_parts, trimmed
from retriever.claims.extract.sentence import read_sentence
from sourceline.records import Span

CLAIMS = [
    "The harbour bought two cranes, both of them second-hand, and sold a tug to a museum.",
    "In 2018 Peru lent 4 million soles for the dam, which was built by Andex.",
    "The judge, a former mayor, retired because of a quarrel.",
    "Курс для поваров провели в Риге, в основном на деньги фонда.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_every_word_and_fact_is_in_one_part(text: str) -> None:
    claim = read_sentence(text)
    parts = claim_parts(claim)
    words = [word.span for part in parts for word in part.words]
    assert words == [word.span for word in claim.words_outside_facts]
    assert [fact for part in parts for fact in part.facts] == list(claim.fact_spans)
    spans = [part.span for part in parts]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("The dam was paid by Peru and filmed by a student.", "and filmed by a student."),
        ("The harbour has two cranes, both second-hand.", "both second-hand."),
        ("The judge retired in 2015 because of a quarrel.", "because of a quarrel."),
        ("The mayor opened the bridge together with a bishop.", "together with a bishop."),
    ],
)
def test_what_is_added_is_told_from_what_is_said_first(text: str, added: str) -> None:
    parts = claim_parts(read_sentence(text))
    assert not parts[0].is_added
    first = next(part for part in parts if part.is_added)
    assert text[first.span.start :] == added


def test_trimmed_leaves_signs_and_conjunctions_out() -> None:
    text = "It rained, and snowed in May, too."
    assert trimmed(text, Span(9, 30)).of(text) == "snowed in May"
