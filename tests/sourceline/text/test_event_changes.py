"""What was called off, not held or put off, told from what took place."""

from __future__ import annotations

import re

import pytest

from sourceline.text.event_changes import CALLED_OFF, NONE_HELD, NOT_HELD, PUT_OFF, REVOKED


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        (CALLED_OFF, "The regatta was cancelled.", "cancelled"),
        (CALLED_OFF, "The organisers call off the regatta.", "call off"),
        (CALLED_OFF, "Регата отменена.", "отменена"),
        (CALLED_OFF, "The ministry withdrew the rule.", None),
        (REVOKED, "The rule was revoked.", "revoked"),
        (NOT_HELD, "The course was not held.", "was not held"),
        (NOT_HELD, "The course didn't take place.", "didn't take place"),
        (NOT_HELD, "The course has not yet been organised.", "has not yet been organised"),
        (NOT_HELD, "Курс не состоялся.", "не состоялся"),
        (NOT_HELD, "The course was not long.", None),
        (NONE_HELD, "No further course was held.", "No further course was"),
        (NONE_HELD, "Room no. 4 was full.", None),
        (PUT_OFF, "The hearing was put off until June.", "put off"),
        (PUT_OFF, "The office moved to Osh.", "moved"),
        (PUT_OFF, "She moved the motion.", None),
        (PUT_OFF, "Заседание перенесено на июнь.", "перенесено"),
    ],
)
def test_what_is_found(cue: re.Pattern[str], text: str, found: str | None) -> None:
    match = cue.search(text)
    assert (None if match is None else match.group()) == found
