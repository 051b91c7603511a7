"""Passages that say the same are folded; those that tell of other things are not."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import build
from retriever import Retriever
from retriever.answer_report import as_json, as_lines
from retriever.ranking.candidate import Candidate, RankedCandidate
from retriever.ranking.deduplicate import Group, fold
from retriever.ranking.temporal import Dating
from sourceline.index.index_records import StoredPassage
from sourceline.records import CopiedRun, DateMention, Interval, Passage, SearchText, Span
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader

TEXT = (
    "The mayor of Bor opened the new bridge over the river, and 240 guests came to see it. "
    "The bank that paid for the work sent its director, who thanked everybody at length."
)


def stored(row: int, text: str, dates: Sequence[Interval] = ()) -> StoredPassage:
    span = Span(0, len(text))
    passage = Passage(
        id=f"d{row}:0",
        document_id=f"d{row}",
        span=span,
        section=0,
        sentences=(span,),
        dates=tuple(DateMention(Span(0, 1), interval) for interval in dates),
        search_text=SearchText(text, (CopiedRun(0, span),)),
    )
    return StoredPassage(row, passage, text, f"{row}.txt", "", "", None, None, None, None, (), 0)


def folded(*passages: StoredPassage, k: int = 5, depth: int = 30) -> list[tuple[int, ...]]:
    return [rows_of(group) for group in fold(map(ranked, passages), k, depth)]


def ranked(passage: StoredPassage) -> RankedCandidate:
    """As if found by words, best first by row."""
    score = 1.0 - passage.row / 10_000
    return RankedCandidate(Candidate(passage, None, score, Dating()), score)


def rows_of(group: Group) -> tuple[int, ...]:
    return (group.first.row, *(one.row for one in group.also))


def test_the_same_text_is_one_with_both_places() -> None:
    other = stored(1, "Bees need water in dry weather, and a hive stands in the shade.")
    assert folded(stored(0, TEXT), other, stored(2, TEXT)) == [(0, 2), (1,)]


def test_line_ends_case_of_no_name_and_a_changed_word_make_no_other_text() -> None:
    assert folded(stored(0, TEXT), stored(1, TEXT.replace(" ", "\n"))) == [(0, 1)]
    assert folded(stored(0, TEXT), stored(1, TEXT.replace("at length", "warmly"))) == [(0, 1)]


@pytest.mark.parametrize(
    ("words", "others"),
    [("240", "250"), ("Bor", "Osh"), ("came", "did not come"), ("new bridge over", "school by")],
)
def test_another_number_name_negation_or_text_is_no_duplicate(words: str, others: str) -> None:
    assert folded(stored(0, TEXT), stored(1, TEXT.replace(words, others))) == [(0,), (1,)]


def test_other_days_are_another_event() -> None:
    may = Interval(date(2019, 5, 1), date(2019, 5, 31))
    june = Interval(date(2019, 6, 1), date(2019, 6, 30))
    assert folded(stored(0, TEXT, [may]), stored(1, TEXT, [june])) == [(0,), (1,)]
    assert folded(stored(0, TEXT, [may]), stored(1, TEXT, [may])) == [(0, 1)]


def test_as_many_as_asked_are_shown_when_there_are_others() -> None:
    several = [stored(0, TEXT), stored(1, TEXT), stored(2, "One more."), stored(3, "Another one.")]
    assert folded(*several, k=2, depth=2) == [(0, 1), (2,)]


@given(
    st.lists(st.sampled_from([TEXT, "One more.", "", "!", "A. B."]), max_size=9), st.integers(1, 5)
)
def test_no_passage_is_lost_or_shown_twice(texts: list[str], k: int) -> None:
    passages = [stored(row, text) for row, text in enumerate(texts)]
    groups = [rows_of(group) for group in fold(map(ranked, passages), k, depth=30)]
    rows = [row for group in groups for row in group]
    assert len(rows) == len(set(rows))
    assert len(groups) <= k
    if len(groups) < k:
        assert set(rows) == set(range(len(texts)))
    firsts = [group[0] for group in groups]
    assert firsts == sorted(firsts)
    for first, *also in groups:
        assert all(texts[other] == texts[first] for other in also)


def test_an_answer_cites_every_place(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("a.txt", "b.txt"):
        (corpus / name).write_text(f"Bridge opened\n\n{TEXT}\n", encoding="utf-8")
    (corpus / "c.txt").write_text("Bees\n\nBees need water in dry weather.\n", encoding="utf-8")
    build(corpus, tmp_path / "index", encoder=HashingEncoder())
    with closing(Retriever.open(tmp_path / "index", HashingEncoder(), OverlapReader())) as one:
        answer = one.ask("Who opened the new bridge over the river?", k=2)
    first, second = as_json(answer)["passages"]
    assert [first["rank"], second["rank"]] == [1, 2]
    assert second["document"] == "c.txt"
    assert second["also_in"] == []
    (also,) = first["also_in"]
    assert {first["document"], also["document"]} == {"a.txt", "b.txt"}
    text = (corpus / also["document"]).read_text(encoding="utf-8")
    assert text[also["start"] : also["end"]] == first["text"]
    assert f"also in {also['document']} [{also['start']}:{also['end']}]" in "\n".join(
        as_lines(answer, colour=False)
    )
