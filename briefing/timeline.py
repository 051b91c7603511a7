"""Where the quotations of a briefing lie in time, as a picture with numbers.

Laid out once, drawn twice: as SVG for the page, as PNG for Word. Numbers are those of the
quotations, so that the picture needs no words of theirs, in whatever script they are.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, timedelta

from PIL import Image, ImageDraw, ImageFont

from briefing.items import Briefing
from sourceline.command import counted
from sourceline.dates.day_names import interval_name
from sourceline.records import Interval

WIDTH = 760
MOST_NUMBERED = 60
"""Beyond that the events are drawn as a density, without numbers."""
_MARGIN, _LANE, _HALF, _AXIS = 38.0, 23.0, 10.5, 30.0
_QUIET, _LINE, _ACCENT = "#5a5f63", "#c9c3b4", "#0b5c63"
_STYLE = (
    f"text{{font:12px system-ui,'Segoe UI',Arial,sans-serif;text-anchor:middle;fill:{_QUIET}}}"
    f".axis{{stroke:{_LINE}}}rect{{fill:{_ACCENT}}}.dense{{opacity:.35}}.number{{fill:#fff}}"
    "@media(prefers-color-scheme:dark){text{fill:#a9afb3}.axis{stroke:#46515a}"
    "rect{fill:#6fc7c2}.number{fill:#14191d}}"
)
_LEAST_DAYS = 28


@dataclass(frozen=True, slots=True)
class Event:
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
class Mark:
    """An event on the picture: from ``left`` to ``right``, in a lane counted from the axis."""

    event: Event
    left: float
    right: float
    lane: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks over an axis; ``ticks`` are places with their labels."""

    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    text: str

    @property
    def axis(self) -> float:
        return self.height - _AXIS

    @property
    def is_numbered(self) -> bool:
        return len(self.marks) <= MOST_NUMBERED

    def middle(self, mark: Mark) -> float:
        return self.axis - _LANE * (mark.lane + 0.6)


def events(briefing: Briefing) -> list[Event]:
    """What is dated, by the first day."""
    dated = [
        Event(number, entry.quotation.days)
        for number, entry in enumerate(briefing.entries, start=1)
        if entry.quotation.days is not None
    ]
    return sorted(dated, key=lambda event: (event.first, event.last, event.number))


def picture(briefing: Briefing) -> Picture | None:
    """None where nothing is dated."""
    found = events(briefing)
    if not found:
        return None
    low, high = _frame(found)
    scale = (WIDTH - 2 * _MARGIN) / (high - low).days
    numbered = len(found) <= MOST_NUMBERED
    ends: list[float] = []
    marks = []
    for event in found:
        left = _MARGIN + (event.first - low).days * scale
        right = _MARGIN + (event.last - low).days * scale
        lane = 0
        if numbered:
            lane = next((at for at, end in enumerate(ends) if end < left - _HALF), len(ends))
            ends[lane:] = [max(right, left) + _HALF, *ends[lane + 1 :]]
        marks.append(Mark(event, left, right, lane))
    height = _LANE * (max(1, len(ends)) + 0.4) + _AXIS
    ticks = tuple((_MARGIN + (day - low).days * scale, label) for day, label in _ticks(low, high))
    return Picture(tuple(marks), ticks, height, _in_words(briefing, found))


def svg(shown: Picture) -> str:
    """For the page, in light and dark; words of ours and numbers alone, so nothing to escape."""
    parts = [
        f'<line x1="0" y1="{shown.axis:.1f}" x2="{WIDTH}" y2="{shown.axis:.1f}" class="axis"/>'
    ]
    for x, label in shown.ticks:
        parts.append(
            f'<line x1="{x:.1f}" y1="{shown.axis:.1f}" x2="{x:.1f}" y2="{shown.axis + 5:.1f}" '
            f'class="axis"/><text x="{x:.1f}" y="{shown.axis + 20:.1f}">{label}</text>'
        )
    for mark in shown.marks:
        middle, right = shown.middle(mark), max(mark.right, mark.left)
        tip = f"<title>{mark.event.number}: {interval_name(mark.event.days)}</title>"
        half = _HALF if shown.is_numbered else _HALF / 2
        box = (
            f'<rect x="{mark.left - half:.1f}" y="{middle - half:.1f}" rx="{half}" '
            f'width="{right - mark.left + 2 * half:.1f}" height="{2 * half}"/>'
        )
        number = (
            f'<text x="{mark.left:.1f}" y="{middle + 4:.1f}" class="number">'
            f"{mark.event.number}</text>"
        )
        dense = "" if shown.is_numbered else ' class="dense"'
        parts.append(f"<g{dense}>{tip}{box}{number if shown.is_numbered else ''}</g>")
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {shown.height:.0f}" width="{WIDTH}" '
        f'height="{shown.height:.0f}" xmlns="http://www.w3.org/2000/svg" '
        f'aria-label="{shown.text}"><style>{_STYLE}</style>{"".join(parts)}</svg>'
    )


def png(shown: Picture, scale: int = 3) -> bytes:
    """For Word."""
    image = Image.new("RGB", (WIDTH * scale, round(shown.height * scale)), "white")
    draw = ImageDraw.Draw(image, "RGBA")
    font = ImageFont.load_default(12 * scale)

    def at(*places: float) -> list[float]:
        return [place * scale for place in places]

    draw.line(at(0, shown.axis, WIDTH, shown.axis), fill=_LINE, width=scale)
    for x, label in shown.ticks:
        draw.line(at(x, shown.axis, x, shown.axis + 5), fill=_LINE, width=scale)
        draw.text(
            (x * scale, (shown.axis + 16) * scale), label, fill=_QUIET, font=font, anchor="mm"
        )
    for mark in shown.marks:
        middle = shown.middle(mark)
        half = _HALF if shown.is_numbered else _HALF / 2
        draw.rounded_rectangle(
            at(mark.left - half, middle - half, mark.right + half, middle + half),
            radius=half * scale,
            fill=_ACCENT if shown.is_numbered else f"{_ACCENT}50",
        )
        if shown.is_numbered:
            number = str(mark.event.number)
            draw.text(
                (mark.left * scale, middle * scale), number, fill="white", font=font, anchor="mm"
            )
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _frame(found: list[Event]) -> tuple[date, date]:
    """The months around all events, and room on both sides where they are few days apart."""
    low = min(event.first for event in found)
    high = max(event.last for event in found)
    room = max(0, _LEAST_DAYS - (high - low).days) // 2 + 1
    return _moved(low, -room).replace(day=1), _moved(high, room)


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


def _in_words(briefing: Briefing, found: list[Event]) -> str:
    """The picture told: when each numbered quotation is of, or how many there are and of when."""
    undated = len(briefing.entries) - len(found)
    rest = f"; {undated} without a date" if undated else ""
    if len(found) > MOST_NUMBERED:
        span = interval_name(Interval(found[0].first, max(event.last for event in found)))
        return f"Time line of {counted(len(found), 'event')}, {span}{rest}"
    each = "; ".join(f"{event.number}: {interval_name(event.days)}" for event in found)
    return f"Time line by number of quotation. {each}{rest}"
