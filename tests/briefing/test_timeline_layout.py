"""The picture of events: everything dated is on it, inside it, and told in words."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing.timeline_drawing import png, svg
from briefing.timeline_layout import MOST_NUMBERED, WIDTH, lay_out
from sourceline.records import Interval
from tests.briefing.samples import briefing, entry

SVG = "{http://www.w3.org/2000/svg}"


DAYS = st.one_of(
    st.builds(lambda day: Interval(day, None), st.dates()),
    st.builds(lambda day: Interval(None, day), st.dates()),
    st.builds(lambda a, b: Interval(min(a, b), max(a, b)), st.dates(), st.dates()),
)


def test_without_dates_there_is_no_picture() -> None:
    assert lay_out(briefing(entry("a", "x"))) is None


@given(st.lists(st.none() | DAYS, min_size=1, max_size=12))
def test_every_event_lies_on_the_picture(days: list[Interval | None]) -> None:
    shown = lay_out(briefing(*(entry(str(n), "x", days=each) for n, each in enumerate(days))))
    dated = [number for number, each in enumerate(days, start=1) if each is not None]
    if not dated:
        assert shown is None
        return
    assert shown is not None
    assert sorted(bar.quotation.number for bar in shown.bars) == dated
    for bar in shown.bars:
        assert 0 <= bar.left <= bar.right <= WIDTH
        assert 0 < shown.middle(bar) < shown.axis
        assert f"{bar.quotation.number}: " in shown.text
    lanes = [(bar.lane, bar.left) for bar in shown.bars]
    assert len(set(lanes)) == len(lanes)
    assert shown.ticks
    assert all(0 <= x <= WIDTH for x, _ in shown.ticks)


def test_many_events_are_a_density() -> None:
    many = [
        entry(str(n), "x", days=Interval(date(2021, 1 + n % 12, 1), date(2021, 1 + n % 12, 2)))
        for n in range(MOST_NUMBERED + 1)
    ]
    shown = lay_out(briefing(*many))
    assert shown is not None
    assert not shown.is_numbered
    assert shown.text.startswith(f"Time line of {MOST_NUMBERED + 1} events")
    assert 'class="number"' not in svg(shown)
    assert png(shown)
