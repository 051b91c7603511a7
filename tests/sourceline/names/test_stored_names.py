from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import build
from sourceline.index.library import Library
from sourceline.names import acronym_key, long_form_key
from sourceline.names.spelling import spelling_key
from tests.hashing_encoder import HashingEncoder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(
        "The Lake Water Boards (LWBs) met. The judge saw Turgumbaev and Turgumbayev there.\n"
    )
    (corpus / "b.txt").write_text("It is the Lake Water Bank (LWB) that pays. It rained.\n")
    build(corpus, tmp_path / "index", encoder=HashingEncoder())
    with closing(Library.open(tmp_path / "index")) as opened:
        yield opened


def test_definitions_are_found_from_either_side_and_slice_back(library: Library) -> None:
    by_acronym = library.records.definitions(acronym_keys=[acronym_key("LWB")])
    assert [(said.document, said.acronym) for said in by_acronym] == [
        ("a.txt", "LWBs"),
        ("b.txt", "LWB"),
    ]
    by_long_form = library.records.definitions(long_keys=[long_form_key("lake water board")])
    assert [said.document for said in by_long_form] == ["a.txt"]
    for said in by_acronym:
        text = library.document(said.document).text
        assert said.definition.acronym.of(text) == said.acronym
        assert said.definition.long_form.of(text) == said.long_form
    assert library.records.definitions(["lwc"], ["water"]) == []


def test_names_are_found_by_key(library: Library) -> None:
    found = library.records.spellings([spelling_key("Тургумбаев")])
    assert found == ["Turgumbaev", "Turgumbayev"]
    assert library.records.spellings([spelling_key("rained")]) == []
