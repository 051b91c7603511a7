from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.structure.interruptions import Interruptions, JoinedPieces
from sourceline.records import Span


def joined(text: str, between: tuple[Span, ...] = ()) -> str:
    pieces = Interruptions(text, between).pieces(Span(0, len(text)))
    return JoinedPieces.of(text, pieces).text


def test_a_word_parted_by_a_line_end_is_one_word() -> None:
    assert joined("The co-\noperation of two") == "The cooperation of two"
    assert joined("со-\n  трудничество") == "сотрудничество"
    assert joined("The co\u2010\r\noperation") == "The cooperation"


def test_a_hyphen_of_the_words_own_stays() -> None:
    text = "A long-term plan. Another long-\nterm plan."
    assert joined(text) == "A long-term plan. Another long-term plan."


def test_a_hyphen_that_parts_no_word_stays() -> None:
    for text in ("1990-\n1995", "the West-\nEast line", "and -\nas it was", "well-known"):
        assert joined(text) == text


def test_soft_hyphens_inside_words_are_no_letters() -> None:
    assert joined("inter\u00adnational") == "international"


def test_furniture_inside_a_sentence_is_left_out() -> None:
    text = "It was paid by the\nPage 3\nEmbassy."
    start = text.index("Page")
    assert joined(text, (Span(start, start + 7),)) == "It was paid by the Embassy."


@given(
    st.lists(st.sampled_from(["word", "co-\n", "long-term", "\u00ad", " ", "\n", ".", "a"])),
    st.data(),
)
def test_every_piece_is_the_documents_and_leads_back(parts: list[str], data: st.DataObject) -> None:
    text = "x" + "".join(parts) + "y"
    pieces = Interruptions(text).pieces(Span(0, len(text)))
    whole = JoinedPieces.of(text, pieces)
    assert all(before.span.end <= after.span.start for before, after in pairwise(pieces))
    for at, span in whole.pieces:
        assert whole.text[at : at + span.end - span.start] == span.of(text)
    at, span = data.draw(st.sampled_from(whole.pieces))
    assert whole.back(Span(at, at + span.end - span.start)) == span
    left_out = {"-", "\n", "\u00ad", " "}
    kept = "".join(piece.span.of(text) for piece in pieces)
    assert sorted(set(text) - left_out) == sorted(set(kept) - left_out)
