"""Identifiers of one kind that differ are a difference; other kinds and other series are none."""

from __future__ import annotations

import pytest

from retriever.claims.compare.comparison import Comparison, compare_each
from retriever.claims.extract.pronouns import with_subjects
from retriever.claims.extract.sentence import read_sentence
from sourceline.records import Span
from sourceline.text.sentences import split_sentences


def _compared(claim: str, source: str) -> list[Comparison]:
    spans = split_sentences(source, Span(0, len(source)), "en")
    sentences = list(with_subjects([read_sentence(source, span) for span in spans]))
    return compare_each(read_sentence(claim), sentences)


def _differing(claim: str, source: str) -> list[tuple[str, str]]:
    return [
        (each.claim.of(claim), each.source.of(source))
        for comparison in _compared(claim, source)
        for each in comparison.differences
        if each.kind == "identifier"
    ]


@pytest.mark.parametrize(
    ("claim", "source", "differing"),
    [
        (
            "Truck TX-4410-K was stopped at the weighbridge.",
            "Truck TX-4401-K was stopped at the weighbridge.",
            [("TX-4410-K", "TX-4401-K")],
        ),
        (
            "Appendix VI lists the licensed harbours.",
            "Appendix IV lists the licensed harbours.",
            [("Appendix VI", "Appendix IV")],
        ),
        (
            "The clinic can be called at +41 22 555 01 17.",
            "The clinic can be called at +41 22 555 01 71.",
            [("+41 22 555 01 17", "+41 22 555 01 71")],
        ),
        (
            "Donations go to account CH93 0076 2011 6238 5295 7.",
            "Donations go to account CH93 0076 2011 6283 5295 7.",
            [("CH93 0076 2011 6238 5295 7", "CH93 0076 2011 6283 5295 7")],
        ),
    ],
)
def test_another_identifier_of_the_kind_differs(
    claim: str, source: str, differing: list[tuple[str, str]]
) -> None:
    assert _differing(claim, source) == differing


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Truck TX 4401 K was stopped.", "Truck TX-4401-K was stopped at the weighbridge."),
        ("Annex 4 lists the harbours.", "Annex IV lists the licensed harbours."),
        ("Call +41 22 555 01 71 for help.", "For help call +41 (22) 555-01-71."),
    ],
)
def test_another_spelling_of_one_identifier_agrees(claim: str, source: str) -> None:
    (comparison,) = _compared(claim, source)
    assert not comparison.differences
    identifier = read_sentence(claim).identifiers[0]
    assert identifier.span in comparison.agreed


def test_a_code_of_another_series_is_no_difference() -> None:
    claim = "Pump KLM-2201 was repaired in the workshop."
    assert _differing(claim, "Lathe Z-77-405 was repaired in the workshop.") == []


def test_it_is_what_the_sentence_before_begins_with() -> None:
    source = (
        "Valve VT-302 is for steam. It is kept in store 4. "
        "Valve VT-301 is for water. It is kept in store 9."
    )
    right = _compared("Valve VT-301 is kept in store 9.", source)
    assert right[3].is_whole
    wrong = _compared("Valve VT-302 is kept in store 9.", source)
    assert [each.kind for each in wrong[1].differences] == ["number"]
    assert [each.kind for each in wrong[3].differences] == ["identifier"]
    assert not any(each.is_whole for each in wrong)
