"""Whatever the document, it divides exactly, and in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.chunking.split_document import SplitDocument, split
from indexer.structure.furniture import find_furniture
from sourceline.settings import SPLIT, SplitSettings
from tests.indexer.chunking.split_texts import PROSE, check, document, measure, outline
from tests.indexer.read_document import read_document
from tests.seeds import SEED_CORPUS

lines = st.sampled_from(
    [
        PROSE, "Rain fell. Rivers rose; roads closed, and trains stood still.", "", "", " \u00a0",
        "A headline without stop", "CAPITALS", "2.1 Scope of this work", "Глава 2. О мостах",
        "Мост открыли 5 мая 2021 г. На нём было много людей.", "- an item", "(a) another item;",
        "Rate this item", "(0 votes)", "***", "Page 2 of 3", "Tel.: +996 312 000000", "Jane Roe",
        "# Marked heading #", "Two lines", "====", "x" * 150, "й" * 60, "слово " * 70, "😀" * 40,
        "word, " * 90, "a\tb   c", "\x0c", "e\u0301\u200b", "He said: “No.”", "漢字" * 50, "1",
    ]
)  # fmt: skip


budgets = st.builds(
    lambda most, share, context: SplitSettings(most, max(1, most * share // 10), context),
    st.sampled_from([8, 25, 120, 200]),
    st.sampled_from([5, 10]),
    st.sampled_from([0, 12, 48]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(lines, max_size=25),
    st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]),
    budgets,
    st.sampled_from([40, 256]),
    st.booleans(),
    st.sampled_from(["", "A headline without stop", "Title of the whole " * 20]),
)
def test_any_document_divides_exactly(
    chosen: list[str], joint: str, budget: SplitSettings, limit: int, marked: bool, title: str
) -> None:
    given_document = document(joint.join(chosen), title=title, marked=marked)
    furniture = find_furniture(given_document, frozenset())
    found = split(given_document, furniture, measure(limit), budget)
    check(given_document, furniture, found, budget, limit)
    assert found == split(given_document, furniture, measure(limit), budget)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore").decode()))
def test_any_text_at_all_divides_exactly(text: str) -> None:
    given_document = document(text)
    furniture = find_furniture(given_document, frozenset())
    found = split(given_document, furniture, measure(), SPLIT)
    spans = [run.span for passage in found.passages for run in passage.search_text.runs]
    content = "".join("".join(span.of(text).split()) for span in spans)
    removed = sum(len("".join(line.of(text).split())) for line in furniture)
    hyphens = sum(text.count(sign) for sign in "-\u2010\u00ad")  # at most these, in parted words
    whole = len("".join(text.split()))
    assert whole - hyphens <= len(content) + removed <= whole


@pytest.mark.parametrize("path", sorted(SEED_CORPUS.glob("*.txt")), ids=lambda path: path.name)
def test_the_seeds_divide_exactly(path: Path) -> None:
    read = read_document(path, path.name)
    furniture = find_furniture(read, frozenset())
    check(read, furniture, split(read, furniture, measure()), SPLIT, 256)


def test_nothing_comes_of_nothing() -> None:
    for text in ("", " \n\u00a0\n", "***\n\nRate this item"):
        assert outline(text) == SplitDocument((), (), None)


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "слово " * 150_000, "Label of an item\n" * 20_000, "! " * 100_000,
     "\n" * 1_000_000 + "x", "a@" * 200_000, "# " * 100_000, "Yes\n\nNo\n\n" * 10_000],
    ids=["one word", "no stop", "short lines", "stops", "blank", "signs", "marks", "answers"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    given_document = document(text)
    found = split(given_document, find_furniture(given_document, frozenset()), measure())
    assert found == SplitDocument((), (), None) or found.passages[-1].span.end == len(text.rstrip())
