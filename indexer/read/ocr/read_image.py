"""Pictures of pages, read by OCR. A TIFF may hold several; of an animation the first is read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from indexer.read.file_bytes import printable_name
from indexer.read.ocr.tesseract import (
    PageImage,
    apply_ocr,
    missing_tesseract,
    read_pictures,
    to_grey,
)
from indexer.read.pages.page_lines import ReadPage
from indexer.read.pages.paged_document import paged_document
from indexer.read.source_file import SourceFile
from sourceline.errors import UnreadableError
from sourceline.pages.picture_size import dots_an_inch
from sourceline.records import Document

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_LARGEST_SCALE = 3.0
"""A small picture is enlarged before it is read, at most this many times."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, KeyError)
"""What Pillow raises on damaged files."""


def read_image(source: SourceFile) -> Document:
    """Each frame is a page. Raises UnreadableError where the file is no picture or too large."""
    name = printable_name(source.relative)
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with Image.open(BytesIO(source.content), formats=FORMATS) as image:
            return _read(source, image, name)
    except _BROKEN as error:
        # Pillow's message for this one names an address in memory, different each time.
        unknown = isinstance(error, UnidentifiedImageError)
        said = "it begins like one and goes on like none" if unknown else error
        raise UnreadableError(
            f"{name} cannot be read as a picture ({said}); save it anew as PNG, or remove it"
        ) from error
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _read(source: SourceFile, image: Image.Image, name: str) -> Document:
    settings = source.settings
    if image.width * image.height > settings.image_pixels:
        raise UnreadableError(
            f"{name} has {image.width} × {image.height} pixels, more than the "
            f"{settings.image_pixels} that are read; scale it down"
        )
    claimed = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    count = min(claimed, settings.pages)
    notes = [f"only the first {count} of its {claimed} pictures are read"] * (count < claimed)
    pages: list[ReadPage] = []
    if lacking := missing_tesseract():
        for picture in _pictures(source, image, count, pages):
            pages[-1].reason += f"; {lacking}"
            source.step(picture.number, count)
    else:
        for found in read_pictures(_pictures(source, image, count, pages)):
            apply_ocr(pages[found.number - 1], found)
            source.step(found.number, count)
    return paged_document(source, "image", pages, notes=notes)


def _pictures(
    source: SourceFile, image: Image.Image, count: int, pages: list[ReadPage]
) -> Iterator[PageImage]:
    """Frames one by one, each upright by its EXIF; a page is appended for each."""
    for number in range(1, count + 1):
        try:
            picture = _frame(image, number, source.settings.image_pixels)
        except _BROKEN as error:
            if count == 1:
                raise
            reason = f"this picture cannot be read ({error})"
            pages.append(ReadPage(number, 0.0, 0.0, status="failed", reason=reason))
            picture = PageImage(number, Image.new("L", (8, 8), 255), 1.0)
        else:
            width, height = (side / picture.scale for side in picture.image.size)
            reason = "the page is a picture without text"
            pages.append(ReadPage(number, width, height, status="empty", reason=reason))
        yield _enlarged(picture, source.settings.scan_dots, source.settings.image_pixels)


def _frame(image: Image.Image, number: int, most: int) -> PageImage:
    image.seek(number - 1)
    if image.width * image.height > most:
        raise ValueError(f"{image.width} × {image.height} pixels")
    scale = dots_an_inch(image) / 72
    upright = ImageOps.exif_transpose(image)
    return PageImage(number, to_grey(upright), scale)


def _enlarged(picture: PageImage, dots: int, most: int) -> PageImage:
    image = picture.image
    times = min(_LARGEST_SCALE, dots / 72 / picture.scale)
    times = min(times, (most / (image.width * image.height)) ** 0.5)
    if times < 1.3:
        return picture
    size = (round(image.width * times), round(image.height * times))
    larger = image.resize(size, Image.Resampling.LANCZOS)
    return PageImage(picture.number, larger, picture.scale * size[0] / image.width)
