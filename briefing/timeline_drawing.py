"""A time line drawn: as SVG for the page, as PNG for Word."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from briefing.timeline_layout import BAR_RADIUS, WIDTH, Timeline, TimelineBar
from sourceline.dates.day_names import interval_name

_LABEL_COLOUR, _AXIS_COLOUR, _BAR_COLOUR = "#5a5f63", "#c9c3b4", "#0b5c63"
_STYLE = (
    f"text{{font:12px system-ui,'Segoe UI',Arial,sans-serif;text-anchor:middle;"
    f"fill:{_LABEL_COLOUR}}}"
    f".axis{{stroke:{_AXIS_COLOUR}}}rect{{fill:{_BAR_COLOUR}}}.dense{{opacity:.35}}"
    ".number{fill:#fff}"
    "@media(prefers-color-scheme:dark){text{fill:#a9afb3}.axis{stroke:#46515a}"
    "rect{fill:#6fc7c2}.number{fill:#14191d}}"
)


def svg(timeline: Timeline) -> str:
    """In light and dark colours; it holds numbers and words of ours alone: nothing to escape."""
    axis = timeline.axis
    parts = [f'<line x1="0" y1="{axis:.1f}" x2="{WIDTH}" y2="{axis:.1f}" class="axis"/>']
    for x, label in timeline.ticks:
        parts.append(
            f'<line x1="{x:.1f}" y1="{axis:.1f}" x2="{x:.1f}" y2="{axis + 5:.1f}" '
            f'class="axis"/><text x="{x:.1f}" y="{axis + 20:.1f}">{label}</text>'
        )
    parts += [_svg_bar(timeline, bar) for bar in timeline.bars]
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {timeline.height:.0f}" width="{WIDTH}" '
        f'height="{timeline.height:.0f}" xmlns="http://www.w3.org/2000/svg" '
        f'aria-label="{timeline.text}"><style>{_STYLE}</style>{"".join(parts)}</svg>'
    )


def _svg_bar(timeline: Timeline, bar: TimelineBar) -> str:
    middle, right, radius = timeline.middle(bar), max(bar.right, bar.left), _radius(timeline)
    number = bar.quotation.number
    title = f"<title>{number}: {interval_name(bar.quotation.days)}</title>"
    box = (
        f'<rect x="{bar.left - radius:.1f}" y="{middle - radius:.1f}" rx="{radius}" '
        f'width="{right - bar.left + 2 * radius:.1f}" height="{2 * radius}"/>'
    )
    if not timeline.is_numbered:
        return f'<g class="dense">{title}{box}</g>'
    name = f'<text x="{bar.left:.1f}" y="{middle + 4:.1f}" class="number">{number}</text>'
    return f"<g>{title}{box}{name}</g>"


def png(timeline: Timeline, scale: int = 3) -> bytes:
    """``scale`` is in dots for each pixel of the layout."""
    image = Image.new("RGB", (WIDTH * scale, round(timeline.height * scale)), "white")
    draw = ImageDraw.Draw(image, "RGBA")
    font = ImageFont.load_default(12 * scale)
    axis, radius = timeline.axis, _radius(timeline)

    def scaled(*places: float) -> list[float]:
        return [place * scale for place in places]

    def write(x: float, y: float, text: str, colour: str) -> None:
        draw.text((x * scale, y * scale), text, fill=colour, font=font, anchor="mm")

    draw.line(scaled(0, axis, WIDTH, axis), fill=_AXIS_COLOUR, width=scale)
    for x, label in timeline.ticks:
        draw.line(scaled(x, axis, x, axis + 5), fill=_AXIS_COLOUR, width=scale)
        write(x, axis + 16, label, _LABEL_COLOUR)
    for bar in timeline.bars:
        middle = timeline.middle(bar)
        draw.rounded_rectangle(
            scaled(bar.left - radius, middle - radius, bar.right + radius, middle + radius),
            radius=radius * scale,
            fill=_BAR_COLOUR if timeline.is_numbered else f"{_BAR_COLOUR}50",
        )
        if timeline.is_numbered:
            write(bar.left, middle, str(bar.quotation.number), "white")
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _radius(timeline: Timeline) -> float:
    return BAR_RADIUS if timeline.is_numbered else BAR_RADIUS / 2
