"""Adding, moving, grouping, annotating and removing, and what two tabs do to each other."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.changes import (
    Change,
    add,
    add_heading,
    annotate,
    group,
    move,
    put_back,
    remove,
    rename,
    reword,
)
from briefing.items import Briefing, Entry
from sourceline.errors import ConflictError
from tests.briefing.samples import grouped, quotation

ITEMS = st.sampled_from(["one", "a", "b", "two", "c", "d", "gone"])


CHANGES = st.one_of(
    st.builds(move, ITEMS, st.integers(-9, 9)),
    st.builds(group, st.sampled_from("abcd"), st.sampled_from(["one", "two", None])),
    st.builds(lambda text: add([quotation(text)]), st.sampled_from(["x", "yy"])),
)


def order(briefing: Briefing) -> str:
    return " ".join(item.id for item in briefing.items)


def after(*changes: Change) -> Briefing:
    return reduce(lambda briefing, change: change(briefing), changes, grouped())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (move("b", -1), "one b a two c d"),
        (move("b", 1), "one a two b c d"),
        (move("a", -9), "a one b two c d"),
        (move("c", 99), "one a b two d c"),
        (group("a", "two"), "one b two c d a"),
        (group("d", "one"), "one a b d two c"),
        (group("c", None), "c one a b two d"),
        (remove("one"), "a b two c d"),
        (remove("nothing"), "one a b two c d"),
    ],
)
def test_an_item_goes_where_it_is_put(change: Change, expected: str) -> None:
    assert order(change(grouped())) == expected


@given(st.lists(CHANGES, max_size=8))
def test_nothing_is_lost_by_moving(changes: list[Change]) -> None:
    briefing = grouped()
    for change in changes:
        before = {item.id for item in briefing.items}
        try:
            briefing = change(briefing)
        except ConflictError as error:
            assert "removed in another tab" in str(error)
        assert before <= {item.id for item in briefing.items}
        assert len({item.id for item in briefing.items}) == len(briefing.items)


def test_what_is_removed_comes_back_where_it_was() -> None:
    taken = grouped().items[2]
    assert after(remove("b"), put_back(taken, "a")) == grouped()
    assert after(remove("b"), put_back(taken, "a"), put_back(taken, "a")) == grouped()
    assert order(after(remove("b"), remove("a"), put_back(taken, "a"))) == "one two c d b"
    assert order(after(remove("one"), put_back(grouped().items[0], None))) == order(grouped())


def test_the_same_words_from_the_same_place_are_added_once() -> None:
    briefing = after(add([quotation("x"), quotation("x"), quotation("x", start=50)]))
    assert len(briefing.entries) == 6
    assert add([quotation("x")])(briefing) == briefing


def test_two_notes_to_one_quotation_are_both_kept() -> None:
    both = after(annotate("a", "mine", was=""), annotate("a", "theirs", was=""))
    assert isinstance(both.items[1], Entry)
    assert both.items[1].note == "mine\n\ntheirs"
    again = annotate("a", "theirs", was="mine\n\ntheirs")(both)
    assert again.entries[0].note == "theirs"


def test_a_note_to_what_is_gone_is_in_the_message() -> None:
    with pytest.raises(ConflictError, match="long thoughts"):
        after(remove("a"), annotate("a", "long thoughts", was=""))


def test_names_and_headings_are_one_line() -> None:
    briefing = after(rename(" New \n name "), reword("one", "a\tb"), add_heading("Third"))
    assert briefing.name == "New name"
    assert [heading.text for heading in briefing.headings] == ["a b", "Second", "Third"]
