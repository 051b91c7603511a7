"""Word and Markdown, read back: every quotation to the letter, cited in a real footnote."""

from __future__ import annotations

import io
import re
from datetime import date

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from briefing.citation import citation, quoted_documents
from briefing.export.edition import ALTERED, Edition
from briefing.export.markdown import escaped, to_markdown
from briefing.export.printable import printable
from briefing.export.word import to_word
from briefing.items import Briefing, BriefingItem, Entry, Heading, Quotation
from briefing.quotation_status import FLAGS, QuotationStatus
from sourceline.records import Interval, Span
from tests.briefing.samples import ADDRESS, edition, entry

WORDS = st.text(st.characters(), min_size=1)
HOSTILE = (
    "1. <b>*x*</b>\t\x00\x1b[0m&amp;\r\n\r\n   # _y_ ![z](javascript:1)  \r`code`\n---\n[^1] $x$ "
)
SPLIT = re.compile("\r\n|\r|\n")


def shown(words: str) -> str:
    """What Word can show of words: all line ends are line breaks."""
    return SPLIT.sub("\n", printable(words))


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


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
@example([HOSTILE, "\ud800\uffff\x7f\x85"], "note")
def test_word_holds_quotations_and_footnotes_to_the_letter(quoted: list[str], title: str) -> None:
    entries = [
        Entry(
            str(number),
            Quotation("a/b.txt", "f" * 64, title, (Span(number, number + len(words)),), words),
            words,
        )
        for number, words in enumerate(quoted)
    ]
    made = edition(entries)
    document = docx.Document(io.BytesIO(to_word(made)))
    found = [p for p in document.paragraphs if p.style and p.style.name == "Sourceline Quotation"]
    assert [p.runs[1].text for p in found] == [shown(words) for words in quoted]
    assert [p.runs[0].text for p in found] == [f"{n}.\t" for n in range(1, len(quoted) + 1)]
    notes = footnotes(document)
    references = document.element.iter(qn("w:footnoteReference"))
    assert [reference.get(qn("w:id")) for reference in references] == [
        note.get(qn("w:id")) for note in notes
    ]
    for note, each in zip(notes, entries, strict=True):
        cited = f"{citation(each.quotation)}."
        address = made.permalink(each.quotation)
        assert text_of(note) == f" {shown(cited)} {address}"


def test_a_footnote_says_document_heading_page_day_and_permalink() -> None:
    told = entry("a", "Some words", days=Interval(date(2021, 3, 10), date(2021, 3, 11)))
    document = docx.Document(io.BytesIO(to_word(edition([told]))))
    (note,) = footnotes(document)
    text = text_of(note)
    days = "10 March 2021 – 11 March 2021"
    assert f"A title, A heading, a.txt, p. 3, {days}, characters 10–20." in text
    address = f"{ADDRESS}?document=a.txt&sentence=10-20-0123456789ab"
    assert address in text
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    link = next(note.iter(qn("w:hyperlink")))
    assert part.rels[link.get(qn("r:id"))].target_ref == address


def test_headings_notes_flags_sources_and_the_picture_go_into_word() -> None:
    items: list[BriefingItem] = [
        Heading("h", "First"),
        entry("a", "Some words", "My note", days=Interval(date(2021, 3, 10), None)),
        entry("b", "Others"),
    ]
    made = edition(
        items, {"a": QuotationStatus("changed"), "b": QuotationStatus("holds", (Span(10, 16),))}
    )
    document = docx.Document(io.BytesIO(to_word(made)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for wanted in ("First", "My note", FLAGS["changed"], "Sources", "f" * 64, "Quotations 1, 2"):
        assert wanted in text
    assert "1 in the sources word for word, 1 changed in the source" in text
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == (
        "Time line by number of quotation. 1: since 10 March 2021; 1 without a date"
    )


def read_markdown(text: str) -> str:
    """The words that a reader of CommonMark sees in a paragraph, line breaks as line feeds."""
    paragraphs = [token for token in MarkdownIt().parse(text) if token.type == "inline"]
    assert len(paragraphs) <= 1
    parts = []
    for token in (paragraphs[0].children or []) if paragraphs else []:
        assert token.type in ("text", "text_special", "hardbreak", "softbreak"), token
        parts.append("\n" if token.type == "hardbreak" else token.content)
    return "".join(parts)


@given(WORDS)
@example(HOSTILE)
@example("a) x\n1. y\n* z\n+ - = x\n: d\n    indented\n\n\n~~~\n")
@example("a\rb\r\n\r")
def test_markdown_means_the_words_themselves(words: str) -> None:
    assert read_markdown(escaped(words)) == printable(words)
    quoted = f"> {escaped(words)}".replace("\n", "\n> ")
    assert read_markdown(quoted) == printable(words)


def test_plain_prose_is_hardly_escaped_in_markdown() -> None:
    prose = "On 10-11 March 2021, the U.S. Embassy met; results: good. It paid 3.5 million."
    assert escaped(prose) == prose


def test_markdown_has_footnotes_flags_and_sources() -> None:
    heading = Heading("h", "*First*")
    items: list[BriefingItem] = [
        heading,
        entry("a", "Some <words>", "My note"),
        entry("b", "Others"),
    ]
    text = to_markdown(edition(items, {"b": QuotationStatus("gone")}))
    assert "## \\*First\\*" in text
    assert "> Some \\<words\\>\n\n— 1[^1]\n\nMy note" in text
    assert re.search(r"^\[\^1\]: A title, A heading, a.txt, p. 3, characters 10.22", text, re.M)
    assert f"<{ADDRESS}?document=a.txt&sentence=10-22-0123456789ab>" in text
    assert f"— 2[^2]\n\n**⚠ {FLAGS['gone']}**" in text
    assert "## Sources\n\n- A title. a.txt" in text


def test_control_characters_are_shown_by_their_pictures_and_this_is_said() -> None:
    made = edition([entry("a", "bell \x07 and null \x00")])
    document = docx.Document(io.BytesIO(to_word(made)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "bell ␇ and null ␀" in text
    assert ALTERED in text
    assert "bell ␇ and null ␀" in to_markdown(made)
    plain = docx.Document(io.BytesIO(to_word(edition([entry("a", "plain")]))))
    assert ALTERED not in "\n".join(paragraph.text for paragraph in plain.paragraphs)


@given(st.text(st.characters()))
def test_what_is_printable_keeps_its_length_and_its_line_ends(text: str) -> None:
    assert len(printable(text)) == len(text)
    assert printable(printable(text)) == printable(text)
    assert SPLIT.findall(printable(text)) == SPLIT.findall(text)


def test_every_version_of_a_document_is_a_source_of_its_own() -> None:
    first = entry("a", "x").quotation
    newer = Quotation("a.txt", "e" * 64, "A title", (Span(0, 1),), "y")
    found = quoted_documents(
        Briefing("0", "n", (Entry("1", first), Entry("2", newer), Entry("3", first)))
    )
    assert [(each.sha256[0], each.numbers) for each in found] == [("f", (1, 3)), ("e", (2,))]


@pytest.mark.parametrize("write", [to_word, lambda made: to_markdown(made).encode()])
def test_2000_entries_are_exported(write: object) -> None:
    assert callable(write)
    days = Interval(date(2021, 1, 1), date(2021, 1, 2))
    items = [entry(str(number), f"Words {number}", days=days) for number in range(2000)]
    made: Edition = edition(items)
    written = write(made)
    if written.startswith(b"PK"):
        document = docx.Document(io.BytesIO(written))
        assert len(footnotes(document)) == 2000
        assert len(document.inline_shapes) == 1
    else:
        assert written.decode().count("\n[^") == 1999 + 1
