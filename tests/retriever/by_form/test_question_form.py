from __future__ import annotations

import pytest

from retriever.by_form.question_form import asked_person, asked_post, asked_term, asked_words


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who is hana sato", "hana sato"),
        ("Who is Dr Peter Okafor?", "Peter Okafor"),
        ("Who's Olav Lie?", "Olav Lie"),
        ("Please tell me who Ruth Adeyemi is", "Ruth Adeyemi"),
        ("what is ruth adeyemi's post", "ruth adeyemi"),
        ("What position does Jonas Berg hold?", "Jonas Berg"),
        ("Кто такая Анна Петрова?", "Анна Петрова"),
    ],
)
def test_the_person_asked_for(question: str, name: str) -> None:
    assert asked_person(question) == name


@pytest.mark.parametrize(
    "question", ["Who is the mayor?", "Who is in charge of the fence?", "When was it?", "Who paid?"]
)
def test_no_person_is_asked_for(question: str) -> None:
    assert asked_person(question) is None


def test_the_post_asked_for() -> None:
    heads = asked_post("Who heads the stroke unit?")
    assert heads is not None
    assert (heads.post, heads.rest, heads.by_verb) == ("head", "stroke unit", True)
    deputy = asked_post("who is the deputy head of nursing")
    assert deputy is not None
    assert (deputy.post, deputy.ranks) == ("head", frozenset(["deputy"]))
    assert asked_post("Who led the survey in Alta?") is None
    assert asked_post("Who was trained as director?") is None


def test_whose_words_and_about_what() -> None:
    about = asked_words("what did the harbour master say about the quay")
    assert about is not None
    assert (about.speaker, about.topic) == ("harbour master", "the quay")
    russian = asked_words("Что сказала Анна Петрова об очередях?")
    assert russian is not None
    assert (russian.speaker, russian.topic) == ("Анна Петрова", "очередях")
    assert asked_words("What did the repair cost?") is None


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What does NASB stand for?", "NASB"),
        ("what is a smolt", "a smolt"),
        ("Что такое ОРИТ?", "ОРИТ"),
        ("define by-catch", "by-catch"),
    ],
)
def test_the_term_asked_for(question: str, term: str) -> None:
    assert asked_term(question) == term
    assert asked_term("What does the repair cost?") is None
