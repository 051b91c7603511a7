"""Which questions ask for all things of a kind, and which for one."""

from __future__ import annotations

from datetime import date

import pytest

from retriever.listings.list_request import ListRequest, list_request
from retriever.query.parse import understand
from sourceline.text.words import stem

TODAY = date(2026, 11, 29)


def requested(text: str) -> ListRequest | None:
    return list_request(understand(text, today=TODAY))


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("List all inspections carried out in 2022", "inspections"),
        ("Could you please give me a list of the fishing vessels registered in Vigo?", "vessels"),
        ("Which of the schools were renovated in 2019?", "schools"),
        ("name the hospitals that received ventilators", "hospitals"),
        ("In which cities were workshops held in 2022?", "cities"),
        ("What are the main partners of the hospital?", "partners"),
        ("workshops in the second half of 2020", "workshops"),
        ("list every meeting of May 2022", "meeting"),
        ("How many seminars did the fund pay for?", "seminars"),
        ("All the measles and rubella campaigns that Malta paid for", "campaigns"),
        ("missions in autumn 2023", "missions"),
        ("How often was the trawler Ebro fined in 2023?", "fined"),
        ("How many times did the council meet in 2021?", "meet"),
        ("Перечислите все курсы, проведённые в Минске", "курсы"),
        ("В каких странах проводились семинары?", "странах"),
        ("список тренингов за 2021 год", "тренингов"),
        ("семинары в первом полугодии 2022 года", "семинары"),
    ],
)
def test_the_noun_of_a_list(question: str, noun: str) -> None:
    found = requested(question)
    assert found is not None
    assert found.head == stem(noun)


@pytest.mark.parametrize(
    "question",
    [
        "Who led the course in Bergen?",
        "Which hospital received ventilators?",
        "Which donor gave more, Sweden or Poland?",
        "When did the harbour open?",
        "What happened in December 2020?",
        "What does the annex say about fees?",
        "Кто открыл больницу?",
        "В какой стране прошёл семинар?",
        "harbour fees Esbjerg",
        "workshop on nets",
        "Which hospital gives help in Minsk?",
        "Семинар в Минске в 2022 году",
        "Встреча прошла 3 мая 2021 года",
    ],
)
def test_a_question_for_one_thing_asks_for_no_list(question: str) -> None:
    assert requested(question) is None


def test_what_narrows_a_list_down_is_told_from_what_does_not() -> None:
    found = requested("list all courses that were held and funded by Norway")
    assert found is not None
    assert found.names == {stem("Norway")}
    assert found.funding
    whole = requested("Which courses took place between March and May 2022?")
    assert whole is not None
    assert not whole.rest


def test_who_pays_is_asked_by_the_name_of_a_body_too() -> None:
    funders = requested("Which organisations funded courses in 2022?")
    funded = requested("Which organisations were funded by Poland?")
    assert funders is not None
    assert funders.kind == "donor"
    assert funded is not None
    assert funded.kind == "thing"
