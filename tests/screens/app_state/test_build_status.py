"""How far a build is, in words."""

from __future__ import annotations

from screens.app_state.build_status import duration


def test_time_left_in_words() -> None:
    assert [duration(seconds) for seconds in (0.2, 59, 61, 3_599, 7_260)] == [
        "1 s", "59 s", "1 min 1 s", "59 min", "2 h 1 min",
    ]  # fmt: skip
