"""All access to pdfium, which is not safe for threads: every caller holds its lock."""

from __future__ import annotations

import ctypes
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pypdfium2 as pdfium
import pypdfium2.raw as raw

PDFIUM = threading.RLock()
"""Held around every call into pdfium, from opening to closing."""

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # an absurd outline is no news to a user

Affine = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a x + c y + e, y' = b x + d y + f."""

_FINE = 1_000
"""Device steps a point, so that pdfium's whole numbers still give thousandths."""


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """A document, opened without a password, with its form, whose values belong to its pages.

    Raises pdfium.PdfiumError where it cannot be.
    """
    with PDFIUM:
        document = pdfium.PdfDocument(content)
        with suppress(pdfium.PdfiumError):  # a form that is damaged costs its values alone
            document.init_forms()
    try:
        yield document
    finally:
        with PDFIUM:
            document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """The page with that number, from 1; the lock is held until it is closed."""
    with PDFIUM:
        page = document[number - 1]
        try:
            yield page
        finally:
            page.close()


def to_display(page: pdfium.PdfPage) -> Affine:
    """From the page's own user space to points from the upper left of the page as displayed.

    Rotation and crop box are pdfium's, so that places agree with the page as it renders it.
    """
    width, height = (max(1, round(side * _FINE)) for side in page.get_size())

    def place(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    span = 1_000.0
    e, f = place(0, 0)
    a, b = ((at - zero) / span for at, zero in zip(place(span, 0), (e, f), strict=True))
    c, d = ((at - zero) / span for at, zero in zip(place(0, span), (e, f), strict=True))
    return a, b, c, d, e, f


def apply(affine: Affine, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = affine
    return a * x + c * y + e, b * x + d * y + f


def apply_to_box(
    affine: Affine, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a box after a map that turns by quarters only."""
    x0, y0 = apply(affine, left, bottom)
    x1, y1 = apply(affine, right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
