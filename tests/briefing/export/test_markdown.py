"""Markdown, read by CommonMark: every quotation word for word, with its footnote."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import example, given
from markdown_it import MarkdownIt

from briefing.export.markdown import escaped, to_markdown
from briefing.export.printable_characters import printable
from briefing.items import BriefingItem, Heading
from briefing.quotation_status import FLAGS, QuotationStatus
from tests.briefing.export.samples import HOSTILE, WORDS
from tests.briefing.samples import ADDRESS, edition, entry


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


def test_a_row_of_a_table_names_its_columns_below_its_exact_words() -> None:
    plain = entry("a", "Rotary 4200")
    cells = (("Sponsor", "Rotary"), ("Grant (EUR)", "4200"))
    row = replace(plain, quotation=replace(plain.quotation, cells=cells))
    written = to_markdown(edition([row]))
    assert "> Rotary 4200" in written
    assert "Sponsor: Rotary; Grant (EUR): 4200" in written.replace("\\", "")
    assert "Grant" not in to_markdown(edition([plain]))
