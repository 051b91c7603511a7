"""Whether the boxes of words lie on the words: crop a span from the page, read the crop by OCR.

For random spans of 3 to 8 words in one line or two, the picture under their boxes is read by
tesseract; a span agrees where the character error rate to its text is at most AGREES.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from indexer.read.ocr.read_image import read_image
from indexer.read.pdf.read_pdf import read_pdf
from indexer.read.source_file import SourceFile
from sourceline.pages.page_pictures import line_boxes, render_image, render_page
from sourceline.records import Document, Page, Span

AGREES = 0.1
"""Most character errors, as a share of the span's characters, of a span that agrees."""
_WORD = re.compile(r"\S+")
_PAD = 2.0
"""Points of page kept around a line: tesseract reads nothing that touches the edge."""


@dataclass(frozen=True, slots=True)
class Aligned:
    page: int
    text: str
    read: str
    error: float


def read_document(path: Path) -> Document:
    source = SourceFile(path.name, path.read_bytes())
    return read_pdf(source) if path.suffix.lower() == ".pdf" else read_image(source)


def check(
    document: Document, content: bytes, spans: int, seed: int = 7, dots: int = 250
) -> list[Aligned]:
    """Random spans of the document, each with what OCR reads under its boxes."""
    return check_spans(document, content, _spans(document, spans, random.Random(seed)), dots)


def check_spans(
    document: Document, content: bytes, spans: Iterable[tuple[Page, Span]], dots: int = 250
) -> list[Aligned]:
    """Spans, each inside its page and best sorted by page, with what OCR reads under them."""
    found = []
    pictures: dict[int, Image.Image] = {}
    for page, span in spans:
        if page.number not in pictures:
            pictures.clear()
            pictures[page.number] = _picture(document, content, page.number, dots)
        lines = _crops(document, page, span, pictures[page.number], dots / 72)
        read = " ".join(_read(line) for line in lines)
        text = span.of(document.text)
        found.append(Aligned(page.number, text, read, character_error(text, read)))
    return found


def rate(found: Sequence[Aligned]) -> float:
    """The share of spans that agree."""
    return sum(one.error <= AGREES for one in found) / max(1, len(found))


def _spans(document: Document, count: int, dice: random.Random) -> Iterator[tuple[Page, Span]]:
    """Sorted by page, so that each is drawn once; spans with a word of letters or figures."""
    pages = {page.number: page for page in document.pages}
    words = [
        (page.number, Span(*word.span()).shift(page.span.start))
        for page in document.pages
        for word in _WORD.finditer(page.span.of(document.text))
    ]
    chosen: list[tuple[int, Span]] = []
    for _ in range(50 * count):
        if len(chosen) == count or len(words) < 9:
            break
        at, length = dice.randrange(len(words) - 8), dice.randint(3, 8)
        (first, begin), (last, end) = words[at], words[at + length - 1]
        span = Span(begin.start, end.end)
        text = span.of(document.text)
        if first == last and "\n\n" not in text and sum(map(str.isalnum, text)) >= 10:
            chosen.append((first, span))
    for number, span in sorted(chosen):
        yield pages[number], span


def _picture(document: Document, content: bytes, number: int, dots: int) -> Image.Image:
    draw = render_image if document.kind == "image" else render_page
    return Image.open(BytesIO(draw(content, number, dots / 72, []))).convert("L")


def _crops(
    document: Document, page: Page, span: Span, picture: Image.Image, scale: float
) -> list[Image.Image]:
    boxes = next(one for one in document.boxes if one.number == page.number).boxes()
    inside = span.shift(-page.span.start)
    rows = boxes[inside.start : inside.end]
    crops = []
    for left, top, right, bottom in line_boxes(rows):
        place = (left * scale - 1, top * scale, right * scale + 1, bottom * scale)
        crop = picture.crop(tuple(round(side) for side in place))  # type: ignore[arg-type]
        if crop.height > 2 * crop.width and len(rows) > 3:
            crop = crop.rotate(-90, expand=True, fillcolor=255)
        pad = round(_PAD * scale * 2)
        framed = Image.new("L", (crop.width + 2 * pad, crop.height + 2 * pad), _paper(crop))
        framed.paste(crop, (pad, pad))
        crops.append(framed)
    return crops


def _paper(crop: Image.Image) -> int:
    return int(np.percentile(np.asarray(crop), 80)) if crop.width and crop.height else 255


def _read(line: Image.Image) -> str:
    packed = BytesIO()
    line.save(packed, "PPM")
    done = subprocess.run(
        ["tesseract", "-", "-", "-l", "eng+rus", "--psm", "7"],
        input=packed.getvalue(),
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return " ".join(done.stdout.decode("utf-8", "replace").split())


_SAME = str.maketrans("“”„«»‘’—–−•асеорхуАВСЕНКМОРТХУ", '"""""\'\'---·aceopxyABCEHKMOPTXY')
"""Signs that OCR may give for each other; their places are the same."""


def character_error(text: str, read: str) -> float:
    """Edits from one to the other (Levenshtein), by the characters of the text, without spaces."""
    want = "".join(text.translate(_SAME).split())
    have = "".join(read.translate(_SAME).split())
    row = list(range(len(have) + 1))
    for at, sign in enumerate(want, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(have, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (sign != other)),
            )
    return row[-1] / max(1, len(want))


def as_lines(name: str, found: Sequence[Aligned]) -> Iterator[str]:
    """The share that agrees, and each span that does not."""
    yield f"{name}: {rate(found):.3f} of {len(found)} spans agree"
    for one in found:
        if one.error > AGREES:
            yield f"  page {one.page} {one.error:.2f} {one.text!r} {one.read!r}"
