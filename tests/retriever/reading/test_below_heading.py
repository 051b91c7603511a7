from __future__ import annotations

from pathlib import Path

import pytest

from indexer.build import build
from retriever.reading.below_heading import read_below_heading, start_below_heading
from retriever.reading.reader import Reading, ScoredSpan
from retriever.retriever import Retriever
from sourceline.index.index_records import StoredPassage
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader

TEXT = "THE BOARD PAID FOR BOATS\n\nOn 3 May 2020 the lake office paid for nine boats.\n"


@pytest.fixture
def headed(tmp_path: Path) -> StoredPassage:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/news.txt").write_text(TEXT)
    encoder = HashingEncoder()
    build(tmp_path / "corpus", tmp_path / "index", encoder=encoder)
    retriever = Retriever.open(tmp_path / "index", encoder, OverlapReader())
    stored = retriever.library.passages([0])[0]
    retriever.close()
    return stored


def test_words_of_the_heading_give_way_to_those_below_it(headed: StoredPassage) -> None:
    text = headed.passage.search_text.text
    at = start_below_heading(headed)
    assert at is not None
    assert text[at:].startswith("On 3 May")
    first = text.index("BOARD")
    said = Reading(5.0, (ScoredSpan(first, first + 5, 5.0),))
    again = read_below_heading(OverlapReader(), "who paid for boats", headed, said)
    assert again.relevance == said.relevance, "how well it answers is not read anew"
    assert again.spans[0].score == said.relevance
    assert text[again.spans[0].start : again.spans[0].end] == "boats"


def test_words_below_the_heading_stay(headed: StoredPassage) -> None:
    at = headed.passage.search_text.text.index("office")
    said = Reading(5.0, (ScoredSpan(at, at + 6, 5.0),))
    assert read_below_heading(OverlapReader(), "who paid for boats", headed, said) is said
