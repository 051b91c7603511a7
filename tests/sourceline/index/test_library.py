from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from indexer.build import build
from sourceline.errors import DamagedIndexError, WrongUseError
from sourceline.index.library import Library
from tests.hashing_encoder import HashingEncoder
from tests.seeds import SEED_CORPUS


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "index"
    build(SEED_CORPUS, folder, encoder=HashingEncoder())
    return folder


@pytest.fixture(scope="module")
def library(index: Path) -> Iterator[Library]:
    with closing(Library.open(index)) as opened:
        yield opened


def test_faiss_finds_what_numpy_finds(library: Library) -> None:
    encoder = HashingEncoder()
    matrix = library.passage_vectors(range(len(library)))
    for text in ("training in Osh", "money laundering", "heads of departments", "Vienna"):
        query = encoder.encode([text])[0]
        scores = matrix @ query
        found = library.search_meaning(query, 10)
        assert np.allclose([score for _, score in found], np.sort(scores)[::-1][:10], atol=1e-6)
        assert all(abs(scores[row] - score) < 1e-6 for row, score in found)


def test_a_passages_own_text_finds_it_first(library: Library) -> None:
    encoder = HashingEncoder()
    for row, stored in library.passages(range(len(library))).items():
        query = encoder.encode([stored.passage.search_text.text])[0]
        best = library.search_meaning(query, 3)
        assert best[0][1] == pytest.approx(1, abs=1e-5)
        assert row in [found for found, score in best if score > 1 - 1e-5]


def test_only_the_named_documents_are_searched(library: Library) -> None:
    query = HashingEncoder().encode(["training in Osh"])[0]
    entry = library.documents()[2]
    rows = set(library.records.rows_of(entry.id))
    found = library.search_meaning(query, 100, documents=[entry.id])
    assert {row for row, _ in found} == rows
    assert library.search_meaning(query, 10, documents=[]) == []


def test_save_and_load_give_the_same_hits(library: Library, index: Path) -> None:
    query = HashingEncoder().encode(["drug trafficking on the internet"])[0]
    with closing(Library.open(index)) as again:
        assert again.search_meaning(query, 20) == library.search_meaning(query, 20)
        stems = ["drug", "internet"]
        assert again.search_words(stems, 20) == library.search_words(stems, 20)


def test_every_passage_is_a_slice_of_its_file(library: Library) -> None:
    for entry in library.documents():
        text = (SEED_CORPUS / entry.path).read_bytes().decode("utf-8")
        document = library.document(entry.path)
        assert document.text == text
        rows = library.records.rows_of(entry.id)
        for stored in library.passages(rows).values():
            assert stored.text == stored.passage.span.of(text)
            if stored.heading_span:
                assert stored.heading == stored.heading_span.of(text)


def test_a_query_of_another_length_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match="against 64 dimensions"):
        library.search_meaning(np.ones(8, dtype=np.float32), 3)


def test_an_unknown_document_is_refused(library: Library) -> None:
    with pytest.raises(WrongUseError, match="nowhere"):
        library.document("nowhere.txt")


def test_a_truncated_faiss_file_is_damage(tmp_path: Path) -> None:
    build(SEED_CORPUS, tmp_path, encoder=HashingEncoder())
    vectors = next(tmp_path.glob("generations/*/vectors.faiss"))
    vectors.write_bytes(vectors.read_bytes()[:-100])
    with pytest.raises(DamagedIndexError, match=r"vectors\.faiss.*Rebuild"):
        Library.open(tmp_path)
