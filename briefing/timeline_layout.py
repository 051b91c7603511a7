"""Where the dated quotations of a briefing lie in time: places on a picture with numbers.

Laid out once; timeline_drawing.py draws it as SVG for the page and as PNG for Word. Numbers are
those of the quotations, so that the picture needs no words of theirs, in whatever script they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from briefing.items import Briefing
from sourceline.command import counted
from sourceline.dates.day_names import interval_name
from sourceline.records import Interval

WIDTH = 760
MOST_NUMBERED = 60
"""Beyond that the quotations are drawn as a density, without numbers."""
BAR_RADIUS = 10.5
_MARGIN, _LANE_HEIGHT, _AXIS_HEIGHT = 38.0, 23.0, 30.0
_LEAST_DAYS = 28


@dataclass(frozen=True, slots=True)
class DatedQuotation:
    number: int
    days: Interval

    @property
    def first(self) -> date:
        """The first day known."""
        day = self.days.first or self.days.last
        assert day is not None  # noqa: S101  # an interval has one of them
        return day

    @property
    def last(self) -> date:
        return (self.days.last if self.days.first is not None else None) or self.first


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A quotation on the picture: from ``left`` to ``right``, in a lane counted from the axis."""

    quotation: DatedQuotation
    left: float
    right: float
    lane: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over an axis; ``ticks`` are places on it with their labels. Lengths are in pixels.

    ``text`` says the same in words.
    """

    bars: tuple[TimelineBar, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    text: str

    @property
    def axis(self) -> float:
        return self.height - _AXIS_HEIGHT

    @property
    def is_numbered(self) -> bool:
        return len(self.bars) <= MOST_NUMBERED

    def middle(self, bar: TimelineBar) -> float:
        return self.axis - _LANE_HEIGHT * (bar.lane + 0.6)


def lay_out(briefing: Briefing) -> Timeline | None:
    """The time line of a briefing; None where nothing is dated."""
    dated = _dated(briefing)
    if not dated:
        return None
    low, high = _days_shown(dated)
    scale = (WIDTH - 2 * _MARGIN) / (high - low).days
    lane_ends: list[float] = []
    bars = []
    for quotation in dated:
        left = _MARGIN + (quotation.first - low).days * scale
        right = _MARGIN + (quotation.last - low).days * scale
        lane = 0
        if len(dated) <= MOST_NUMBERED:
            free = (at for at, end in enumerate(lane_ends) if end < left - BAR_RADIUS)
            lane = next(free, len(lane_ends))
            lane_ends[lane : lane + 1] = [max(right, left) + BAR_RADIUS]
        bars.append(TimelineBar(quotation, left, right, lane))
    height = _LANE_HEIGHT * (max(1, len(lane_ends)) + 0.4) + _AXIS_HEIGHT
    ticks = tuple((_MARGIN + (day - low).days * scale, label) for day, label in _ticks(low, high))
    return Timeline(tuple(bars), ticks, height, _in_words(briefing, dated))


def _dated(briefing: Briefing) -> list[DatedQuotation]:
    """The quotations with days, by the first one."""
    dated = [
        DatedQuotation(number, entry.quotation.days)
        for number, entry in enumerate(briefing.entries, start=1)
        if entry.quotation.days is not None
    ]
    return sorted(dated, key=lambda each: (each.first, each.last, each.number))


def _days_shown(dated: list[DatedQuotation]) -> tuple[date, date]:
    """The months around all quotations, with space on both sides where they are few days apart."""
    low = min(each.first for each in dated)
    high = max(each.last for each in dated)
    space = max(0, _LEAST_DAYS - (high - low).days) // 2 + 1
    return _moved(low, -space).replace(day=1), _moved(high, space)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _ticks(low: date, high: date) -> list[tuple[date, str]]:
    """Days, months or years to name on the axis, about ten of them."""
    length = (high - low).days
    if length <= 75:
        days = [low + timedelta(at) for at in range(0, length + 1, 7 if length <= 45 else 14)]
        return [(day, f"{day.day} {day:%b}{_year_first(day, days)}") for day in days]
    if length <= 366 * 3:
        step = next(step for step in (1, 2, 3, 6) if length / (30 * step) <= 13)
        months = [
            day
            for year in range(low.year, high.year + 1)
            for month in range(1, 13, step)
            if low <= (day := date(year, month, 1)) <= high
        ]
        return [(day, f"{day:%b}{_year_first(day, months)}") for day in months]
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200) if length / (366 * s) <= 13), 500)
    return [
        (day, str(year))
        for year in range(low.year, high.year + 1)
        if year % step == 0 and low <= (day := date(year, 1, 1)) <= high
    ]


def _year_first(day: date, days: list[date]) -> str:
    """The year, where a label is the first one in it."""
    first = next(other for other in days if other.year == day.year)
    return f" {day.year}" if day == first else ""


def _in_words(briefing: Briefing, dated: list[DatedQuotation]) -> str:
    """The days of each numbered quotation; of very many, their count and the days around all."""
    undated = len(briefing.entries) - len(dated)
    rest = f"; {undated} without a date" if undated else ""
    if len(dated) > MOST_NUMBERED:
        days = interval_name(Interval(dated[0].first, max(each.last for each in dated)))
        return f"Time line of {counted(len(dated), 'event')}, {days}{rest}"
    each_day = "; ".join(f"{each.number}: {interval_name(each.days)}" for each in dated)
    return f"Time line by number of quotation. {each_day}{rest}"
