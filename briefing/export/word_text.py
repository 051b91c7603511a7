"""Text in a Word run, no character lost."""

from __future__ import annotations

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sourceline.text.printable_characters import printable

_BREAK = re.compile("(\r\n|\r|\n|\t)")


def put_text(run: BaseOxmlElement, text: str) -> None:
    """Add text to a run: every space kept, tabs as tabs, each line end as a line break."""
    for part in _BREAK.split(printable(text)):
        if part == "\t":
            run.append(OxmlElement("w:tab"))
        elif part in ("\r\n", "\r", "\n"):
            run.append(OxmlElement("w:br"))
        elif part:
            element = OxmlElement("w:t")
            element.text = part
            element.set(qn("xml:space"), "preserve")
            run.append(element)
