"""A passage in parts: whole sentences, a day each, every character of them the document's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build import build
from retriever import Retriever
from retriever.table.passage_events import events_in
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from tests.hashing_encoder import HashingEncoder


def stored(library: Library) -> list[StoredPassage]:
    return [
        each
        for entry in library.documents()
        for each in library.passages(library.records.rows_of(entry.id)).values()
    ]


def assert_parts(library: Library, whole: StoredPassage) -> list[StoredPassage]:
    """Parts tile the passage's sentences, and every run of them is copied to the letter."""
    text = library.document(whole.path).text
    parts = events_in(whole)
    assert [s for part in parts for s in part.passage.sentences] == list(whole.passage.sentences)
    for part in parts:
        assert part.text == part.passage.span.of(text)
        assert whole.passage.span.contains(part.passage.span)
        assert len(library.sentence_vectors(part)) == len(part.passage.sentences)
        for run in part.passage.search_text.runs:
            assert run.here.of(part.passage.search_text.text) == run.span.of(text)
        for date in part.passage.dates:
            assert part.passage.span.contains(date.span)
    return parts


def test_two_days_in_one_paragraph_are_two_events_under_the_same_heading(
    fisheries: Retriever,
) -> None:
    library = fisheries.library
    (safety,) = [each for each in stored(library) if "Killybegs" in each.text]
    first, second = assert_parts(library, safety)
    assert "Thirty-two" in first.text and "Burtonport" not in first.text
    assert second.text.startswith("In June 2022") and "18 deckhands" in second.text
    assert "Safety at sea" in second.passage.search_text.text


def test_a_row_of_a_table_and_a_period_of_days_are_one_event(fisheries: Retriever) -> None:
    for whole in stored(fisheries.library):
        if whole.passage.cells or "From 5 to 9 September" in whole.text:
            assert assert_parts(fisheries.library, whole) == [whole]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "On 3 May 2021 the ward opened.",
            "In 2020 it was closed.",
            "Nurses came from Cork.",
            "It cost 5 million euros, paid since 2014.",
            "On 9 and 10 June 2022 doctors met in Bergen.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(SENTENCES, st.booleans())
@settings(max_examples=12)
def test_any_passage_is_taken_apart_without_loss(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[str], has_heading: bool
) -> None:
    folder = tmp_path_factory.mktemp("hospital")
    (folder / "corpus").mkdir()
    above = "City hospital\n\nThe new ward\n\n" if has_heading else ""
    (folder / "corpus" / "ward.txt").write_text(above + " ".join(sentences), encoding="utf-8")
    build(folder / "corpus", folder / "index", encoder=HashingEncoder())
    library = Library.open(folder / "index")
    for whole in stored(library):
        assert_parts(library, whole)
    library.close()
