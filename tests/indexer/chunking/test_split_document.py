from __future__ import annotations

from indexer.chunking.split_document import split
from sourceline.records import Document, Interval
from sourceline.settings import SPLIT, SplitSettings
from sourceline.text.tokens import count_tokens
from tests.indexer.chunking.split_texts import PROSE, document, measure, outline


def test_context_stands_before_sentences_once() -> None:
    text = f"Bridge repaired\n\n{PROSE * 3}\n\nCost of the work\n\n{(PROSE + ' ') * 12}"
    found = split(document(text, title="Council news"), (), measure())
    first = found.passages[0].search_text.text
    assert first.startswith("Council news\nBridge repaired The council met")
    assert all(
        passage.search_text.text.startswith("Council news\nCost of the work\nThe council")
        for passage in found.passages[2:]
    )
    same = split(document(text, title="Bridge repaired"), (), measure())
    assert same.passages[0].search_text.text.startswith("Bridge repaired The council")
    for name, kept in (("scan_0012", False), ("Bridge contract 2021", True)):
        named = Document("0", f"{name}.txt", "0" * 64, name, PROSE, "en")
        assert (name in split(named, (), measure()).passages[0].search_text.text) is kept


def test_context_is_cut_before_sentences_are() -> None:
    title, heading = "word " * 100, "Bridges " * 20
    sentence = "Мост " * 45
    text = f"{heading.strip()}\n\n{sentence.strip()}."
    for limit in (256, 120, 90):
        found = split(document(text, title=title), (), measure(limit))
        for passage in found.passages:
            assert measure().pieces(passage.search_text.text) <= limit
    roomy = split(document(text, title=title), (), measure(256), SplitSettings(60, 60, 20))
    above = roomy.passages[-1].search_text.text.split("\n")[:-1]
    assert above
    assert count_tokens("\n".join(above)) <= 21


def test_an_overlong_sentence_is_cut_at_its_joints() -> None:
    clause = "the river rose over the old stone bridge"
    text = "; ".join([clause] * 40) + "."
    sentences = [span.of(text) for passage in outline(text).passages for span in passage.sentences]
    assert len(sentences) > 1
    assert all(sentence.endswith((";", ".")) for sentence in sentences)
    words = " ".join(["river"] * 500)
    pieces = [span.of(words) for passage in outline(words).passages for span in passage.sentences]
    assert all(set(piece.split()) == {"river"} for piece in pieces)


def test_no_passage_is_a_tiny_rest() -> None:
    text = (PROSE + " ") * 10
    sizes = [count_tokens(passage.span.of(text)) for passage in outline(text).passages]
    assert max(sizes) <= SPLIT.passage_tokens
    assert min(sizes) * 2 >= max(sizes)


def test_a_contact_block_stays_together() -> None:
    block = "For media queries, please contact\n\nShakhnoza Zafari\n\nRelations Officer\n\n" \
        "Email: shakhnoza.zafari[at]un.org\n\nMobile: +998935547895"  # fmt: skip
    text = f"{PROSE * 4}\n\n***\n\n{block}"
    assert outline(text).passages[-1].span.of(text) == block


def test_sections_and_documents_are_dated() -> None:
    text = f"Spring\n\nIt rained on 3 May 2020. {PROSE}\n\nAutumn\n\n{PROSE}\n\n" \
        "Winter\n\nIt snowed on 5 December 2021 and on 1 January 2022."  # fmt: skip
    found = outline(text)
    assert [section.date and section.date.span.of(text) for section in found.sections] == [
        "3 May 2020", None, "5 December 2021"
    ]  # fmt: skip
    assert isinstance(found.date, Interval)
    assert (str(found.date.first), str(found.date.last)) == ("2020-05-03", "2021-12-05")


def test_open_days_date_no_more_than_their_own_passage() -> None:
    found = outline("Report\n\nSince 1991 the state has been free. It grew in 2020 and until 2022.")
    assert [str(section.date and section.date.interval.first) for section in found.sections] == [
        "2020-01-01"
    ]
    assert found.date is not None
    assert not found.date.is_open


def test_a_dateline_dates_what_leans_on_it_and_explicit_dates_come_first() -> None:
    text = (
        "A training was held\n\nOsh, 10 March 2021\n\n"
        "On Monday experts met in Osh and agreed to meet again. They first met in 2019."
    )
    found = outline(text)
    dates = [date for passage in found.passages for date in passage.dates]
    assert [(date.span.of(text), date.by_reference) for date in dates] == [
        ("10 March 2021", False), ("Monday", True), ("2019", False),
    ]  # fmt: skip
    assert str(dates[1].interval.first) == "2021-03-08"
    lone = outline("On Monday experts met in Osh and agreed to meet again.")
    assert [passage.dates for passage in lone.passages] == [()]
