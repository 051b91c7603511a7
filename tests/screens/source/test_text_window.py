"""The window on a long document: always inside it, always around the mark, never too large."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from screens.source.text_window import MOST, STEP, TextWindow, window_around

lines = st.lists(st.integers(0, 30_000), min_size=1, max_size=60)


def _text(lengths: list[int]) -> str:
    return "\n".join("x" * length for length in lengths)


@given(lines, st.floats(0, 1, exclude_max=True))
@example([0, 1, 7997, 30000, 2000], 0.96875)  # the last line would be cut off, the mark in it
def test_the_mark_is_on_the_page(lengths: list[int], share: float) -> None:
    text = _text(lengths)
    position = int(share * len(text))
    window = window_around(text, position)
    assert 0 <= window.low <= window.high <= len(text)
    assert window.high - window.low <= STEP + 4_000
    assert window.shows(position) or not text


@given(lines, st.floats(0, 1, exclude_max=True), st.lists(st.booleans(), max_size=20))
def test_growing_reaches_the_ends_and_stays_within_bounds(
    lengths: list[int], share: float, ways: list[bool]
) -> None:
    text = _text(lengths)
    window = window_around(text, int(share * len(text)))
    for up in ways:
        grown = window.above(text) if up else window.below(text)
        assert 0 <= grown.low <= grown.high <= len(text)
        assert grown.high - grown.low <= MOST
        if up:
            assert grown.low < window.low or window.low == 0
        else:
            assert grown.high > window.high or window.high == len(text)
        window = grown


def test_a_line_of_megabytes_is_cut_where_it_must_be() -> None:
    text = "x" * 5_000_000
    window = window_around(text, 2_500_000)
    assert window.shows(2_500_000)
    assert window.high - window.low == STEP
    assert window.below(text) == TextWindow(window.low, window.high + STEP)
