"""Answer words come from the sentence that the question is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retriever.answer.best_sentence import foremost, within_one
from sourceline.records import Span

SENTENCES = (Span(0, 10), Span(11, 20), Span(21, 30))
NONE, HALF, ALL = 0.0, 0.5, 1.0


def test_words_nearly_as_good_come_first_where_their_sentence_holds_more_of_the_question() -> None:
    found = [(Span(1, 3), 6.7), (Span(12, 14), 6.2)]
    assert foremost(found, SENTENCES, (NONE, ALL, NONE))[0][0] == Span(12, 14)


def test_the_order_stays_where_no_sentence_holds_clearly_more_or_the_words_are_far_worse() -> None:
    found = [(Span(1, 3), 6.7), (Span(12, 14), 6.2)]
    assert foremost(found, SENTENCES, (HALF, HALF + 0.1, NONE)) == found
    far = [(Span(1, 3), 6.7), (Span(12, 14), 2.0)]
    assert foremost(far, SENTENCES, (NONE, ALL, NONE)) == far
    assert foremost([], SENTENCES, (NONE, ALL, NONE)) == []


def test_a_span_over_two_sentences_keeps_the_part_in_the_one_asked_about() -> None:
    assert within_one(Span(5, 14), SENTENCES, (NONE, ALL, NONE)) == Span(11, 14)
    assert within_one(Span(5, 14), SENTENCES, (ALL, NONE, NONE)) == Span(5, 10)
    assert within_one(Span(5, 9), SENTENCES, (NONE, ALL, NONE)) == Span(5, 9)


@given(
    st.lists(st.tuples(st.integers(0, 28), st.floats(-5, 9)), max_size=6),
    st.tuples(*[st.floats(0, 1)] * 3),
)
def test_nothing_is_lost_and_only_one_moves(
    starts: list[tuple[int, float]], coverages: tuple[float, float, float]
) -> None:
    found = sorted(((Span(at, at + 2), score) for at, score in starts), key=lambda one: -one[1])
    moved = foremost(found, SENTENCES, coverages)
    assert sorted(map(str, moved)) == sorted(map(str, found))
    if moved:
        rest = list(found)
        rest.remove(moved[0])
        assert moved[1:] == rest
