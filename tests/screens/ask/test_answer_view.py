"""The answer on top: the right words, in their sentence, with where, when and how sure."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

from retriever.query.parse import understand
from screens.ask.answer_view import answer_box
from sourceline.records import DateMention, Interval, Span
from tests.screens.samples import YEAR_2021, answer, evidence, highlight

TEXT = "Nine people came. The embassy funded the training. It rained."


SENTENCES = [(0, 17), (18, 50), (51, 61)]


def _quoted(markup: str) -> list[str]:
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", markup)
    return [html.unescape(re.sub(r"<[^>]*>", "", quote)) for quote in quotes]


def test_the_answer_words_stand_in_their_sentence() -> None:
    found = evidence(TEXT, [highlight("sentence", 18, 50)], sentences=SENTENCES)
    markup = answer_box(answer([found], spans=[(1, 18, 29)]))
    assert _quoted(markup) == ["The embassy funded the training."]
    assert '<mark class="answer" aria-label="Answer: The embassy">The embassy</mark>' in markup


def test_several_answers_are_shown_each_from_its_own_passage() -> None:
    first = evidence(TEXT, [], sentences=SENTENCES)
    second = evidence("Mr. B. paid too. Twice.", [], rank=2, sentences=[(0, 16), (17, 23)])
    markup = answer_box(answer([first, second], spans=[(1, 18, 29), (2, 0, 6)]))
    assert _quoted(markup) == ["The embassy funded the training.", "Mr. B. paid too."]


def test_a_sentence_with_two_answers_is_quoted_once_with_both_marked() -> None:
    found = evidence(
        TEXT, [highlight("answer", 18, 29), highlight("answer", 37, 49)], sentences=SENTENCES
    )
    markup = answer_box(answer([found], spans=[(1, 18, 29), (1, 37, 49)]))
    assert _quoted(markup) == ["The embassy funded the training."]
    assert markup.count('<mark class="answer"') == 2


def test_without_answer_words_the_best_sentence_is_the_answer() -> None:
    found = evidence(
        TEXT,
        [highlight("sentence", 51, 61, group=2), highlight("sentence", 18, 50, group=1)],
        sentences=SENTENCES,
    )
    assert _quoted(answer_box(answer([found]))) == ["The embassy funded the training."]


def test_a_passage_in_which_nothing_is_marked_is_quoted_whole() -> None:
    assert _quoted(answer_box(answer([evidence(TEXT, [])]))) == [TEXT]


def test_a_time_that_was_not_understood_is_said() -> None:
    shown = answer([evidence(TEXT, [])])
    misread = understand("who paid on 31 June?").misread
    asked = replace(shown, question=replace(shown.question, misread=misread))
    assert "“31 June” was not understood as a time" in answer_box(asked)
    assert "not understood" not in answer_box(shown)


def test_where_when_and_how_sure() -> None:
    days = Interval(date(2021, 3, 10), date(2021, 3, 11))
    found = evidence(TEXT, [], heading="A <b>meeting</b>", dates=[(0, 4, days)])
    markup = answer_box(answer([found], confidence=0.93, period=YEAR_2021))
    assert "A &lt;b&gt;meeting&lt;/b&gt;" in markup
    assert "10 March 2021 – 11 March 2021" in markup
    assert "93 % sure" in markup
    assert "Almost certainly" in markup
    assert "Period: 2021" in markup


def test_the_dates_of_the_quoted_sentence_go_before_those_around_it() -> None:
    text = "It began on 4 May 2019. The embassy paid on 5 June 2020. It rained."
    may = Interval(date(2019, 5, 4), date(2019, 5, 4))
    june = Interval(date(2020, 6, 5), date(2020, 6, 5))
    sentences = [(0, 23), (24, 56), (57, 67)]
    found = evidence(text, [], dates=[(12, 22, may), (44, 55, june)], sentences=sentences)
    inside = answer_box(answer([found], spans=[(1, 24, 35)]))
    assert "5 June 2020</span>" in inside
    assert "4 May 2019</span>" not in inside
    around = answer_box(answer([found], spans=[(1, 57, 59)]))
    assert "4 May 2019</span><span>5 June 2020</span>" in around


def test_an_answer_from_half_a_library_says_so() -> None:
    for is_found in (True, False):
        result = answer([evidence(TEXT, [])], is_found=is_found)
        assert "3 documents are not read yet: the answer may change." in answer_box(result, 3)
        assert "not read yet" not in answer_box(result)


def test_not_found_says_so_and_how_much_could_not_be_read() -> None:
    markup = answer_box(answer([evidence(TEXT, [])], is_found=False, confidence=0.1, unreadable=2))
    assert "Not in these documents" in markup
    assert "2 of 5 documents could not be read" in markup
    assert not _quoted(markup)
    assert "nearest" not in answer_box(answer([], is_found=False))


def test_a_period_alone_is_answered_by_dates_and_headings_and_no_certainty() -> None:
    found = [
        evidence(TEXT, [highlight("sentence", 18, 50)], rank=1, heading="The visit <of> May"),
        evidence("It rained.", [], rank=2, document="rain.txt"),
    ]
    days = Interval(date(2021, 5, 3), date(2021, 5, 4))
    hits = [replace(one.hit, found_by=("time",)) for one in found]
    hits[0] = replace(hits[0], mention=DateMention(Span(101, 104), days))
    events = [replace(one, hit=hit) for one, hit in zip(found, hits, strict=True)]
    markup = answer_box(answer(events, period=YEAR_2021))
    assert "sure<" not in markup
    assert "2 passages in order of time" in markup
    lines = [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in markup.split("<li>")[1:]]
    assert lines == ["3 May 2021 – 4 May 2021 The visit <of> May", "rain.txt"]
    assert markup.count('href="source?document=') == 2
    assert "<blockquote>" not in markup
    # One passage found by its words too: an answer like any other.
    assert "sure<" in answer_box(answer([found[0], events[1]], period=YEAR_2021))
