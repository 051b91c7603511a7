"""Typing errors are corrected by the documents' words; names of somebody absent are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from retriever.query.rewording.typing_errors import corrected, typing_errors
from tests.retriever.opened import opened

TEXTS = {
    "fisheries.txt": (
        "The Fisheries Observatory inspected 41 trawlers in the harbour of Lüderitz in May 2021. "
        "The inspectors found undersized hake on three trawlers. The survey was financed by "
        "Iceland. Captain Haraldur Sigurdsson led the inspection in Swakopmund.\n"
    ),
    "hospital.txt": (
        "The surgical department performed 312 operations in 2022. Doctor Lena Hansen heads the "
        "department. The ambulances were delivered in Kolobrzeg by the Norwegian embassy.\n"
    ),
    "theatre.txt": (
        "ANNUAL MEETING\n\nThe meeting of the theatre took place in May. It talked about finance, "
        "and about a new stage.\n"
    ),
    "школа.txt": (
        "Фонд отремонтировал школу в Архангельске в 2020 году. Ремонт финансировало министерство "
        "образования. В ремонте участвовали сорок строителей.\n"
    ),
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("typing"), TEXTS) as found:
        yield found


def _corrections(question: str, retriever: Retriever) -> dict[str, str]:
    return {each.typed: each.meant for each in typing_errors(question, retriever.library)}


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("how many trawlres were inspected", {"trawlres": "trawlers"}),
        ("Who led the inspetcion in Swakopmudn?",
         {"inspetcion": "inspection", "Swakopmudn": "Swakopmund"}),
        ("how many opertaions did the surgcal department perform",
         {"opertaions": "operations", "surgcal": "surgical"}),
        ("where were the ambulnaces delivered", {"ambulnaces": "ambulances"}),
        ("What happened in Kolobrzge?", {"Kolobrzge": "Kolobrzeg"}),
        ("who financed the survvey", {"survvey": "survey"}),
        ("which departmments were headed by Hansen", {"departmments": "department"}),
        ("who was inspecteed in the harbour", {"inspecteed": "inspected"}),
        ("who fianced the theatre", {"fianced": "financed"}),
        ("what was the meetng about", {"meetng": "meeting"}),
        ("what was the stgae for", {"stgae": "stage"}),
        ("Кто фенансировал ремонт школы?", {"фенансировал": "финансировало"}),
    ],
)  # fmt: skip
def test_words_of_the_documents_are_meant(
    question: str, meant: dict[str, str], retriever: Retriever
) -> None:
    assert _corrections(question, retriever) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Who heads the surgical department?",
        "Who is Doctor Lena Jansen?",  # another person than Hansen
        "What did Hanson say?",
        "How much did Finland and Ireland give?",  # countries, though Iceland is near
        "Which trailers were bought?",  # a word, though trawlers is near
        "What is letter HK-3127 about?",
        "Which statues were sold?",  # one letter from "states" and "stages", and a word
        "Write to l.hansne@hospital.org",
        "What does NAFOO do?",
        "Что привезли в Петрозаводск?",
        "Кто отменил строительство?",
    ],
)
def test_other_words_and_names_stay(question: str, retriever: Retriever) -> None:
    assert _corrections(question, retriever) == {}


def test_only_the_words_corrected_change(retriever: Retriever) -> None:
    question = "How many  trawlres, in 2021?"
    found = typing_errors(question, retriever.library)
    assert corrected(question, found) == "How many  trawlers, in 2021?"


def test_an_answer_says_what_was_searched_for(retriever: Retriever) -> None:
    answer = retriever.ask("how many trawlres were inspected")
    assert answer.question.text == "how many trawlers were inspected"
    assert answer.question.as_typed == "how many trawlres were inspected"
    exact = retriever.ask("how many trawlres were inspected", exactly=True)
    assert exact.question.text == "how many trawlres were inspected"
    assert exact.question.rewordings == ()
