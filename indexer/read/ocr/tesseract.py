"""Pictures of pages → lines, read by the tesseract program."""

from __future__ import annotations

import csv
import os
import resource
import shutil
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO

import numpy as np
from PIL import Image

from indexer.read.ocr.ocr_lines import OcrWord, lines_of_words, sureness_of
from indexer.read.pages.page_lines import PageLine, ReadPage
from sourceline.errors import SourcelineError

LANGUAGES = ("eng", "rus")
_SECONDS = {"3": 45, "0": 15}
"""Of processor time, by tesseract's mode: to read a page (a dense one takes 5), and to find its
orientation. A page that takes more is left without text."""
_PATIENCE = 3
"""Clock time allowed for each second of processor time, so that a busy machine loses no page. A
page read, turned and read again stays within the time a reader may be silent."""
_MOST_WORKERS = 8
"""Each needs memory for a page's picture and a thread, within the reader's limit."""
_LOW = 0.55
"""A page read with less confidence may be on its side."""
BLANK = "blank page"
_PLAIN = 8.0
"""Largest difference in grey, of 255, between the parts of a blank page."""
_TURN_SURE = 1.0
"""Tesseract's confidence in the orientation, on its own scale; 15 is certain."""
INSTALL = "install the Debian packages tesseract-ocr and tesseract-ocr-rus, then build again"
_FIELDS = ("level", "block_num", "par_num", "line_num", "left", "top", "width", "height")


class OcrError(SourcelineError):
    """A picture could not be read; the message is the reason that its page gives."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a grey picture, ``scale`` pixels a point."""

    number: int
    image: Image.Image
    scale: float


@dataclass(frozen=True, slots=True)
class OcrPage:
    """Lines with boxes in points; ``problem`` says why there are none."""

    number: int
    lines: list[PageLine]
    sureness: float | None
    problem: str | None = None


@cache
def missing_tesseract() -> str | None:
    """What must be installed before a page can be read, as a message; None if nothing."""
    program = shutil.which("tesseract")
    if program is None:
        return f"no tesseract to read it: {INSTALL}"
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"tesseract does not start ({error}): {INSTALL}"
    known = set(listed.stdout.split())
    lacking = [language for language in LANGUAGES if language not in known]
    return f"tesseract lacks {', '.join(lacking)}: {INSTALL}" if lacking else None


def read_pictures(pictures: Iterable[PageImage]) -> Iterator[OcrPage]:
    """Pages in the order given, as many read at a time as there are processors, up to 8.

    Pictures are requested as they are needed, so that few are in memory.
    """
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    with ThreadPoolExecutor(workers) as pool:
        running: deque[Future[OcrPage]] = deque()
        for picture in pictures:
            running.append(pool.submit(_read, picture))
            if len(running) > workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def _read(picture: PageImage) -> OcrPage:
    try:
        return read_picture(picture)
    except OcrError as problem:
        return OcrPage(picture.number, [], None, str(problem))


def read_picture(picture: PageImage) -> OcrPage:
    """The lines of one page, which is turned upright where it is sideways or upside down."""
    if not _has_ink(picture.image):
        return OcrPage(picture.number, [], None, BLANK)
    words = _words(picture.image, picture.scale)
    sureness = sureness_of(words)
    if sureness is None or sureness < _LOW:
        turned = _read_upright(picture)
        if turned and (turned[0] or 0.0) > (sureness or 0.0):
            sureness, words = turned
    return OcrPage(picture.number, lines_of_words(words, picture.scale), sureness)


def _has_ink(image: Image.Image) -> bool:
    """False where the whole picture has almost the same grey."""
    small = np.asarray(image.resize((200, 200), Image.Resampling.BOX), dtype=np.float32)
    return float(small.max() - small.min()) > _PLAIN


def _read_upright(picture: PageImage) -> tuple[float | None, list[OcrWord]] | None:
    turn = _quarter_turns(picture.image, picture.scale)
    if not turn:
        return None
    image = picture.image
    upright = image.rotate(90 * turn, expand=True)
    words = _words(upright, picture.scale)
    back = _to_original(turn, *image.size)
    for word in words:
        word.box = back(word.box)
        word.turn = (-turn) % 4
    return sureness_of(words), words


Box = tuple[float, float, float, float]


def _to_original(turn: int, width: int, height: int) -> Callable[[Box], Box]:
    """Map boxes of the upright picture to those of the picture before it was turned."""

    def back(box: Box) -> Box:
        left, top, right, bottom = box
        if turn == 1:
            return width - bottom, left, width - top, right
        if turn == 2:
            return width - right, height - bottom, width - left, height - top
        return top, height - right, bottom, height - left

    return back


def _quarter_turns(image: Image.Image, scale: float) -> int:
    """How many quarter turns, counter-clockwise, make the picture upright."""
    try:
        told = _tesseract(image, scale, "0", "", ("osd",))
    except OcrError:
        return 0  # too few letters to know
    found = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    try:
        sure = float(found.get("Orientation confidence", "0"))
        degrees = int(found.get("Orientation in degrees", "0"))
    except ValueError:
        return 0
    return degrees // 90 % 4 if sure >= _TURN_SURE else 0


def _words(image: Image.Image, scale: float) -> list[OcrWord]:
    words = []
    for row in csv.DictReader(
        StringIO(_tesseract(image, scale, "3", "tsv", LANGUAGES)),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    ):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        _, block, paragraph, line, left, top, width, height = (int(row[n]) for n in _FIELDS)
        box = (left, top, left + width, top + height)
        words.append(OcrWord(text, box, float(row["conf"]) / 100, (block, paragraph, line)))
    return words


def _tesseract(
    image: Image.Image, scale: float, mode: str, output: str, languages: tuple[str, ...]
) -> str:
    """What the program prints. Raises OcrError where it fails or takes too long."""
    dots = str(max(70, min(2_400, round(scale * 72))))
    command = ["tesseract", "-", "-", "-l", "+".join(languages), "--psm", mode, "--dpi", dots]
    packed = BytesIO()
    image.save(packed, "PPM")
    if output:
        command.append(output)
    code, said, complaint = run_limited(command, packed.getvalue(), _SECONDS[mode])
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise OcrError(f"reading it took more than {_SECONDS[mode]} seconds of work")
    if code:
        lines = complaint.decode("utf-8", "replace").strip().splitlines()
        raise OcrError(f"tesseract failed ({lines[-1] if lines else code})")
    return said.decode("utf-8", "replace")


def apply_ocr(page: ReadPage, found: OcrPage) -> None:
    """Replace the page's lines by those that OCR found, if any."""
    if page.status == "failed":
        return
    if found.lines:
        page.lines, page.status, page.sureness = found.lines, "ocr", found.sureness
        page.headers = {}
        page.reason = f"{page.reason}: read by OCR"
    elif found.problem == BLANK:
        page.status, page.reason = "empty", BLANK
    elif found.problem:
        page.reason += f"; {found.problem}"
    else:
        page.reason += "; OCR finds no words on it"


def run_limited(command: list[str], given: bytes, seconds: int) -> tuple[int, bytes, bytes]:
    """Exit code, output and error output; a signal ends the program where it takes too long."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except OSError as error:
        raise OcrError(f"tesseract did not start ({error.strerror}): {INSTALL}") from error
    with process:
        if hasattr(resource, "prlimit"):  # elsewhere the clock alone decides
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (seconds, seconds + 1))
        try:
            said, complaint = process.communicate(given, seconds * _PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            said, complaint = process.communicate()
        return process.returncode, said, complaint


def to_grey(image: Image.Image) -> Image.Image:
    """The image in 8 bits of grey, transparent parts white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("L")
    if image.mode.startswith(("I", "F")):
        return _scaled_to_grey(image)
    return image.convert("L")


def _scaled_to_grey(image: Image.Image) -> Image.Image:
    values = np.asarray(image, dtype=np.float32)
    low, high = float(values.min(initial=0)), float(values.max(initial=1))
    return Image.fromarray(((values - low) * (255 / max(high - low, 1e-6))).astype(np.uint8))
