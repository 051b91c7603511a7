from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourceline.records import Span
from sourceline.text.spans import spans_outside, to_whole_text

_TEXT = "abcdefghijklmnopqrstuvwxyz"
_SPANS = st.lists(
    st.tuples(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT))).map(
        lambda ends: Span(min(ends), max(ends))
    )
)


@given(_SPANS, st.data())
def test_what_is_left_and_the_way_back_lose_nothing(
    without: list[Span], data: st.DataObject
) -> None:
    kept = spans_outside(len(_TEXT), without)
    content = "".join(span.of(_TEXT) for span in kept)
    assert content == "".join(
        letter
        for at, letter in enumerate(_TEXT)
        if not any(span.start <= at < span.end for span in without)
    )
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    runs = list(to_whole_text(kept, start, end))
    assert "".join(run.of(_TEXT) for run in runs) == content[start:end]
