from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.candidates import Candidates
from retriever.look import Look
from retriever.rank import fuse, rank, shortlist, standardise


def test_fusion_by_hand() -> None:
    scores = fuse([{7: 1, 8: 2}, {8: 1, 9: 2}])
    assert scores == {
        7: pytest.approx(1 / 61),
        8: pytest.approx(1 / 62 + 1 / 61),
        9: pytest.approx(1 / 62),
    }


def candidates(meaning: list[int], words: list[int]) -> Candidates:
    """Scores fall by a tenth from rank to rank."""
    return Candidates(
        {row: 1 - rank / 10 for rank, row in enumerate(meaning)},
        {row: 5 - rank / 10 for rank, row in enumerate(words)},
        {},
    )


def looks(best: dict[int, float]) -> dict[int, Look]:
    return {row: Look(value, (value,), 0, (0,)) for row, value in best.items()}


def test_the_shortlist_by_hand() -> None:
    found = shortlist(candidates([1, 2, 3], [2, 4]), None)
    assert [row for row, _ in found] == [2, 1, 4, 3]
    assert [score for _, score in found] == pytest.approx([1 / 62 + 1 / 61, 1 / 61, 1 / 62, 1 / 63])


def test_time_orders_what_is_otherwise_equal() -> None:
    inside: dict[int, bool | None] = {1: False, 2: None, 3: True}
    assert [row for row, _ in shortlist(candidates([], []), inside)] == [3, 2, 1]
    ranked = rank([], candidates([], []), looks({1: 0.5, 2: 0.5, 3: 0.5}), inside)
    assert [row for row, _ in ranked] == [3, 2, 1]


def test_a_clear_lead_in_one_signal_counts() -> None:
    found = candidates([1, 2, 3, 4], [])
    ranked = rank(shortlist(found, None), found, looks({1: 0.50, 2: 0.49, 3: 0.48, 4: 0.95}), None)
    assert [row for row, _ in ranked] == [4, 1, 2, 3]


def test_those_not_looked_at_follow_as_fused() -> None:
    found = candidates([1, 2, 3, 4, 5], [5, 4])
    fused = shortlist(found, None)
    ranked = rank(fused, found, looks({5: 0.1, 4: 0.2}), None)
    assert [row for row, _ in ranked] == [4, 5, 1, 2, 3]


def test_a_passage_outside_the_period_is_never_first() -> None:
    found = candidates([1, 2, 3, 4], [1, 2, 3])
    inside: dict[int, bool | None] = {1: False, 2: False, 3: False, 4: None}
    seen = looks({1: 0.9, 2: 0.8, 3: 0.7, 4: 0.1})
    ranked = rank(shortlist(found, inside), found, seen, inside)
    assert [row for row, _ in ranked] == [4, 1, 2, 3]
    assert [score for _, score in ranked] == sorted((s for _, s in ranked), reverse=True)


@given(
    st.lists(st.integers(0, 30), unique=True),
    st.lists(st.integers(0, 30), unique=True),
    st.dictionaries(st.integers(0, 30), st.sampled_from([True, False, None])),
    st.integers(0, 20),
)
def test_every_candidate_is_ranked_once(
    meaning: list[int], words: list[int], judged: dict[int, bool | None], looked_at: int
) -> None:
    found = candidates(meaning, words)
    rows = {*meaning, *words}
    inside = {row: judged.get(row) for row in rows}
    fused = shortlist(found, inside)
    seen = looks({row: row / 31 for row, _ in fused[:looked_at]})
    ranked = rank(fused, found, seen, inside)
    assert sorted(row for row, _ in ranked) == sorted(rows)
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    if any(judged.get(row) is not False for row in rows):
        assert judged.get(ranked[0][0]) is not False


@given(st.lists(st.floats(-100, 100), max_size=20))
def test_standard_scores_have_mean_nought_and_keep_order(values: list[float]) -> None:
    standard = standardise(values)
    assert len(standard) == len(values)
    assert sum(standard) == pytest.approx(0, abs=1e-6)
    for one, other in zip(values, standard, strict=True):
        for another, further in zip(values, standard, strict=True):
            assert one > another or other <= further
