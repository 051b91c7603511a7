"""Words that are hard to export, and the footnotes of an export."""

from __future__ import annotations

import re

import docx
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
