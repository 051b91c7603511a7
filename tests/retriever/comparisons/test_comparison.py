"""Comparisons: both quantities in their exact words, and "more" only where it can be said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.listings.fisheries import PAPERS
from tests.retriever.opened import opened


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("compared"), PAPERS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "quantities", "verdict"),
    [
        ("Who gave more in 2022, Iceland or Poland?", ["120000", "75000"], "More: Iceland."),
        ("Which donor gave less in 2021: Iceland or Poland?", ["90000", "45000"], "Less: Poland."),
        ("Did Denmark give more than the European Union in 2021?",
         ["EUR 180,000", "EUR 310,000"], "More: European Union."),
        ("Were landings higher in 2019 or in 2021?", ["41200", "40110"], "More: 2019."),
        ("In which year were fewer vessels licensed, 2021 or 2022?", ["198", "190"], "Less: 2022."),
        ("Were there more participants in 2019 or 2022?", ["31", "44"], "More: 2022."),
        ("Who funded more courses in 2022, Iceland or Poland?", ["1", "3"], "More: Poland."),
        ("Did Iceland give more in 2021 or in 2022?", ["90000", "120000"], "More: 2022."),
    ],
)  # fmt: skip
def test_both_are_quoted_and_the_greater_is_named(
    papers: Retriever, question: str, quantities: list[str], verdict: str
) -> None:
    answer = papers.ask(question)
    assert answer.found
    assert answer.shape is not None
    assert [each.text for each in answer.answers] == quantities
    assert answer.shape.summary.endswith(verdict)
    for each in answer.answers:
        assert each.span.of(papers.library.document(each.document).text) == each.text


def test_of_two_currencies_neither_is_said_to_be_more(papers: Retriever) -> None:
    answer = papers.ask("Did Norway or Denmark give more in 2021?")
    assert answer.shape is not None
    assert [each.text for each in answer.answers] == ["NOK 2,400,000", "EUR 180,000"]
    assert "neither is said to be more" in answer.shape.summary


@pytest.mark.parametrize(
    "question",
    [
        "Who gave more in 2022, Iceland or France?",
        "Were landings higher in 2001 or 2002?",
        "What is more important, speed or safety?",
        "How many courses were held in 2021 or 2022?",
        "Who heads the Commission, Dahl or Lind?",
    ],
)
def test_where_one_of_the_two_is_not_said_nothing_is_compared(
    papers: Retriever, question: str
) -> None:
    shape = papers.ask(question).shape
    assert shape is None or shape.kind != "comparison"
