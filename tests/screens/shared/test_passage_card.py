"""Cards: every character with its marks, dates and OCR said, table rows under their columns."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

from screens.shared.passage_card import passage_card
from sourceline.records import DocumentDay, Interval
from tests.screens.samples import YEAR_2021, evidence, highlight

ROW = "Moldova\tSweden & co\t98,000"


def test_a_row_of_a_table_names_its_columns_and_keeps_its_marks() -> None:
    cells = [("Country", 0, 7), ("<Donor>", 8, 19), ("Sum", 20, 26)]
    found = evidence(ROW, [highlight("answer", 8, 19)], cells=cells)
    drawn = passage_card(found, None, found=True)
    assert "<dt>Country</dt><dd>Moldova</dd>" in drawn
    assert "<dt>&lt;Donor&gt;</dt><dd><mark" in drawn
    assert ">Sweden &amp; co</mark></dd>" in drawn


def test_cells_without_column_names_are_text_as_it_stands() -> None:
    drawn = passage_card(evidence(ROW, [], cells=[("", 0, 7), ("", 8, 19)]), None, found=True)
    assert "<dl" not in drawn
    assert "Moldova&#9;Sweden" in drawn


def test_ocr_and_the_day_of_writing_are_said() -> None:
    found = evidence(
        "One.", [], written=DocumentDay(date(2021, 3, 10), "file name"), sureness=0.91, kind="pdf"
    )
    said = "read by OCR, 91 % sure · written 10 March 2021, by its file name"
    assert said in passage_card(found, None, found=True)
    assert "written" not in passage_card(evidence("One.", []), None, found=True)


TEXT = "Nine people came. The embassy funded the training. It rained."


def test_a_card_keeps_every_character_of_its_passage() -> None:
    text = "<img onerror=x> one.\n\n  Two & three."
    found = evidence(text, [highlight("sentence", 0, 20), highlight("term", 5, 12)])
    shown = re.search(r'<p class="text">(.*?)</p>', passage_card(found, None, found=True))
    assert shown is not None
    assert html.unescape(re.sub(r"<[^>]*>", "", shown[1])) == text


def test_a_card_says_what_lies_outside_the_period_and_how_it_is_dated() -> None:
    outside = passage_card(
        evidence(TEXT, [], in_period=False, basis="section"), YEAR_2021, found=True
    )
    assert "outside 2021" in outside
    assert "dated by its section" in outside
    inside = passage_card(
        evidence(TEXT, [], in_period=True, basis="passage"), YEAR_2021, found=True
    )
    assert "outside" not in inside
    assert "dated by" not in inside
    assert "outside" not in passage_card(evidence(TEXT, []), None, found=True)


def test_a_nearest_miss_is_labelled_as_such() -> None:
    assert "nearest passage" in passage_card(evidence(TEXT, []), None, found=False)
    assert "nearest passage" not in passage_card(evidence(TEXT, []), None, found=True)


def test_dates_are_chips_in_the_words_of_the_text() -> None:
    text = "It was on 10-11 March 2021."
    days = Interval(date(2021, 3, 10), date(2021, 3, 11))
    markup = passage_card(evidence(text, [], dates=[(10, 26, days)]), None, found=True)
    assert 'title="10 March 2021 – 11 March 2021">10-11 March 2021</span>' in markup


def test_a_card_names_every_place_of_the_same_words() -> None:
    one = evidence(TEXT, [], document="a.txt")
    other = evidence(TEXT, [], document="b <i>.txt").hit.place
    markup = passage_card(replace(one, hit=replace(one.hit, also_in=(other,))), None, found=True)
    assert "also in b &lt;i&gt;.txt</p>" in markup
    assert "also in" not in passage_card(one, None, found=True)
