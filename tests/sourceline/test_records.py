from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.records import CopiedRun, Interval, SearchText, Span

START = date(2021, 1, 1)
days = st.one_of(st.none(), st.integers(0, 40).map(lambda n: START + timedelta(days=n)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = draw(days), draw(days)
    if first is None and last is None:
        first = START
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Interval(first, last)


def holds(interval: Interval, day: date) -> bool:
    return (interval.first is None or interval.first <= day) and (
        interval.last is None or day <= interval.last
    )


WINDOW = [START + timedelta(days=n) for n in range(-2, 44)]


@given(intervals(), intervals())
def test_overlap_is_a_shared_day(one: Interval, other: Interval) -> None:
    shared = [day for day in WINDOW if holds(one, day) and holds(other, day)]
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    both = one.intersection(other)
    assert [day for day in WINDOW if both and holds(both, day)] == shared


@given(st.lists(intervals(), min_size=1))
def test_the_hull_holds_every_day_of_each(known: list[Interval]) -> None:
    hull = Interval.hull(known)
    for day in WINDOW:
        if any(holds(interval, day) for interval in known):
            assert hull is None or holds(hull, day)


def test_hull_of_nothing_and_of_everything_is_no_interval() -> None:
    assert Interval.hull([]) is None
    assert Interval.hull([Interval(START, None), Interval(None, START)]) is None


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forwards_from_nought(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_an_interval_runs_forwards_and_has_a_day() -> None:
    with pytest.raises(ValueError, match="runs forwards"):
        Interval(START, START - timedelta(days=1))
    with pytest.raises(ValueError, match="at least one day"):
        Interval(None, None)


def test_search_text_maps_back_over_a_gap() -> None:
    document = "Title\nwords on one page ### 12 ### and on the next"
    runs = (CopiedRun(6, Span(6, 23)), CopiedRun(24, Span(35, 50)))
    search = SearchText("Title words on one page and on the next", runs)
    start = search.text.index("page")
    spans = search.to_document(start, start + len("page and"))
    assert [span.of(document) for span in spans] == ["page", "and"]
    assert search.to_document(0, 5) == ()
