"""Lists, counts and comparisons on the page."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

from retriever.results import ListedItem, QuotedWords, Shape
from screens.ask.answer_view import answer_box
from sourceline.records import Interval, Span
from tests.screens.samples import START, answer, evidence

MAY = Interval(date(2022, 5, 3), date(2022, 5, 3))


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def test_a_list_has_a_line_for_each_item_with_day_words_link_and_document() -> None:
    first = evidence("On 3 May 2022, a <ship> came.", [], document="log & book.txt")
    second = evidence("2022-06-01\tOslo\tSweden", [], rank=2, document="b.csv")
    shown = answer([first, second], spans=[(1, 0, 29), (2, 0, 22)])
    items = (
        ListedItem(1, QuotedWords(Span(START + 3, START + 13), "3 May 2022", MAY)),
        ListedItem(2),
    )
    shape = Shape("list", "2 found in 5 documents; 1 could not be read.", items)
    markup = answer_box(replace(shown, shape=shape))
    lines = [_text(line) for line in re.findall(r"<li>(.*?)</li>", markup)]
    assert lines == [
        "3 May 2022 On 3 May 2022, a <ship> came. log & book.txt",
        "2022-06-01 · Oslo · Sweden b.csv",
    ]
    assert "2 found in 5 documents; 1 could not be read." in _text(markup)
    assert "sure<" not in markup
    assert "<ship>" not in markup
    assert f"answer={START}-{START + 29}" in html.unescape(markup)


def test_a_stated_number_stands_in_its_sentence_before_what_was_found() -> None:
    stated = evidence("They held nine meetings.", [])
    found = evidence("A meeting took place in Oslo.", [], rank=2)
    shown = answer([stated, found], spans=[(1, 10, 14), (2, 0, 28)])
    shape = Shape("count", "The documents state “nine”. 1 found.", (ListedItem(2),), (1,))
    markup = answer_box(replace(shown, shape=shape))
    assert markup.count("<blockquote>") == 1
    assert markup.index("nine</mark>") < markup.index("<li>")
    assert markup.count("<li>") == 1


def test_a_comparison_quotes_both() -> None:
    one = evidence("Iceland gave EUR 5.", [])
    two = evidence("Poland gave EUR 7.", [], rank=2)
    shown = answer([one, two], spans=[(1, 13, 18), (2, 12, 17)])
    shape = Shape("comparison", "More: Poland.", (ListedItem(1), ListedItem(2)))
    markup = answer_box(replace(shown, shape=shape))
    assert markup.count("<blockquote>") == 2
    assert "<li>" not in markup
    assert "More: Poland." in markup
