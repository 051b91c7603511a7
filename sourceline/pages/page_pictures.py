"""Pages as pictures, with the places of quoted words marked on them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageOps

from sourceline.pages.page_boxes import Boxes
from sourceline.pages.pdfium import opened, page_of
from sourceline.pages.picture_size import dots_an_inch

PictureMark = tuple[float, float, float, float, str]
"""Left, top, right, bottom in points from the displayed page's upper left, and the kind: that of
the evidence (``answer``, ``sentence`` or ``term``)."""

Box = tuple[float, float, float, float]

MOST_PIXELS = 25_000_000
"""A picture that would have more is drawn smaller."""

_INKS = {"answer": (255, 201, 60), "sentence": (255, 240, 189), "term": (255, 226, 150)}
"""As ``--answer`` and ``--evidence`` in the screens' style.css; the words show through."""
_ORDER = ("sentence", "term", "answer")
"""What is marked later is on top."""
_WIDE = 4.0
"""In heights of a line: characters further apart are in other columns."""
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")


class PictureError(Exception):
    """The page cannot be drawn; the message says why."""


def render_page(
    content: bytes | Path, number: int, scale: float, marks: Sequence[PictureMark]
) -> bytes:
    """A PDF's page, numbered from 1, as PNG, ``scale`` pixels a point.

    Raises PictureError where the file or the page cannot be drawn.
    """
    try:
        with opened(_bytes(content)) as document, page_of(document, number) as page:
            width, height = page.get_size()
            drawn = min(scale, _largest_scale(width, height))
            bitmap = page.render(scale=drawn)
            image = bitmap.to_pil().convert("RGB")
            bitmap.close()
    except (pdfium.PdfiumError, IndexError, OSError) as error:
        raise PictureError(f"page {number} cannot be drawn ({error})") from error
    return _png(_marked(image, marks, drawn))


def render_image(
    content: bytes | Path, number: int, scale: float, marks: Sequence[PictureMark]
) -> bytes:
    """The same for a picture of pages; its points are those that its reader gave."""
    try:
        with Image.open(BytesIO(_bytes(content)), formats=_FORMATS) as image:
            image.seek(number - 1)
            dots = dots_an_inch(image) / 72
            upright = ImageOps.exif_transpose(image)
            width, height = (side / dots for side in upright.size)
            drawn = min(scale, _largest_scale(width, height))
            size = max(1, round(width * drawn)), max(1, round(height * drawn))
            if size[0] * 2 < upright.width:
                upright.draft("RGB", size)
            shown = _on_paper(upright).resize(size)
    except (OSError, EOFError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(f"picture {number} cannot be drawn ({error})") from error
    return _png(_marked(shown, marks, drawn))


def line_boxes(boxes: Boxes) -> list[tuple[float, float, float, float]]:
    """One box for each line that the characters of a span are on, in their order.

    ``boxes`` has a row for each character; rows of zeros (line ends, spaces) count for nothing.
    Writing may run along the page or up and down it; most of the span decides.
    """
    placed = [
        (float(left), float(top), float(right), float(bottom))
        for left, top, right, bottom in boxes
        if right > left and bottom > top
    ]
    steps = list(pairwise(placed))
    along = sum(_follows(one, two, 0) for one, two in steps)
    axis = 0 if along * 2 >= len(steps) else 1
    found: list[tuple[float, float, float, float]] = []
    before: Box | None = None
    for box in placed:
        if found and before and _follows(before, box, axis):
            found[-1] = _around(found[-1], box)
        else:
            found.append(box)
        before = box
    return found


def _follows(one: Box, two: Box, axis: int) -> bool:
    """Whether two boxes follow each other along an axis (0 across, 1 down): at one height there,
    and no further apart than a wide gap between words of one line."""
    low, high = 1 - axis, 3 - axis
    thick = min(one[high] - one[low], two[high] - two[low])
    shared = min(one[high], two[high]) - max(one[low], two[low])
    gap = max(two[axis] - one[axis + 2], one[axis] - two[axis + 2])
    return shared >= 0.5 * thick and gap <= _WIDE * max(thick, 1.0)


def _around(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _largest_scale(width: float, height: float) -> float:
    return float((MOST_PIXELS / max(1.0, width * height)) ** 0.5)


def _bytes(content: bytes | Path) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return image.convert("RGB")


def _marked(image: Image.Image, marks: Sequence[PictureMark], scale: float) -> Image.Image:
    """As a marker pen does: paper takes the colour, ink stays dark."""
    for mark in sorted(marks, key=lambda one: _ORDER.index(one[4])):
        left, top, right, bottom = (side * scale for side in mark[:4])
        place = (
            max(0, int(left) - 1),
            max(0, int(top) - 1),
            min(image.width, int(right) + 2),
            min(image.height, int(bottom) + 2),
        )
        if place[0] < place[2] and place[1] < place[3]:
            part = image.crop(place)
            ink = Image.new("RGB", part.size, _INKS[mark[4]])
            image.paste(ImageChops.multiply(part, ink), place[:2])
    return image


def _png(image: Image.Image) -> bytes:
    packed = BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()
