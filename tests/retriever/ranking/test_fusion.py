from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.ranking.candidate import Candidate
from retriever.ranking.fusion import Ranking, fuse, rank, shortlist
from retriever.ranking.signals import weigh, weigh_read
from retriever.ranking.temporal import Dating
from sourceline.records import Interval
from tests.retriever.ranking.candidates import candidate, found, query, read, scored


def test_fusion_by_hand() -> None:
    scores = fuse([{7: 1, 8: 2}, {8: 1, 9: 2}])
    assert scores == {
        7: pytest.approx(1 / 61),
        8: pytest.approx(1 / 62 + 1 / 61),
        9: pytest.approx(1 / 62),
    }


YEAR = Interval(date(2021, 1, 1), date(2021, 12, 31))


def rows(ranking: Ranking) -> list[int]:
    return [one.row for one, _ in ranking]


def test_the_shortlist_by_hand() -> None:
    short = shortlist(found([1, 2, 3], [2, 4]), timed=False, by_words=False)
    assert rows(short) == [2, 1, 4, 3]
    assert [score for _, score in short] == pytest.approx([1 / 62 + 1 / 61, 1 / 61, 1 / 62, 1 / 63])


def test_by_words_meaning_only_fills_up() -> None:
    short = shortlist(found([1, 2, 3], [2, 4]), timed=False, by_words=True)
    assert rows(short) == [2, 4, 1, 3]


def test_time_orders_what_is_otherwise_equal() -> None:
    datings = {1: Dating(False), 2: Dating(None), 3: Dating(True)}
    assert rows(shortlist(found([], [], datings), timed=True, by_words=False)) == [3, 2, 1]


def test_tiers_follow_each_other_without_repeats() -> None:
    tiers = _tiers([[(5, 0.1)], [(4, 9.0), (5, 8.0)], [(1, 3.0), (4, 2.0), (2, 1.0)]], {})
    ranked = rank(tiers, timed=False)
    assert rows(ranked) == [5, 4, 1, 2]
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    assert ranked[2][1] - ranked[3][1] == pytest.approx(2), "distances within a tier are kept"


def test_a_passage_outside_the_period_is_never_first() -> None:
    datings = {1: Dating(False), 2: Dating(False), 3: Dating(False), 4: Dating()}
    tiers = _tiers([[(1, 4.0), (2, 3.0)], [(3, 2.0), (4, 1.0)]], datings)
    ranked = rank(tiers, timed=True)
    assert rows(ranked) == [4, 1, 2, 3]
    assert [score for _, score in ranked] == sorted((s for _, s in ranked), reverse=True)


def _tiers(tiers: list[list[tuple[int, float]]], datings: dict[int, Dating]) -> list[Ranking]:
    return [[(candidate(row, dating=datings.get(row)), score) for row, score in t] for t in tiers]


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
    read_first: int,
) -> None:
    asked = query(5.0, YEAR)
    datings = {row: Dating(judged.get(row)) for row in {*meaning, *words}}
    candidates = found(meaning, words, datings)
    fused = shortlist(candidates, timed=True, by_words=False)
    looked = weigh([scored(one, one.row / 31) for one, _ in fused[:looked_at]], asked)
    after = weigh_read([read(one, -one.candidate.row) for one, _ in looked[:read_first]], asked)
    tiers: list[Ranking] = [
        [(one.candidate, score) for one, score in after],
        [(one.candidate, score) for one, score in looked],
        fused,
    ]
    ranked = rank(tiers, timed=True)
    assert sorted(rows(ranked)) == sorted(datings)
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    if any(dating.in_period is not False for dating in datings.values()):
        first: Candidate = ranked[0][0]
        assert first.dating.in_period is not False
