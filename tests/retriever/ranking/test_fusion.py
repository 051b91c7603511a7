from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.ranking.fusion import Ranking, bounded, fuse, rank, shortlist, weigh
from retriever.ranking.hybrid_search import Candidates
from retriever.ranking.sentence_scores import Look
from retriever.ranking.temporal import Dating
from retriever.reading.reader import Reading


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
    inside = {1: Dating(False), 2: Dating(None), 3: Dating(True)}
    assert [row for row, _ in shortlist(candidates([], []), inside)] == [3, 2, 1]
    same = looks({1: 0.5, 2: 0.5, 3: 0.5})
    assert [row for row, _ in weigh(candidates([], []), same, 0.0, inside)] == [3, 2, 1]


def test_an_event_that_lies_in_the_period_wholly_goes_before_one_that_touches_it() -> None:
    inside = {1: Dating(True, "passage", overlap=0.03), 2: Dating(True, "passage", overlap=1.0),
              3: Dating(None)}  # fmt: skip
    same = looks({1: 0.5, 2: 0.5, 3: 0.5})
    assert [row for row, _ in weigh(candidates([], []), same, 0.0, inside)] == [2, 1, 3]


def test_a_clear_lead_in_one_signal_counts() -> None:
    seen = looks({1: 0.50, 2: 0.49, 3: 0.48, 4: 0.95})
    assert [row for row, _ in weigh(candidates([1, 2, 3, 4], []), seen, 1.0, None)] == [4, 1, 2, 3]


def test_the_reader_weighs_more_than_another_signal() -> None:
    seen = looks({1: 0.5, 2: 0.5, 3: 0.45})
    readings = {1: Reading(-4.0, ()), 2: Reading(5.0, ())}
    weighed = weigh(candidates([], [1, 2]), seen, 5.0, None, readings)
    assert [row for row, _ in weighed] == [2, 1], "the words prefer the other"
    assert 3 not in dict(weighed), "what was not read is not weighed with the reader"


def test_tiers_follow_each_other_without_repeats() -> None:
    tiers: list[Ranking] = [[(5, 0.1)], [(4, 9.0), (5, 8.0)], [(1, 3.0), (4, 2.0), (2, 1.0)]]
    ranked = rank(tiers, None)
    assert [row for row, _ in ranked] == [5, 4, 1, 2]
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    assert ranked[2][1] - ranked[3][1] == pytest.approx(2), "distances within a tier are kept"


def test_a_passage_outside_the_period_is_never_first() -> None:
    inside = {1: Dating(False), 2: Dating(False), 3: Dating(False), 4: Dating()}
    ranked = rank([[(1, 4.0), (2, 3.0)], [(3, 2.0), (4, 1.0)]], inside)
    assert [row for row, _ in ranked] == [4, 1, 2, 3]
    assert [score for _, score in ranked] == sorted((s for _, s in ranked), reverse=True)


@given(
    st.lists(st.integers(0, 30), unique=True),
    st.lists(st.integers(0, 30), unique=True),
    st.dictionaries(st.integers(0, 30), st.sampled_from([True, False, None])),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_every_candidate_is_ranked_once(
    meaning: list[int],
    words: list[int],
    judged: dict[int, bool | None],
    looked_at: int,
    read: int,
) -> None:
    found = candidates(meaning, words)
    rows = {*meaning, *words}
    inside = {row: Dating(judged.get(row)) for row in rows}
    fused = shortlist(found, inside)
    seen = looks({row: row / 31 for row, _ in fused[:looked_at]})
    looked = weigh(found, seen, 5.0, inside)
    readings = {row: Reading(-row, ()) for row, _ in looked[:read]}
    ranked = rank([weigh(found, seen, 5.0, inside, readings), looked, fused], inside)
    assert sorted(row for row, _ in ranked) == sorted(rows)
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    if any(judged.get(row) is not False for row in rows):
        assert judged.get(ranked[0][0]) is not False


@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_bounded_relevance_rises_from_minus_one_to_one(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert -1 <= bounded(low) <= bounded(high) <= 1
    assert bounded(5.0) == 0.5
