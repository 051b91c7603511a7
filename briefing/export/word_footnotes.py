"""Footnotes of a Word document: the part that holds them, and the references to them.

python-docx (1.2) reads and writes none; the part is made through its package interface, by
ECMA-376 part 1, 17.11: separators have the ids -1 and 0, footnotes count from 1.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from briefing.export.footnote import Footnote
from briefing.export.word_text import put_text

_REFERENCE, _TEXT = "Footnote Reference", "Footnote Text"
_BEFORE_IN_SETTINGS = ("w:endnotePr", "w:compat")


class Footnotes:
    """The footnotes of one document, numbered as they are added."""

    def __init__(self, document: Document) -> None:
        self._styles = _style(document)
        self._part = XmlPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            parse_xml(
                f"<w:footnotes {nsdecls('w', 'r')}>"
                '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
                '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
                "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
            ),
            document.part.package,
        )
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        _announce(document)
        self._count = 0

    def add(self, paragraph: Paragraph, note: Footnote) -> int:
        """Put a reference at the end of a paragraph."""
        self._count += 1
        reference = paragraph.add_run()
        reference.style = _REFERENCE
        _append(reference._r, "w:footnoteReference", **{"w:id": str(self._count)})
        element = _append(self._part.element, "w:footnote", **{"w:id": str(self._count)})
        body = _append(element, "w:p")
        _append(_append(body, "w:pPr"), "w:pStyle", **{"w:val": self._styles[_TEXT]})
        _append(_run(body, self._styles[_REFERENCE]), "w:footnoteRef")
        put_text(_append(body, "w:r"), f" {note.before}")
        add_link(body, self._part, note.label, note.address, self._styles["Hyperlink"])
        put_text(_append(body, "w:r"), note.after)
        return self._count


def add_link(paragraph: BaseOxmlElement, part: Part, label: str, address: str, style: str) -> None:
    """Put a link at the end of a paragraph that is in ``part``; ``style`` is the style's id."""
    name = f"link{len(part.rels)}"
    # Not relate_to, which compares all links there are with each new one.
    part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
    link = _append(paragraph, "w:hyperlink", **{"r:id": name})
    put_text(_run(link, style), label)


def _append(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag, attrs={qn(name): value for name, value in attributes.items()})
    parent.append(element)
    return element


def _run(parent: BaseOxmlElement, style: str) -> BaseOxmlElement:
    run = _append(parent, "w:r")
    _append(_append(run, "w:rPr"), "w:rStyle", **{"w:val": style})
    return run


def _style(document: Document) -> dict[str, str]:
    """Make the styles that Word gives footnotes; their ids by name."""
    styles = document.styles
    text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = styles["Normal"]
    text.font.size = Pt(9)
    text.paragraph_format.space_after = Pt(3)
    reference = styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline = True
    return {style.name: style.style_id for style in (text, reference, link) if style.name}


def _announce(document: Document) -> None:
    """Name the separators in the settings, where Word looks for them."""
    settings = document.settings.element
    names = OxmlElement("w:footnotePr")
    for number in ("-1", "0"):
        _append(names, "w:footnote", **{"w:id": number})
    following = (settings.find(qn(tag)) for tag in _BEFORE_IN_SETTINGS)
    place = next((element for element in following if element is not None), None)
    if place is None:
        settings.append(names)
    else:
        place.addprevious(names)
