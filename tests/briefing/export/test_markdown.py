"""Markdown, read by CommonMark: every quotation word for word, with its footnote."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export.footnote import footnote
from briefing.export.markdown import escaped, to_markdown
from briefing.items import BriefingItem, Entry, Heading, Quotation, SentenceBefore
from briefing.quotation_status import FLAGS, QuotationStatus
from sourceline.records import Span
from sourceline.text.printable_characters import printable
from tests.briefing.export.samples import HOSTILE, WORDS
from tests.briefing.samples import ADDRESS, edition, entry, quotation, quotations


def hard_to_write() -> Quotation:
    """Words, a name and a title of signs alone."""
    hard = quotation(HOSTILE, document="javascript:alert(1)/a](b) <c>.pdf")
    return replace(hard, title=HOSTILE, heading=HOSTILE)


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
    assert "> Some \\<words\\>[^1]\n\nMy note" in text
    assert (
        "\n\n[^1]: A title, section “A heading”\\: [a\\.txt, p. 3](<a.txt>), "
        "find “Some \\<words\\>”\\.\n\n[^2]: " in text
    )
    assert f"<{ADDRESS}?document=a.txt&sentence=10-22-0123456789ab>" in text
    assert f"> Others[^2]\n\n**⚠ {FLAGS['gone']}**" in text
    assert "## Sources\n\n- A title. a.txt" in text


@given(st.lists(quotations(), min_size=1, max_size=3))
@example([hard_to_write()])
def test_every_footnote_is_used_once_and_leads_to_a_file(quoted: list[Quotation]) -> None:
    """Read as CommonMark with footnotes: a mark at the end of each quotation, a note for each."""
    items = [Entry(str(at), each) for at, each in enumerate(quoted)]
    body, _, last = to_markdown(edition(items)).partition("\n\n[^1]: ")
    notes = re.split(r"\n\n\[\^\d+\]: ", last)
    assert len(notes) == len(quoted)
    marks = [
        mark
        for token in MarkdownIt().parse(body)
        if token.type == "inline"
        for child in (token.children or [])
        if child.type == "text"
        for mark in re.findall(r"\[\^(\d+)\]\Z", child.content)
    ]
    assert marks == [str(at) for at in range(1, len(quoted) + 1)]
    for note, each in zip(notes, quoted, strict=True):
        assert "\n" not in note.rstrip("\n")
        (inline,) = [token for token in MarkdownIt().parse(note) if token.type == "inline"]
        (link,) = [child for child in (inline.children or []) if child.type == "link_open"]
        assert ":" not in str(link.attrs["href"]).partition("#")[0], "it stays beside the documents"
        assert str(link.attrs["href"]).partition("#")[0] == footnote(each).address.partition("#")[0]


def test_a_sentence_before_is_a_block_of_its_own_inside_that_of_the_quotation() -> None:
    plain = entry("a", "It ended!")
    before = SentenceBefore((Span(0, 9),), "*A*\ncourse", is_next=False)
    asked = replace(plain, quotation=replace(plain.quotation, before=before, question="Did it?"))
    text = to_markdown(edition([asked]))
    assert (
        "### Did it?\n\n> *Said earlier in this section:*\n>\n"
        "> > \\*A\\*\\\n> > course\n>\n> It ended\\![^1]\n"
    ) in text
    nested = [token.level for token in MarkdownIt().parse(text) if token.type == "blockquote_open"]
    assert nested == [0, 1]


def test_a_row_of_a_table_names_its_columns_below_its_exact_words() -> None:
    plain = entry("a", "Rotary 4200")
    cells = (("Sponsor", "Rotary"), ("Grant (EUR)", "4200"))
    row = replace(plain, quotation=replace(plain.quotation, cells=cells))
    written = to_markdown(edition([row]))
    assert "> Rotary 4200" in written
    assert "Sponsor: Rotary; Grant (EUR): 4200" in written.replace("\\", "")
    assert "Grant" not in to_markdown(edition([plain]))
