from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retriever.ranking.candidate import ReadCandidate, ScoredCandidate
from retriever.ranking.signals import bounded, weigh, weigh_read
from retriever.ranking.temporal import Dating
from sourceline.records import Interval
from tests.retriever.ranking.candidates import candidate, found, query, read, scored

YEAR = Interval(date(2021, 1, 1), date(2021, 12, 31))


def rows(
    weighed: list[tuple[ScoredCandidate, float]] | list[tuple[ReadCandidate, float]],
) -> list[int]:
    return [one.candidate.row for one, _ in weighed]


def test_time_orders_what_is_otherwise_equal() -> None:
    datings = {1: Dating(False), 2: Dating(None), 3: Dating(True)}
    same = [scored(one, 0.5) for one in found([], [], datings)]
    assert rows(weigh(same, query(period=YEAR))) == [3, 2, 1]
    assert rows(weigh(same, query())) == [1, 2, 3], "where no period is asked, time says nothing"


def test_an_event_that_lies_in_the_period_wholly_goes_before_one_that_touches_it() -> None:
    datings = {
        1: Dating(True, "passage", overlap=0.03),
        2: Dating(True, "passage", overlap=1.0),
        3: Dating(None),
    }
    same = [scored(one, 0.5) for one in found([], [], datings)]
    assert rows(weigh(same, query(period=YEAR))) == [2, 1, 3]


def test_a_clear_lead_in_one_signal_counts() -> None:
    similarities = {1: 0.50, 2: 0.49, 3: 0.48, 4: 0.95}
    seen = [scored(candidate(row), value) for row, value in similarities.items()]
    assert rows(weigh(seen, query(1.0))) == [4, 1, 2, 3]


def test_the_reader_weighs_more_than_another_signal() -> None:
    first, second = (scored(one, 0.5) for one in found([], [1, 2]))
    asked = query(5.0)
    assert rows(weigh([first, second], asked)) == [1, 2], "the words prefer the first"
    assert rows(weigh_read([read(first, -4.0), read(second, 5.0)], asked)) == [2, 1]


@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_bounded_relevance_rises_from_minus_one_to_one(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert -1 <= bounded(low) <= bounded(high) <= 1
    assert bounded(5.0) == 0.5
