"""Tables are drawn as tables, every word of the text once, marks and anchors to the letter."""

from __future__ import annotations

import html
import re

from screens.shared.markup import Layer
from screens.source.text_tables import render_with_tables
from sourceline.records import Document, Page, Span, Table

TEXT = "Before.\nCountry\tDonor\nGeorgia\tNorway & co\nMoldova\tSweden\nAfter.\n"


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def _document(*rows: tuple[str, ...], header: tuple[str, ...] = ("Country", "Donor")) -> Document:
    table = Table(
        Span(TEXT.index("Country"), TEXT.index("After")),
        tuple(map(_span, header)),
        tuple(tuple(map(_span, row)) for row in rows),
    )
    pages = (Page(1, Span(0, TEXT.index("Moldova"))), Page(2, Span(TEXT.index("Moldova"), 99)))
    return Document("d", "a.docx", "0" * 64, "A", TEXT, "en", tables=(table,), pages=pages)


WHOLE = _document(("Georgia", "Norway & co"), ("Moldova", "Sweden"))


def _drawn(document: Document, layers: list[Layer], start: int = 0) -> str:
    return render_with_tables(document, layers, Span(start, len(TEXT)))


def _words(markup: str) -> list[str]:
    return html.unescape(re.sub(r"<[^>]*>", " ", markup)).split()


def test_a_table_has_its_cells_and_the_text_around_it_stays() -> None:
    drawn = _drawn(WHOLE, [])
    assert '<th scope="col">Donor</th>' in drawn
    assert "<td>Norway &amp; co</td>" in drawn
    assert drawn.startswith("Before.&#10;")
    assert drawn.endswith("&#10;After.&#10;")
    assert _words(drawn) == TEXT.split()


def test_a_mark_over_two_cells_is_anchored_once() -> None:
    mark = Layer(Span(_span("Georgia").start, _span("Norway").end), "sentence", anchor="mark-1")
    drawn = _drawn(WHOLE, [mark])
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", drawn) == ["Georgia", "Norway"]
    assert drawn.count('id="mark-1"') == 1
    assert _words(drawn) == TEXT.split()


def test_page_numbers_stand_once_each() -> None:
    layers = [Layer(page.span, "page", page=page.number) for page in WHOLE.pages]
    drawn = _drawn(WHOLE, layers)
    assert re.findall(r'data-page="(\d)"', drawn) == ["1", "2"]


def test_a_table_that_would_lose_a_word_stays_text() -> None:
    assert "<table>" not in _drawn(_document(("Georgia", "Norway"), ("Moldova", "Sweden")), [])


def test_of_a_table_cut_by_the_window_its_rows_there_are_drawn() -> None:
    drawn = _drawn(WHOLE, [], TEXT.index("Moldova"))
    assert "<td>Moldova</td>" in drawn
    assert "Georgia" not in drawn
    assert _words(drawn) == ["Moldova", "Sweden", "After."]
