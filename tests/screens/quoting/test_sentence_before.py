"""The sentence that says what a quotation's "it" is: of its section, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.items import Quotation
from indexer.build import build
from screens.quoting.sentence_before import WithSentenceBefore
from sourceline.index.library import Library
from sourceline.records import Span
from tests.hashing_encoder import HashingEncoder

NAMED = "A five-day course on *tides* was organised\nby the harbour of Sfax."
TEXT = f"""1. Courses at sea

{NAMED} Ten fishermen came. The course was led by Ann Lee. It ended on
4 May 2021. Japan gave 300 euros for nets.

2. Courses on land

It was cancelled. The course was to be held in Gabes. A race was held in Gabes. It drew 40 boats.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "courses.txt").write_text(TEXT, encoding="utf-8")
    build(corpus, tmp_path / "index", encoder=HashingEncoder())
    return Library.open(tmp_path / "index")


def quoted(words: str) -> Quotation:
    start = TEXT.index(words)
    return Quotation("courses.txt", "f" * 64, "", (Span(start, start + len(words)),), words)


def test_a_noun_used_again_is_explained_by_the_sentence_that_names_it(library: Library) -> None:
    found = WithSentenceBefore(library)(quoted("The course was led by Ann Lee.")).before
    assert found is not None
    assert found.words == NAMED
    assert "".join(run.of(TEXT) for run in found.runs) == found.words
    assert not found.is_next


def test_a_pronoun_is_explained_by_the_sentence_just_before(library: Library) -> None:
    found = WithSentenceBefore(library)(quoted("It drew 40 boats.")).before
    assert found is not None
    assert (found.words, found.is_next) == ("A race was held in Gabes.", True)


def test_a_pronoun_for_a_bare_noun_is_explained_by_the_sentence_that_names_it(
    library: Library,
) -> None:
    found = WithSentenceBefore(library)(quoted("It ended on\n4 May 2021.")).before
    assert found is not None
    assert found.words == NAMED


@pytest.mark.parametrize(
    "words",
    [
        NAMED,
        "Japan gave 300 euros for nets.",
        "It was cancelled.",  # the first of its section: the section before tells of another course
        "2. Courses on land\n\nIt was cancelled.",
        TEXT.strip(),
    ],
)
def test_nothing_is_shown_where_nothing_is_needed_or_said(library: Library, words: str) -> None:
    quotation = quoted(words)
    assert WithSentenceBefore(library)(quotation) == quotation


def test_a_row_of_a_table_stands_by_itself(library: Library) -> None:
    row = replace(quoted("It ended on\n4 May 2021."), cells=(("What", "It"),))
    assert WithSentenceBefore(library)(row) == row
