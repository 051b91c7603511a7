"""Word, read back: every quotation word for word, cited in a real footnote."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.citation import places
from briefing.export.footnote import footnote
from briefing.export.word import to_word
from briefing.items import BriefingItem, Entry, Heading, Quotation, SentenceBefore
from briefing.quotation_status import FLAGS, QuotationStatus
from sourceline.records import DocumentDay, Interval, Span
from sourceline.text.printable_characters import printable
from tests.briefing.export.samples import HOSTILE, SPLIT, WORDS, footnotes, text_of
from tests.briefing.samples import ADDRESS, edition, entry


def shown(words: str) -> str:
    """What Word can show of words: all line ends are line breaks."""
    return SPLIT.sub("\n", printable(words))


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
        cited = footnote(each.quotation)
        assert text_of(note) == shown(f" {cited.before}{cited.label}{cited.after}")
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for number, each in enumerate(entries, start=1):
        line = f"{number}: a/b.txt, characters {places(each.quotation)}"
        assert f"{line} {made.permalink(each.quotation)}" in text


def test_a_footnote_says_document_section_page_days_and_how_to_find_the_words() -> None:
    told = entry("a", "Some words", days=Interval(date(2021, 3, 10), date(2021, 3, 11)))
    dated = replace(told.quotation, written=DocumentDay(date(2021, 3, 12), "dateline"))
    told = replace(told, quotation=replace(dated, document="in/a b.pdf"))
    document = docx.Document(io.BytesIO(to_word(edition([told]))))
    (note,) = footnotes(document)
    text = text_of(note)
    days = "10 March 2021 – 11 March 2021"
    assert text == (
        f" A title, section “A heading”, written 12 March 2021, tells of {days}: "
        "in/a b.pdf, p. 3, find “Some words”."
    )
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    link = next(note.iter(qn("w:hyperlink")))
    assert part.rels[link.get(qn("r:id"))].target_ref == "in/a%20b.pdf#page=3"
    address = f"{ADDRESS}?document=a.txt&sentence=10-20-0123456789ab"
    last = document.paragraphs[-1]
    assert last.text == f"1: in/a b.pdf, characters 10–20 {address}"
    assert [link.address for link in last.hyperlinks] == [address]


def test_each_quotation_is_below_its_question_and_the_sentence_it_needs() -> None:
    said = "A course was held.\r\nIn Osh."
    before = SentenceBefore((Span(0, len(said)),), said)

    def asked(words: str, question: str, before: SentenceBefore | None = None) -> Entry:
        plain = entry(words, words)
        quoted = replace(plain.quotation, question=question, before=before)
        return replace(plain, quotation=quoted)

    items: list[BriefingItem] = [
        Heading("h", "Who paid?"),
        asked("It did.", "Who  paid?"),
        asked("The course cost 3.", "How much?", before),
        asked("Nothing else.", "How much?"),
        Heading("g", "More"),
        asked("Words.", "How much?"),
        asked("Words of ours.", ""),
    ]
    document = docx.Document(io.BytesIO(to_word(edition(items))))
    lines = [
        (paragraph.style.name if paragraph.style else "", paragraph.text)
        for paragraph in document.paragraphs
    ]
    assert lines[2 : lines.index(("Heading 1", "Sources"))] == [
        ("Heading 1", "Who paid?"),
        ("Sourceline Quotation", "1.\tIt did."),
        ("Heading 2", "How much?"),
        ("Sourceline Sentence Before", "The sentence before: A course was held.\nIn Osh."),
        ("Sourceline Quotation", "2.\tThe course cost 3."),
        ("Sourceline Quotation", "3.\tNothing else."),
        ("Heading 1", "More"),
        ("Heading 2", "How much?"),
        ("Sourceline Quotation", "4.\tWords."),
        ("Sourceline Quotation", "5.\tWords of ours."),
    ]


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


def test_a_row_of_a_table_names_its_columns_below_its_exact_words() -> None:
    plain = entry("a", "Orivesi\t64")
    cells = (("Lake", "Orivesi"), ("Catch (t), 2020", "64"))
    row = replace(plain, quotation=replace(plain.quotation, cells=cells))
    written = docx.Document(io.BytesIO(to_word(edition([row]))))
    texts = [paragraph.text for paragraph in written.paragraphs]
    at = texts.index("Lake: Orivesi; Catch (t), 2020: 64")
    assert texts[at - 1].startswith("1.\tOrivesi\t64")
