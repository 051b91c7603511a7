"""Words that are hard to export, and the footnotes of an export."""

from __future__ import annotations

import re
from itertools import pairwise

import docx
import pypdfium2 as pdfium
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import strategies as st
from lxml import etree

WORDS = st.text(st.characters(), min_size=1)


HOSTILE = (
    "1. <b>*x*</b>\t\x00\x1b[0m&amp;\r\n\r\n   # _y_ ![z](javascript:1)  \r`code`\n---\n[^1] $x$ "
)


SPLIT = re.compile("\r\n|\r|\n")


def text_of(element: etree._Element) -> str:
    parts = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    return "".join(
        parts.get(node.tag, node.text or "" if node.tag == qn("w:t") else "")
        for node in element.iter()
    )


def footnotes(document: docx.document.Document) -> list[etree._Element]:
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    root = etree.fromstring(part.blob)
    return [note for note in root if note.get(qn("w:type")) is None]


def squeezed(text: str) -> str:
    """Without what the end of a line or of a page, or a font, makes of spaces."""
    return re.sub(r"[\s\x00-\x1f␀-␡\ufffe]", "", text)


def pdf_pages(written: bytes) -> list[str]:
    """The text of each page, without spaces."""
    with pdfium.PdfDocument(written) as opened:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in opened]


def is_printed(words: str, pages: list[str]) -> bool:
    """Whether a page has the words, or one their beginning and the next goes on with the rest.

    Between the two are the footnotes of the first page.
    """
    wanted = squeezed(words)
    if any(wanted in page for page in pages):
        return True
    return any(
        wanted[:cut] in page and following.startswith(wanted[cut:])
        for page, following in pairwise(pages)
        for cut in range(1, len(wanted))
    )
