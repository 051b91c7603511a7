"""Numbers, with the lists and days of a source that they count."""

from __future__ import annotations

import pytest

from retriever.claims.compare_text import compare_text
from tests.retriever.claims.compare.differing import differences


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        (
            "Five countries signed the charter.",
            "The charter was signed by the countries: Chile, Peru and Bolivia.",
            ("Five", "Chile, Peru and Bolivia"),
        ),
        (
            "The second fair of the guild was held.",
            "The third fair of the guild was held.",
            ("second", "third"),
        ),
        (
            "Fewer than 40 people came to the fair.",
            "More than 40 people came to the fair.",
            ("Fewer than 40", "More than 40"),
        ),
    ],
)
def test_other_numbers_differ(claim: str, source: str, words: tuple[str, str]) -> None:
    assert ("number", *words) in differences(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Three countries signed it.", "The countries Chile, Peru and Bolivia signed it."),
        ("Two countries signed it.", "The countries Chile, Peru and others signed it."),
        ("The 21st fair opened.", "The twenty-first fair opened."),
    ],
)
def test_the_same_count_does_not_differ(claim: str, source: str) -> None:
    assert differences(claim, source) == []


def test_another_number_of_something_else_is_no_contradiction() -> None:
    source = "The school has 12 teachers and opened in a house of 40 rooms."
    assert differences("The school has 300 pupils.", source) == []


def test_a_count_of_what_is_of_others_contradicts_nothing() -> None:
    claim = "The UPU has 192 member states."
    assert differences(claim, "The UPU has 190 member states.") != []
    assert differences(claim, "Of the UPU took part 9 SCO member states.") == []


def test_a_number_that_the_source_does_not_have_is_missing() -> None:
    assert compare_text("About 40 people saw the fair.", "Many people saw the fair.").is_incomplete


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("The four-day fair took place in Lima.", []),
        ("The three-day fair took place in Lima.", ["16 to 19 May 2021"]),
    ],
)
def test_days_are_counted(claim: str, differs: list[str]) -> None:
    source = "The fair took place in Lima from 16 to 19 May 2021."
    assert [words for _, _, words in differences(claim, source)] == differs
