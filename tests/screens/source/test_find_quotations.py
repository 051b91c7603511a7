"""A quotation is found again where its very words stand now, or not at all."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from screens.shared.link_marks import LinkMark, read_mark
from screens.source.find_quotations import moved_mark
from sourceline.records import Span

TEXT = "It was cold. The embassy paid for it in March. All went home.\n"
WORDS = "The embassy paid for it in March."


def _mark(*runs: tuple[int, int], text: str = TEXT, weighed: bool = True) -> LinkMark:
    spans = [Span(start, end) for start, end in runs]
    mark = LinkMark.of("sentence", spans, "".join(span.of(text) for span in spans))
    return mark if weighed else replace(mark, weight=None)


def _words(mark: LinkMark | None, text: str) -> list[str] | None:
    return None if mark is None else [run.of(text) for run in mark.runs]


def test_words_are_found_where_they_have_moved() -> None:
    start = TEXT.index(WORDS)
    for weighed in (True, False):
        mark = _mark((start, start + len(WORDS)), weighed=weighed)
        longer = "A new first page.\n" * 50 + TEXT
        assert _words(moved_mark(mark, longer), longer) == [WORDS]
        assert moved_mark(mark, longer.replace("embassy", "Embassy")) is None
        assert moved_mark(mark, "") is None


def test_of_several_places_the_nearest_is_taken() -> None:
    mark = _mark((40, 45), text="x" * 40 + "words" + "x" * 40)
    text = "words" + " " * 30 + "words" + " " * 300 + "words"
    there = moved_mark(mark, text)
    assert there is not None
    assert there.runs == (Span(35, 40),)


def test_runs_stay_together_or_join_or_part() -> None:
    apart = "The embassy paid\npage 7\nfor it."
    mark = _mark((0, 17), (24, 31), text=apart)
    further = "New. " + apart
    assert _words(moved_mark(mark, further), further) == ["The embassy paid\n", "for it."]
    joined = "New. The embassy paid\nfor it."
    assert _words(moved_mark(mark, joined), joined) == ["The embassy paid\nfor it."]
    other = "New. The embassy\npage 12\n paid\nfor it."
    furniture = [Span(other.index("\npage 12\n"), other.index(" paid"))]
    assert _words(moved_mark(mark, other, furniture), other) == ["The embassy", " paid\nfor it."]


def test_a_link_from_before_weights_is_read_and_followed() -> None:
    start = TEXT.index(WORDS)
    mark = _mark((start, start + len(WORDS)))
    old = str(mark).rpartition("-")[0]
    read = read_mark("sentence", old)
    assert read == replace(mark, weight=None)
    assert read is not None
    assert moved_mark(read, "x " + TEXT) is not None


def test_words_that_begin_inside_a_word_are_found_too() -> None:
    mark = _mark((2, 6), text="abwordcd", weighed=False)
    assert _words(moved_mark(mark, "xxabwordcd"), "xxabwordcd") == ["word"]


@given(st.text(min_size=1), st.text(), st.data())
def test_what_is_found_is_the_quoted_text(text: str, before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(not any("\ud800" <= sign <= "\udfff" for sign in text + before))
    weighed = data.draw(st.booleans())
    mark = _mark((start, end), text=text, weighed=weighed)
    there = moved_mark(mark, before + text)
    assert there is not None
    assert _words(there, before + text) == [text[start:end]]
