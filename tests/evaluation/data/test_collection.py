from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.data.collection import load_collection, only, pools, sample, with_documents
from sourceline.errors import WrongUseError
from tests.evaluation.data.collections import write_collection


def test_a_collection_is_read(tmp_path: Path) -> None:
    collection = load_collection(write_collection(tmp_path))
    assert [document.path for document in collection.documents] == ["bees", "bridge", "roof"]
    assert collection.qrels == {"q1": {"bridge": 1}, "q2": {"bees": 2}}
    assert collection.query_fields["q1"]["place"] == "Brod", "what meta says stands beside the rest"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("corpus.jsonl", "{oops", r"corpus\.jsonl, line 1: not JSON"),
        ("queries.jsonl", "[1]", r"queries\.jsonl, line 1: not a JSON object"),
        ("qrels.tsv", "q1 bridge 1", r"qrels\.tsv, line 1"),
    ],
)
def test_a_broken_collection_is_named(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    write_collection(tmp_path)
    (tmp_path / name).write_text(content)
    with pytest.raises(WrongUseError, match=message):
        load_collection(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(WrongUseError, match="cannot be read"):
        load_collection(tmp_path)


def test_a_sample_is_of_judged_queries_and_the_same_every_time(tmp_path: Path) -> None:
    collection = load_collection(write_collection(tmp_path))
    assert list(sample(collection, None).queries) == ["q1", "q2"]
    one = sample(collection, 1)
    assert len(one.queries) == 1
    assert one.queries.keys() == one.qrels.keys()
    assert one.queries == sample(collection, 1).queries


def test_queries_are_kept_with_their_judgements(tmp_path: Path) -> None:
    collection = only(load_collection(write_collection(tmp_path)), lambda f: "answers" in f)
    assert collection.queries.keys() == collection.qrels.keys() == {"q1"}


def test_a_query_is_asked_of_the_documents_that_share_a_field(tmp_path: Path) -> None:
    collection = load_collection(write_collection(tmp_path))
    found = pools(collection, "town", "place")
    assert found == {"q1": {"bees", "bridge"}, "q2": {"bees", "bridge"}, "q3": {"roof"}}
    with pytest.raises(WrongUseError, match="no document's 'town' equals its 'text'"):
        pools(collection, "town", "text")


def test_documents_that_nobody_asks_can_be_left_out(tmp_path: Path) -> None:
    collection = with_documents(load_collection(write_collection(tmp_path)), {"bees", "bridge"})
    assert [document.path for document in collection.documents] == ["bees", "bridge"]
    assert collection.qrels.keys() == {"q1", "q2"}
