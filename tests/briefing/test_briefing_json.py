"""A briefing as JSON and back, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.briefing_json import NotABriefingError, from_json, to_json
from briefing.items import Briefing, Entry, Heading
from tests.briefing.samples import ANY_TEXT, quotations

ITEMS = st.builds(Heading, st.uuids().map(str), ANY_TEXT) | st.builds(
    Entry, st.uuids().map(str), quotations(), ANY_TEXT
)


@given(st.builds(Briefing, ANY_TEXT, ANY_TEXT, st.lists(ITEMS, max_size=4).map(tuple)))
def test_a_briefing_comes_back_from_json_to_the_letter(briefing: Briefing) -> None:
    assert from_json(to_json(briefing)) == briefing


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "Expecting value"),
        ("[]", "list"),
        ('{"format": 2}', "its format is 2"),
        ('{"format": 1}', "it lacks 'id'"),
        ('{"format": 1, "id": 5}', "is given where a text is needed"),
    ],
)
def test_what_is_no_briefing_is_refused(content: str, reason: str) -> None:
    with pytest.raises(NotABriefingError, match=reason):
        from_json(content)
