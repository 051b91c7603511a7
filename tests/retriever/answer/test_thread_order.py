"""Of the messages of a thread the newest answers; what it replaced is shown as superseded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from indexer.build import build
from retriever import Retriever
from retriever.answer.thread_order import names_another
from retriever.answer_report import as_json, as_lines

pytestmark = pytest.mark.models  # which words of each message answer, the real reader says

_MAIL = (
    "From: Post Office <post@lido.org>\nTo: all@lido.org\nDate: {day}\nSubject: {subject}\n"
    "Content-Type: text/plain; charset=utf-8\n\n{body}\n"
)
FILES = {
    "reply.eml": _MAIL.format(
        day="Mon, 20 Mar 2023 09:12:00 +0000",
        subject="Re: Beekeeping course",
        body=(
            "Dear all,\n\nThe hall in Molde has burnt down. We will meet in Ulsteinvik, and the "
            "beekeeping course will now start on 12 June 2023. Ms. Berit Aune will teach it "
            "instead of Mr. Dahl.\n\nOn 3 March 2023 Ola Vik wrote:\n> The beekeeping course will "
            "start in Molde on 15 May 2023.\n> Mr. Arne Dahl will teach the beekeeping course.\n"
            "> We expect 35 people at the course.\n"
        ),
    ),
    "first.eml": _MAIL.format(
        day="Mon, 9 Jan 2023 09:00:00 +0000",
        subject="Harbour audit",
        body="The harbour audit takes place on 21 February 2023. The fee is EUR 120.",
    ),
    "second.eml": _MAIL.format(
        day="Wed, 1 Feb 2023 09:00:00 +0000",
        subject="RE: Harbour audit",
        body=(
            "The day in our last mail was wrong. The harbour audit is on 28 February 2023. Please "
            "register by 10 February 2023."
        ),
    ),
    "переписка.txt": (
        "От: Елена\nОтправлено: 17 мая 2022 г.\nТема: RE: Выставка тюльпанов\n\n"
        "Зал занят. Выставка тюльпанов откроется 9 июня 2022 года.\n\n"
        "От: Елена\nОтправлено: 4 мая 2022 г.\nТема: Выставка тюльпанов\n\n"
        "Выставка тюльпанов откроется 26 мая 2022 года в саду.\n"
    ),
    "note.txt": "Note on gardens\n\nThe rose garden in Bergen opened on 4 April 2021.\n",
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder = tmp_path_factory.mktemp("threads")
    (folder / "corpus").mkdir()
    for name, text in FILES.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    build(folder / "corpus", folder / "index")
    with closing(Retriever.open(folder / "index")) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "new", "old"),
    [
        ("When does the beekeeping course start?", "12 June 2023", "15 May 2023"),
        ("Where will the beekeeping course take place?", "Ulsteinvik", "Molde"),
        ("Who will teach the beekeeping course?", "Berit Aune", "Arne Dahl"),
        ("When is the harbour audit?", "28 February 2023", "21 February 2023"),
    ],
)
def test_the_newest_message_answers_and_the_older_is_superseded(
    asked: Retriever, question: str, new: str, old: str
) -> None:
    answer = asked.ask(question)
    assert new in answer.answers[0].text
    assert all(old not in span.text for span in answer.answers)
    assert [old in span.text for span in answer.superseded] == [True]
    replaced = answer.superseded[0]
    place = answer.evidence[replaced.passage - 1].hit.place
    assert replaced.span.of(place.text, place.passage.span.start) == replaced.text


@pytest.mark.parametrize(
    ("question", "old"),
    [
        ("When was the beekeeping course first planned?", "15 May 2023"),
        ("What was the original date of the beekeeping course?", "15 May 2023"),
        ("When was the harbour audit originally planned?", "21 February 2023"),
    ],
)
def test_the_old_state_is_answered_by_the_oldest_message(
    asked: Retriever, question: str, old: str
) -> None:
    answer = asked.ask(question)
    assert [span.text for span in answer.answers] == [old]
    assert answer.superseded == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many people are expected at the beekeeping course?", "35"),
        ("What is the fee for the harbour audit?", "EUR 120"),
        ("When did the rose garden in Bergen open?", "4 April 2021"),
    ],
)
def test_what_no_newer_message_changes_stands(asked: Retriever, question: str, said: str) -> None:
    answer = asked.ask(question)
    assert said in answer.answers[0].text
    assert answer.superseded == ()


def test_the_newest_leads_in_a_language_that_is_not_read_too(asked: Retriever) -> None:
    answer = asked.ask("Когда откроется выставка тюльпанов?")
    assert "9 июня" in answer.answers[0].text
    assert ["26 мая" in span.text for span in answer.superseded] == [True]


def test_json_and_lines_say_what_was_superseded(asked: Retriever) -> None:
    answer = asked.ask("When does the beekeeping course start?")
    [replaced] = as_json(answer)["superseded"]
    assert (replaced["text"], replaced["day"]) == ("15 May 2023", "2023-03-03")
    assert any("Superseded: 15 May 2023" in line for line in as_lines(answer, colour=False))
    assert "superseded" not in as_json(asked.ask("What is the fee for the harbour audit?"))


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        (
            "How many people have signed up for the welding course?",
            "For the first-aid course in Gdynia 18 people have signed up.",
            True,
        ),
        (
            "How many people have signed up for the welding course?",
            "For the welding course 18 people have signed up.",
            False,
        ),
        ("How much is the stand fee?", "The stand fee comes down to EUR 85.", False),
        ("How much is the stand fee?", "The fee comes down to EUR 85.", False),
        ("How much is the stand fee?", "The entrance fee comes down to EUR 5.", True),
    ],
)
def test_another_thing_of_the_kind_is_known_by_the_word_before_it(
    question: str, text: str, another: bool
) -> None:
    assert names_another(question, text) is another
