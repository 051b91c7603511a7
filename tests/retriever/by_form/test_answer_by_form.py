"""Two small organisations: a river board and a city hospital."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.opened import opened

REVIEW = """North Atlantic Salmon Board: Annual Review 2022

The North Atlantic Salmon Board (NASB) looks after eleven rivers. Its Executive Director, Dr Inga
Halvorsen, took office in 2020. The chair of the Board is Patrick O'Shea. Ruth Adeyemi, Head of the
Department of Science, Data and Monitoring, retired; she was succeeded by Jonas Berg.

By-catch means fish taken in nets set for another species. A smolt is a young salmon that is ready
to leave the river for the sea. Counting fences are barriers with a gate for single fish.

"We cannot manage what we do not count," said Dr Halvorsen in autumn. "The fences have paid for
themselves." Mr. O'Shea warned that poaching on the Tana had doubled.

Olav Lie, harbour master of Vardo, noted: "The new quay saved us two weeks."
"""
LETTER = """Dear Luis,

The survey vessel will reach Alta two days late.

Kind regards,

Hana Sato
Senior Data Officer
"""
HOSPITAL = """The new stroke unit

The unit was opened by the hospital's Medical Director, Dr Peter Okafor. Nurse manager Mary Kim
leads the stroke unit, which has 18 beds. The deputy head of nursing, Joan Day, was absent.

A stroke is a sudden loss of blood supply to part of the brain. Thrombolysis, a treatment that
dissolves clots, is given within four hours.

The Brigid Estates Fund for Surgery will pay. The BEFS board meets in May.
"""
RUSSIAN = """Отчёт больницы

Главный врач больницы — Анна Петрова. Её заместитель по хирургии — Марат Ибраев.

«Мы сократили очереди вдвое», — сказала Анна Петрова. Марат Ибраев отметил, что операций стало
больше.

Отделение реанимации и интенсивной терапии (ОРИТ) получило восемь коек.
"""


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    texts = {
        "review.txt": REVIEW,
        "letter.txt": LETTER,
        "hospital.txt": HOSPITAL,
        "отчет.txt": RUSSIAN,
    }
    with opened(tmp_path_factory.mktemp("forms"), texts) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who is inga halvorsen", "Its Executive Director"),
        ("Who is Patrick O'Shea?", "chair of the Board"),
        ("what is ruth adeyemi's post", "Head of the\nDepartment of Science, Data and Monitoring"),
        ("Who is Hana Sato?", "Senior Data Officer"),
        ("Who is Olav Lie?", "harbour master of Vardo"),
        ("Кто такой Марат Ибраев?", "Её заместитель по хирургии"),
        ("Who chairs the Board?", "Patrick O'Shea"),
        ("Who is the medical director?", "Dr Peter Okafor"),
        ("Who leads the stroke unit?", "Mary Kim"),
        ("who is the deputy head of nursing", "Joan Day"),
        ("who is the senior data officer", "Hana Sato"),
        ("Кто главный врач больницы?", "Анна Петрова"),
        ("Кто заместитель главного врача по хирургии?", "Марат Ибраев"),
        ("What does NASB stand for?", "North Atlantic Salmon Board"),
        ("what is befs", "Brigid Estates Fund for Surgery"),
        ("Что такое ОРИТ?", "Отделение реанимации и интенсивной терапии"),
        ("What is by-catch?", "fish taken in nets set for another species"),
        (
            "what is a smolt",
            "a young salmon that is ready\nto leave the river for the sea",
        ),
        ("what are counting fences", "barriers with a gate for single fish"),
        ("What is thrombolysis?", "a treatment that\ndissolves clots"),
        ("What did Halvorsen say about counting?", "We cannot manage what we do not count"),
        (
            "what did the executive director say about the fences",
            "The fences have paid for\nthemselves.",
        ),
        ("what did o'shea say about poaching", "poaching on the Tana had doubled"),
        ("What did the harbour master say?", "The new quay saved us two weeks."),
        ("Что сказала Анна Петрова?", "Мы сократили очереди вдвое"),
    ],
)
def test_the_exact_words_answer(retriever: Retriever, question: str, words: str) -> None:
    answer = retriever.ask(question)
    assert answer.found
    assert answer.answers[0].text == words
    first = answer.evidence[0]
    assert words in first.hit.place.text
    assert words in [mark.text for mark in first.highlights if mark.kind == "answer"] or any(
        mark.kind == "answer" and mark.text in words for mark in first.highlights
    )


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Who is the head of nursing?", "Joan Day"),  # the deputy is not
        ("Who leads the stroke unit?", "Dr Peter Okafor"),
        ("Who is the director of the blood bank?", "Dr Peter Okafor"),
        ("Кто главный врач больницы?", "Марат Ибраев"),
    ],
)
def test_another_post_does_not_answer(retriever: Retriever, question: str, wrong: str) -> None:
    assert wrong not in [one.text for one in retriever.ask(question).answers]


def test_only_the_words_on_the_topic_answer(retriever: Retriever) -> None:
    answers = retriever.ask("What did Halvorsen say about counting?").answers
    assert not any("fences" in one.text for one in answers)
