from __future__ import annotations

import random

import bm25s
import numpy as np
import pytest

from sourceline.index import word_index
from sourceline.index.word_index import WordIndex
from sourceline.text.words import stems

VOCABULARY = [f"w{number}" for number in range(60)]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    # Up to 39 words: there tantivy keeps the length of a text exactly, beyond in one byte.
    draw = random.Random(7)
    weights = [1 / rank for rank in range(1, 61)]
    return [" ".join(draw.choices(VOCABULARY, weights, k=draw.randint(3, 39))) for _ in range(300)]


@pytest.fixture(scope="module")
def index(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> WordIndex:
    folder = tmp_path_factory.mktemp("bm25") / "words"
    word_index.write(folder, [(row, f"document{row % 3}", text) for row, text in enumerate(texts)])
    return WordIndex(folder)


def test_order_is_that_of_bm25s(index: WordIndex, texts: list[str]) -> None:
    model = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    model.index([stems(text) for text in texts], show_progress=False)
    draw = random.Random(11)
    for _ in range(50):
        query = draw.sample(VOCABULARY, 3)
        expected = np.asarray(model.get_scores(query))
        found = index.search(query, 300)
        assert {row for row, _ in found} == set(np.flatnonzero(expected > 0))
        scores = [expected[row] for row, _ in found]
        assert scores == sorted(scores, reverse=True) or np.allclose(
            scores, sorted(scores, reverse=True), rtol=1e-4
        )


def test_only_the_named_documents_are_searched(index: WordIndex) -> None:
    whole = index.search(["w0", "w1"], 300)
    within = index.search(["w0", "w1"], 300, documents=["document1"])
    assert within == [hit for hit in whole if hit[0] % 3 == 1]
    assert index.search(["w0"], 10, documents=[]) == []


def test_frequency_counts_passages(index: WordIndex, texts: list[str]) -> None:
    assert index.frequency("w5") == sum("w5" in text.split() for text in texts)
    assert index.frequency("nowhere") == 0


def test_nothing_is_found_by_nothing(index: WordIndex) -> None:
    assert index.search([], 10) == []
    assert index.search(["nowhere"], 10) == []
    assert index.search(['"; DROP', "title:", "*", "AND"], 10) == []
