"""What was denied, called off or put off; yes or no; the latest; wrong premises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.opened import opened

FILES = {
    "letter.txt": (
        "Notice to all wards\n\n"
        "The hygiene audit in Pleven that was planned for 20 February 2023 has been rescheduled "
        "to 14 March 2023. The blood donor day in Ruse, planned for 5 May 2023, was cancelled "
        "because of the flood. The cooking class was moved from 10 June 2023 to 7 July 2023.\n"
    ),
    "report.txt": (
        "City clinic: report of the year 2022\n\n"
        "In 2022 the clinic held six vaccination days for 214 children. No vaccination day was "
        "held in Dobrich in 2022. The Lions Club paid for the ambulance. The municipality did not "
        "pay for the new ward. The new ward in Varna was opened on 4 March 2022 by Ms. Ivanova.\n"
    ),
    "old_note.txt": "Note of 10 June 2019\n\nThe head nurse of the clinic is Ms. Tanya Marinova.\n",
    "new_note.txt": "Note of 3 May 2023\n\nThe head nurse of the clinic is Ms. Radka Ilieva.\n",
    "письмо.txt": (
        "Городская больница\n\nСеминар по хирургии, запланированный на 15 мая 2023 года в Софии, "
        "перенесён на 22 июня 2023 года. Семинар по педиатрии в Бургасе был отменён из-за ремонта."
        "\n"
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("denied"), FILES) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When is the hygiene audit in Pleven?", "14 March 2023"),
        ("When will the hygiene audit take place?", "14 March 2023"),
        ("When is the cooking class now planned?", "7 July 2023"),
        ("Когда состоится семинар по хирургии?", "22 июня 2023 года"),
    ],
)
def test_a_new_day_stands_before_the_old_one(asked: Retriever, question: str, day: str) -> None:
    answer = asked.ask(question)
    assert [span.text for span in answer.answers] == [day]
    assert answer.evidence[0].hit.place.text.find(day) > 0


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many children were vaccinated in Dobrich in 2022?", "No vaccination day was held in"),
        ("When was the blood donor day in Ruse held?", "was cancelled because of the flood"),
        ("How many people came to the blood donor day in Ruse?", "was cancelled"),
    ],
)
def test_what_did_not_take_place_is_said_instead_of_a_figure_or_day_of_something_else(
    asked: Retriever, question: str, said: str
) -> None:
    answer = asked.ask(question)
    assert answer.found
    assert said in answer.answers[0].text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Was the hygiene audit held on 20 February 2023?",
            "rescheduled to 14 March 2023",
        ),
        ("Did the blood donor day in Ruse take place?", "was cancelled"),
        ("Did the municipality pay for the new ward?", "did not pay for the new ward"),
        ("Did the Lions Club pay for the ambulance?", "The Lions Club paid for the ambulance"),
        ("Был ли отменён семинар по педиатрии?", "был отменён"),
    ],
)
def test_yes_or_no_is_the_sentence_that_settles_it(
    asked: Retriever, question: str, said: str
) -> None:
    answer = asked.ask(question)
    assert answer.found
    assert said in answer.answers[0].text


@pytest.mark.parametrize(
    "question",
    [
        "When did the clinic close the new ward?",
        "When was the new ward in Sliven opened?",
        "Why was Ms. Ivanova dismissed?",
    ],
)
def test_a_premise_that_nothing_says_is_no_ground_for_an_answer(
    asked: Retriever, question: str
) -> None:
    assert not asked.ask(question).found


def test_the_first_plan_can_still_be_asked_for(asked: Retriever) -> None:
    answer = asked.ask("When was the hygiene audit in Pleven originally planned?")
    assert "14 March 2023" not in [span.text for span in answer.answers]


def test_the_latest_answer_is_first_and_each_says_its_day(asked: Retriever) -> None:
    answers = asked.ask("Who is the head nurse of the clinic now?").answers
    days = [span.day for span in answers]
    assert [day.year for day in days if day] == [2023, 2019]
