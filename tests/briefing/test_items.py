"""Quotations: their words, their runs and what is left out of them."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefing.items import Quotation, runs_and_words
from sourceline.records import Span
from tests.briefing.samples import entry, grouped, quotations


def test_words_that_do_not_fill_their_places_are_no_quotation() -> None:
    with pytest.raises(ValueError, match="cannot be the words"):
        Quotation("a", "0", "t", (Span(0, 3),), "four")


def test_entries_are_numbered_over_all_groups() -> None:
    assert grouped().numbers == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert entry("a", "aa") in grouped().entries


def test_page_furniture_is_cut_out_of_a_span() -> None:
    text = "first line\nPage 5\nsecond line"
    runs, words = runs_and_words(text, Span(6, 29), [Span(11, 18), Span(40, 50)])
    assert words == "line\nsecond line"
    assert [run.of(text) for run in runs] == ["line\n", "second line"]
    assert runs_and_words(text, Span(11, 18), [Span(11, 18)]) == ((Span(11, 18),), "Page 5\n")


@given(quotations())
def test_the_pieces_of_a_quotation_are_its_words(quoted: Quotation) -> None:
    assert "".join(quoted.pieces) == quoted.words
    assert [len(piece) for piece in quoted.pieces] == [run.length for run in quoted.runs]
