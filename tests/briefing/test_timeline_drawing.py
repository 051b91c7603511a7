"""Both drawings of a time line: numbers, or density where there are many."""

from __future__ import annotations

import io
from datetime import date

from lxml import etree
from PIL import Image

from briefing.timeline_drawing import png, svg
from briefing.timeline_layout import WIDTH, lay_out
from sourceline.records import Interval
from tests.briefing.samples import briefing, entry

SVG = "{http://www.w3.org/2000/svg}"


def test_both_drawings_show_the_numbers_or_the_size() -> None:
    days = Interval(date(2021, 3, 10), date(2021, 3, 11))
    shown = lay_out(briefing(entry("a", "x"), entry("b", "y", days=days)))
    assert shown is not None
    root = etree.fromstring(svg(shown))
    numbers = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "number"]
    assert numbers == ["2"]
    assert root.get("aria-label") == shown.text
    assert "2: 10 March 2021 – 11 March 2021; 1 without a date" in shown.text
    image = Image.open(io.BytesIO(png(shown)))
    assert image.width == 3 * WIDTH
