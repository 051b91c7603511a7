"""Pictures of pages as a scanner makes them: a little turned, with dirt."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DOTS = 200


def scan(content: bytes, turn: float = 1.0, noise: float = 15.0) -> Image.Image:
    """The first page of a PDF, turned by so many degrees, with noise."""
    document = pdfium.PdfDocument(content)
    image = document[0].render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC)
    dice = np.random.default_rng(5)
    grey = np.asarray(image, dtype=np.float32) + dice.normal(0, noise, (image.height, image.width))
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def as_pdf(*images: Image.Image) -> bytes:
    """Pages of A4 that hold nothing but a picture each."""
    packed = BytesIO()
    canvas = Canvas(packed)
    for image in images:
        canvas.drawImage(ImageReader(image), 0, 0, 595.28, 841.89)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def as_file(image: Image.Image, kind: str, *more: Image.Image) -> bytes:
    packed = BytesIO()
    frames = {"save_all": True, "append_images": more} if more else {}
    image.save(packed, kind, dpi=(DOTS, DOTS), **frames)
    return packed.getvalue()
