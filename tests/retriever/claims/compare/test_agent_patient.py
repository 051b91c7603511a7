"""Who did it to whom."""

from __future__ import annotations

import pytest

from tests.retriever.claims.compare.differing import differences


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        (
            "Chile lent the money to Peru.",
            "Peru lent the money to Chile.",
            ("Chile", "Peru"),
        ),
        (
            "The envoy travelled from Oslo to Riga.",
            "The envoy travelled from Riga to Oslo.",
            ("Oslo", "Riga"),
        ),
    ],
)
def test_exchanged_roles_differ(claim: str, source: str, words: tuple[str, str]) -> None:
    assert ("name", *words) in differences(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Chile met Peru in Lima.", "Peru met Chile in Lima."),
        ("Peru was paid by Chile.", "Chile paid Peru."),
    ],
)
def test_the_same_roles_do_not(claim: str, source: str) -> None:
    assert differences(claim, source) == []
