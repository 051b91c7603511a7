"""No answer from a year that was not asked for, wherever else its passage lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import build
from retriever import Retriever

pytestmark = pytest.mark.models

FISH = (
    "The harbour of Lund caught 40 tonnes of cod in 2012. The harbour of Lund caught 52 tonnes of "
    "cod in 2013. In 2014 the catch was 61 tonnes. The harbour of Brim caught 12 tonnes of herring "
    "in 2013."
)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder: Path = tmp_path_factory.mktemp("fish")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "fish.txt").write_text(f"Fish report\n\n{FISH}\n", encoding="utf-8")
    build(folder / "corpus", folder / "index")
    with closing(Retriever.open(folder / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("year", "tonnes"), [("2012", "40 tonnes"), ("2013", "52 tonnes"), ("2014", "61 tonnes")]
)
def test_the_words_of_the_year_asked_for_answer(
    retriever: Retriever, year: str, tonnes: str
) -> None:
    answer = retriever.ask(f"How much cod did the harbour of Lund catch in {year}?")
    assert [said.text for said in answer.answers] in ([tonnes], [f"{tonnes} of cod"])


def test_an_event_of_another_year_in_the_same_passage_is_no_answer(retriever: Retriever) -> None:
    answer = retriever.ask("How much herring did Brim catch in 2012?")
    assert not any("12 tonnes" in said.text for said in answer.answers)
    for evidence in answer.evidence:
        assert not any("in 2013" in h.text for h in evidence.highlights if h.kind == "sentence")


@pytest.mark.parametrize("nothing", ["the of and in to", "и в на с по", "' OR 1=1 --"])
def test_words_that_say_nothing_are_answered_by_nothing(retriever: Retriever, nothing: str) -> None:
    assert not retriever.ask(nothing).found
