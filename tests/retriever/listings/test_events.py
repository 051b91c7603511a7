from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from retriever import Retriever
from retriever.listings.events import is_timeline
from retriever.query.parse import understand
from retriever.results import Answer
from tests.retriever.opened import opened

TODAY = date(2026, 11, 22)
TEXTS = {
    "budget.txt": "The budget doubled in 2021. Nobody said why it did.",
    "late.txt": "Heavy rain fell. On 27 August 2021 the bridge was opened by the mayor.",
    "march.txt": "In March 2021 the library closed its doors for good.",
    "old.txt": "The mill burnt down on 3 August 2019, and was never built again.",
    "undated.txt": "Events happened, and nobody wrote down when they happened.",
    "early.txt": "From 30 July to 2 August 2021 divers searched the lake; a boat was found.",
    "ru.txt": "Тренинг для экспертов прошёл 10–11 августа 2021 года в Бишкеке.",
    "boats.txt": "In Q4 2020 the port bought boats. On 31 December 2020 it sold them. It rained.",
    "since.txt": "Since August 2022 the centre has trained officers. Nobody was left out.",
    "before.txt": "Before 1930 the mill stood by the river, and the river was wide.",
    "leaning.txt": "News of the week\n\nPublished: 20 August 2021\n\nOn Monday the ferry sank.",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("town"), TEXTS) as asked:
        yield asked


def documents(answer: Answer) -> list[str]:
    return [evidence.hit.place.document for evidence in answer.evidence]


@pytest.mark.parametrize(
    "question",
    [
        "what happened in August 2021",
        "Which events took place in August 2021?",
        "events between 1 and 31 August 2021",
        "what was going on during August 2021?",
        "August 2021",
        "Что произошло в августе 2021 года?",
        "какие события состоялись с 1 по 31 августа 2021 г.",
    ],
)
def test_a_period_alone_lists_its_events_in_order_of_time(town: Retriever, question: str) -> None:
    answer = town.ask(question)
    assert answer.found
    assert documents(answer) == ["early.txt", "ru.txt", "leaning.txt", "late.txt"]
    assert 0.5 < answer.confidence < 1
    scores = [evidence.hit.score for evidence in answer.evidence]
    assert scores == sorted(scores, reverse=True)
    assert all(evidence.hit.in_period for evidence in answer.evidence)


def test_a_loose_date_of_another_sentence_is_an_event_too(town: Retriever) -> None:
    [boats] = town.ask("what happened in Q4 2020").evidence
    assert [h.text for h in boats.highlights] == [
        "In Q4 2020 the port bought boats.",
        "On 31 December 2020 it sold them.",
    ]


def test_the_sentences_that_hold_the_dates_are_marked(town: Retriever) -> None:
    late = town.ask("what happened in August 2021").evidence[-1]
    marked = [(mark.kind, mark.text) for mark in late.highlights]
    assert marked == [("sentence", "On 27 August 2021 the bridge was opened by the mayor.")]
    assert late.hit.mention is not None
    assert late.hit.overlap == 1


def test_a_loose_date_counts_only_where_there_is_no_better(town: Retriever) -> None:
    assert "budget.txt" not in documents(town.ask("what happened in March 2021"))
    june = town.ask("what happened in June 2021")
    assert documents(june) == ["budget.txt"]
    assert june.confidence < 0.5


def test_options_make_a_period_and_k_and_documents_are_kept(town: Retriever) -> None:
    year = town.ask("what happened?", since=date(2021, 3, 1), until=date(2021, 12, 31), k=2)
    assert documents(year) == ["march.txt", "budget.txt"]
    assert documents(town.ask("what happened in 2021", documents=["late.txt"])) == ["late.txt"]


def test_what_is_open_is_an_event_of_the_period_that_holds_its_end(town: Retriever) -> None:
    assert documents(town.ask("what happened in 2022?")) == ["since.txt"]
    assert not town.ask("what happened in 2024?").found
    assert not town.ask("what happened in 1920?").found
    during = town.ask("who has trained officers in 2024?")
    assert during.evidence[0].hit.place.document == "since.txt"
    assert during.evidence[0].hit.in_period
    assert during.evidence[0].hit.mention_text == "Since August 2022"


def test_nothing_in_the_period_is_not_found(town: Retriever) -> None:
    answer = town.ask("what happened in 1950?")
    assert not answer.found
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    [
        "what happened",
        "what happened at the bridge in August 2021",
        "who opened the bridge in August 2021",
        "trainings in 2021",
        "какие тренинги прошли в марте 2021",
        "When was the Programme 2022-2025 signed?",
    ],
)
def test_a_question_with_content_is_searched_for(question: str) -> None:
    assert not is_timeline(understand(question, today=TODAY))
