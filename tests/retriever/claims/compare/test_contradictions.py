"""Differences that contradict nothing, since both texts may be true."""

from __future__ import annotations

import pytest

from tests.retriever.claims.compare.differing import differences


@pytest.mark.parametrize(
    "source",
    ["The third fair was held in Rome.", "The third fair of crafts was held in Rome in 1999."],
)
def test_another_of_a_row_of_events_is_no_contradiction(source: str) -> None:
    assert differences("The second fair was held in Paris.", source) == []
    assert differences("The second fair was held in Rome.", source) != []


def test_two_differences_of_which_one_is_a_not_make_no_contradiction() -> None:
    source = "The director attended the meeting in Paris."
    assert differences("The director did not attend the meeting in Paris.", source)
    assert differences("The director did not attend the meeting in Rome.", source) == []
    assert differences("The director did not go to the meeting in Rome.", source) == []


def test_sentences_about_other_things_contradict_nothing() -> None:
    assert differences("Norway sold 30 ships to Chile.", "In 1990 Peru had 12 schools.") == []
