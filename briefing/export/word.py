"""A briefing as a Word document, its quotations numbered and cited in real footnotes."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from briefing.citation import quoted_documents
from briefing.export.edition import (
    ABOUT_HASHES,
    ABOUT_PLACES,
    ALTERED,
    APPENDIX,
    Edition,
    before_label,
)
from briefing.export.footnote import ABOUT_LINKS, footnote
from briefing.export.word_footnotes import Footnotes, add_link
from briefing.export.word_text import put_text
from briefing.items import Entry, Heading
from briefing.timeline_drawing import png
from briefing.timeline_layout import lay_out
from sourceline.text.printable_characters import printable

_QUOTATION, _NOTE, _FLAG = "Sourceline Quotation", "Sourceline Note", "Sourceline Flag"
_BEFORE, _SMALL = "Sourceline Sentence Before", "Sourceline Appendix"


def to_word(edition: Edition) -> bytes:
    """The time line, every quotation word for word with its note and flag, and the sources."""
    document = docx.Document()
    _prepare(document, edition.briefing.name)
    footnotes = Footnotes(document)
    _write(document.add_heading(level=0), edition.briefing.name)
    _write(document.add_paragraph(), edition.summary)
    _timeline(document, edition)
    number = 0
    questions = edition.briefing.questions
    for item in edition.briefing.items:
        if isinstance(item, Heading):
            _write(document.add_heading(level=1), item.text)
        else:
            number += 1
            if item.id in questions:
                _write(document.add_heading(level=2), questions[item.id])
            _entry(document, edition, footnotes, item, number)
    _sources(document, edition)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Document, name: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    document.core_properties.title = printable(name)[:255]
    document.core_properties.author = "Sourceline"
    document.core_properties.comments = ""
    styles = document.styles
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for style_name, indent, colour in (
        (_QUOTATION, 0.0, None),
        (_NOTE, 1.0, "444444"),
        (_FLAG, 1.0, "9B1C1C"),
        (_BEFORE, 1.0, "666666"),
        (_SMALL, 0.0, None),
    ):
        style = styles.add_style(style_name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = Cm(indent)
        if colour:
            style.font.color.rgb = RGBColor.from_string(colour)
    quotation = styles[_QUOTATION].paragraph_format
    quotation.left_indent, quotation.first_line_indent = Cm(1), Cm(-1)
    quotation.tab_stops.add_tab_stop(Cm(1))
    quotation.space_before, quotation.space_after = Pt(6), Pt(3)
    styles[_NOTE].font.italic = True
    styles[_FLAG].font.bold = True
    before = styles[_BEFORE]
    before.font.size, before.font.italic = Pt(9.5), True
    before.paragraph_format.space_before, before.paragraph_format.space_after = Pt(8), Pt(0)
    before.paragraph_format.keep_with_next = True
    styles[_SMALL].font.size = Pt(8)
    styles[_SMALL].paragraph_format.space_after = Pt(2)


def _timeline(document: Document, edition: Edition) -> None:
    timeline = lay_out(edition.briefing)
    if timeline is None:
        return
    section = document.sections[0]
    assert section.page_width and section.left_margin and section.right_margin  # noqa: S101
    width = section.page_width - section.left_margin - section.right_margin
    picture = document.add_picture(io.BytesIO(png(timeline)), width=width)
    described = picture._inline.docPr
    described.set("descr", timeline.text)
    described.set("title", "Time line")


def _entry(
    document: Document, edition: Edition, footnotes: Footnotes, entry: Entry, number: int
) -> None:
    quoted = entry.quotation
    if quoted.before is not None:
        before = document.add_paragraph(style=_BEFORE)
        before.add_run(f"{before_label(quoted.before)} ")
        _write(before, quoted.before.words)
    paragraph = document.add_paragraph(style=_QUOTATION)
    paragraph.add_run(f"{number}.\t")
    _write(paragraph, quoted.words)
    footnotes.add(paragraph, footnote(quoted))
    if quoted.row is not None:
        _write(document.add_paragraph(style=_NOTE), quoted.row)
    flag = edition.flag(entry.id)
    if flag is not None:
        _write(document.add_paragraph(style=_FLAG), f"⚠ {flag}")
    if entry.note:
        _write(document.add_paragraph(style=_NOTE), entry.note)


def _sources(document: Document, edition: Edition) -> None:
    _write(document.add_heading(level=1), "Sources")
    for source in quoted_documents(edition.briefing):
        _write(document.add_paragraph(style="List Bullet"), source.line)
    _write(document.add_paragraph(), ABOUT_LINKS)
    if edition.is_altered:
        _write(document.add_paragraph(style=_NOTE), ALTERED)
    _write(document.add_heading(level=1), APPENDIX)
    style = document.styles[_SMALL].style_id or ""
    for line in (ABOUT_HASHES, *edition.hashes, ABOUT_PLACES):
        _write(_appended(document, style), line)
    for each in edition.checkable:
        paragraph = _appended(document, style)
        _write(paragraph, f"{each.number}: {each.text} ")
        add_link(paragraph._p, document.part, each.address, each.address, "Hyperlink")


def _appended(document: Document, style: str) -> Paragraph:
    """A paragraph at the end; document.add_paragraph looks through all that there are first."""
    paragraph = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    properties.append(OxmlElement("w:pStyle", attrs={qn("w:val"): style}))
    paragraph.append(properties)
    document.element.body.sectPr.addprevious(paragraph)
    return Paragraph(paragraph, document._body)


def _write(paragraph: Paragraph, text: str) -> None:
    """As one run, so that a program that reads the file finds the quotation as it is."""
    run = OxmlElement("w:r")
    put_text(run, text)
    paragraph._p.append(run)
