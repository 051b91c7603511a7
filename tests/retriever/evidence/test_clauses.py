"""Over-long sentences are marked in part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retriever.evidence.clauses import shorten
from sourceline.records import Span
from sourceline.settings import SEARCH

LONG = "; ".join(f"item {at} of the list is a thing of some kind" for at in range(40)) + "."
OFFSET = 1_000


def place(words: str) -> Span:
    start = LONG.index(words) + OFFSET
    return Span(start, start + len(words))


WHOLE = Span(OFFSET, OFFSET + len(LONG))


def test_a_sentence_of_usual_length_is_kept() -> None:
    text = "The school, in May, got a new roof; Norway paid."
    assert shorten(text, 0, Span(0, len(text)), [Span(36, 42)]) == Span(0, len(text))


def test_the_clauses_around_the_answer_are_left_of_a_long_one() -> None:
    shown = shorten(LONG, OFFSET, WHOLE, [place("item 20")])
    assert shown.contains(place("item 20 of the list is a thing of some kind"))
    assert shown.end - shown.start <= SEARCH.marked_characters
    assert Span(shown.start - OFFSET, shown.end - OFFSET).of(LONG).startswith("item ")


def test_most_of_the_words_asked_for_decide() -> None:
    shown = shorten(LONG, OFFSET, WHOLE, [place("item 1 "), place("item 30"), place("item 31")])
    assert shown.contains(place("item 30"))
    assert shown.contains(place("item 31"))


@given(st.text(alphabet="ab ,;\n.", max_size=900), st.data())
def test_what_is_left_lies_inside_and_holds_the_anchor(text: str, data: st.DataObject) -> None:
    sentence = Span(0, len(text))
    start = data.draw(st.integers(0, len(text)))
    anchor = Span(start, data.draw(st.integers(start, len(text))))
    shown = shorten(text, 0, sentence, [anchor])
    assert sentence.contains(shown)
    if anchor.of(text).strip():
        assert shown.overlaps(anchor)
