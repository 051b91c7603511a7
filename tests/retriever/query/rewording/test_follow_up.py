"""A follow-up is made to stand by itself; a full question of its own is not changed."""

from __future__ import annotations

from datetime import date

import pytest

from retriever.query.rewording.earlier import Earlier
from retriever.query.rewording.follow_up import continue_question, needs_another

TODAY = date(2026, 11, 29)
SURVEY = "Who funded the survey of hake stocks in Lüderitz in 2021?"
LANDED = "How much did Iceland pay in 2020?"


def _continued(question: str, before: str, answer: str | None = None) -> str | None:
    found = continue_question(question, Earlier(before, answer), TODAY)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("and in 2019?", SURVEY, "Who funded the survey of hake stocks in Lüderitz in 2019?"),
        ("And the year after?", LANDED, "How much did Iceland pay in 2021?"),
        ("the year before that?", LANDED, "How much did Iceland pay in 2019?"),
        ("what about 2018?", LANDED, "How much did Iceland pay in 2018?"),
        (
            "and the month after?",
            "How many boats were inspected in December 2021?",
            "How many boats were inspected in January 2022?",
        ),
        (
            "а в 2019?",
            "Кто оплатил ремонт школы в феврале 2020 года?",
            "Кто оплатил ремонт школы в 2019?",
        ),
        (
            "годом раньше?",
            "Кто оплатил ремонт школы в 2020 году?",
            "Кто оплатил ремонт школы в 2019 году?",
        ),
    ],
)
def test_another_time_replaces_the_one_before(question: str, before: str, text: str) -> None:
    assert _continued(question, before) == text


@pytest.mark.parametrize(
    ("question", "before", "text"),
    [
        ("and Norway?", LANDED, "How much did Norway pay in 2020?"),
        ("what about the European Union?", LANDED, "How much did the European Union pay in 2020?"),
        ("and Norway in 2022?", LANDED, "How much did Norway pay in 2022?"),
        (
            "and in Walvis Bay?",
            SURVEY,
            "Who funded the survey of hake stocks in Walvis Bay in 2021?",
        ),
        ("and women?", "How many men were hired?", "How many women were hired?"),
        (
            "and in Khartoum?",
            "How many vessels were inspected in the port of Walvis Bay?",
            "How many vessels were inspected in the port of Khartoum?",
        ),
        ("and the seminar in Molde?", SURVEY, "Who funded the seminar in Molde in 2021?"),
        (
            "and on books?",
            "How much did the fund spend on laptops in 2020?",
            "How much did the fund spend on books in 2020?",
        ),
        (
            "а в Мурманске?",
            "Кто оплатил ремонт школы в Бергене в 2020 году?",
            "Кто оплатил ремонт школы в Мурманске в 2020 году?",
        ),
    ],
)
def test_another_name_replaces_its_like(question: str, before: str, text: str) -> None:
    assert _continued(question, before) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("who led it?", "who led the survey of hake stocks in Lüderitz in 2021?"),
        ("when did it begin?", "when did the survey of hake stocks in Lüderitz in 2021 begin?"),
        (
            "what did the minister say about it?",
            "what did the minister say about the survey of hake stocks in Lüderitz in 2021?",
        ),
        ("who paid for it in 2020?", "who paid for the survey of hake stocks in Lüderitz in 2020?"),
        (
            "what was its budget?",
            "what was the budget of the survey of hake stocks in Lüderitz in 2021?",
        ),
        ("who led the survey?", "who led the survey of hake stocks in Lüderitz in 2021?"),
        ("and where?", "Where (the survey of hake stocks in Lüderitz in 2021)?"),
        (
            "how many people took part?",
            "how many people took part (the survey of hake stocks in Lüderitz in 2021)?",
        ),
    ],
)
def test_it_and_the_like_take_what_was_asked_about(question: str, text: str) -> None:
    assert _continued(question, SURVEY) == text


def test_there_and_she_take_the_words_that_answered() -> None:
    where = "Where was the workshop on tagging held?"
    assert _continued("how many people work there?", where, "Walvis Bay") == (
        "how many people work in Walvis Bay?"
    )
    who = "Who heads the surgical ward?"
    assert _continued("when was she appointed?", who, "Dr Lena Fischer") == (
        "when was Dr Lena Fischer appointed?"
    )


def test_russian_pronouns_are_taken_up() -> None:
    text = _continued("кто его вёл?", "Кто финансировал курс в Бергене в 2020 году?")
    assert text == "кто вёл (курс в Бергене в 2020 году)?"


@pytest.mark.parametrize(
    "question",
    [
        "Who heads the programme?",
        "What is NAFO?",
        "who is claire dubois",
        "August 2021",
        "Why did Iceland withdraw its funding?",
        "Is it true that Norway gave money?",
        "How many boats were inspected in Bergen in 2022?",
        "How many tonnes did the trawler land before it sank?",
        "What percentage of those officers who were hired left?",
        "What made it impossible for the fleet to sail?",
        "Сколько сотрудников прошли обучение в 2020 году?",
        "Какая страна подписала договор о предоставлении ей особого статуса?",
    ],
)
def test_a_full_question_is_not_changed(question: str) -> None:
    assert _continued(question, SURVEY) is None
    assert not needs_another(question, TODAY)


@pytest.mark.parametrize(
    "question",
    ["and in 2019?", "who led it?", "and Norway?", "the year after?", "when?", "а кто его вёл?"],
)
def test_a_follow_up_alone_is_known_as_one(question: str) -> None:
    assert needs_another(question, TODAY)


def test_a_follow_up_continues_a_follow_up() -> None:
    first = _continued("and Norway?", LANDED)
    assert first is not None
    assert _continued("and the year after?", first) == "How much did Norway pay in 2021?"
