from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourceline.models.word_pieces import batches_by_length, encodable


@given(st.lists(st.integers(0, 50)), st.integers(1, 7))
def test_each_text_is_in_one_batch_and_none_is_shorter_than_those_before(
    lengths: list[int], size: int
) -> None:
    batches = list(batches_by_length(lengths, size))
    places = [place for batch in batches for place in batch]
    assert sorted(places) == list(range(len(lengths)))
    assert [lengths[place] for place in places] == sorted(lengths, reverse=True)
    assert all(len(batch) == size for batch in batches[:-1])


@given(st.text())
def test_lone_surrogates_are_replaced_and_positions_stay(text: str) -> None:
    broken = text + "\ud800" + text
    assert encodable(broken) == text + "?" + text
