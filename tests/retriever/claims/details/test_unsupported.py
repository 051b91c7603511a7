"""What no sentence of the event says is found in the claim; what it says in other words is not."""

from __future__ import annotations

import pytest

from retriever.claims.details.event_sentences import EventSentences
from retriever.claims.details.unsupported import DetailSupport, find_unsupported
from retriever.claims.extract.sentence import read_sentence
from retriever.claims.source_sentences import SourceSentences

SOURCES = [
    "In March 2017 Portugal gave EUR 310,000 for the repair of the lighthouse.",
    "The library lent 4,200 books to nine prisons.",
    "Judge Olga Brandt closed the hearing on 3 May 2016.",
    "The ferry was bought from Damen Marine.",
]
DETAILS = [
    ("in four yearly parts", 0),
    ("and sent two engineers", 0),
    ("because of a petition", 0),
    ("mostly poetry", 1),
    ("which had been donated by readers", 1),
    ("for the first time", 2),
    ("together with a Danish colleague", 2),
    ("with a loan from a bank", 3),
    ("after long talks", 3),
    ("and painted by pupils", 3),
]


def _support(claim: str, source: str) -> DetailSupport:
    sentence, nothing = read_sentence(source), read_sentence("")
    event = EventSentences(sentence, (), SourceSentences((sentence,), nothing, nothing, ()))
    return find_unsupported(read_sentence(claim), event)


@pytest.mark.parametrize("source", SOURCES)
def test_a_sentence_supports_itself(source: str) -> None:
    support = _support(source, source)
    assert support.unsupported == ()
    assert support.share == 1.0
    assert support.core_said


@pytest.mark.parametrize(("detail", "at"), DETAILS[:6] + DETAILS[7:])
def test_an_added_detail_is_marked_and_nothing_else(detail: str, at: int) -> None:
    claim = f"{SOURCES[at][:-1]}, {detail}."
    (span,) = _support(claim, SOURCES[at]).unsupported
    marked = span.of(claim)
    assert marked in detail
    assert marked.split()[-1] == detail.split()[-1]


@pytest.mark.parametrize(
    ("claim", "at"),
    [
        ("Portugal donated EUR 310,000 to mend the lighthouse.", 0),
        ("Nine prisons got 4,200 books from the library.", 1),
        ("The hearing was closed by Judge Olga Brandt.", 2),
        ("Damen Marine sold the ferry.", 3),
    ],
)
def test_the_same_in_other_words_is_supported(claim: str, at: int) -> None:
    assert _support(claim, SOURCES[at]).unsupported == ()


def test_a_wrong_fact_is_unsupported_too() -> None:
    claim = "The library lent 4,200 books to eleven prisons."
    support = _support(claim, SOURCES[1])
    assert "eleven" in " ".join(span.of(claim) for span in support.unsupported)
