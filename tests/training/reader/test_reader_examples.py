"""What the reader learns from: evidence stays where it was, and "none" holds no answer."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.data.kept_apart import FITTING_ARTICLES, REPORTED_ARTICLES, is_kept_apart
from training.reader.reader_data import (
    Paragraph,
    Question,
    QuestionSet,
    normalised,
)
from training.reader.reader_examples import Example, epochs, like_passages, wrong_passages
from training.reader.twists import Names, twist

RIVER = (
    "The Salna rises in the northern hills of Orvia. A dam was built across it in 1987 by the "
    "Lake Water Board. It holds back some forty million tonnes of water, and feeds the mills of "
    "the lower valley. Herons breed on its banks in spring."
)
MILL = (
    "The first mill of the lower valley was opened in 1902. Its owner, Anna Brod, paid for a "
    "school beside it. The mill burnt down after the war and was never built again."
)
DAM = "Dams in other valleys are smaller. None of them was built with foreign money."
PARAGRAPHS = tuple(
    Paragraph(title, text, title) for title, text in (("Salna", RIVER), ("Mill", MILL), ("", DAM))
)


def asked(text: str, paragraph: int, answer: str | None) -> Question:
    if answer is None:
        return Question(text, paragraph, (), True, ())
    start = PARAGRAPHS[paragraph].text.index(answer)
    return Question(text, paragraph, ((start, start + len(answer)),), True, (answer,))


QUESTIONS = (
    asked("Who built the dam across the Salna in 1987?", 0, "Lake Water Board"),
    asked("When was the first mill opened?", 1, "1902"),
    asked("Who paid for the school beside the mill?", 1, "Anna Brod"),
    asked("Who sold the dam across the Salna?", 0, None),
)
ANSWERS = {question.text.rstrip(" ?"): question.answers for question in QUESTIONS}


@pytest.fixture(scope="module")
def questions() -> QuestionSet:
    return QuestionSet("valley", PARAGRAPHS, QUESTIONS, times=5)


@pytest.fixture(scope="module")
def examples(questions: QuestionSet) -> list[Example]:
    return [example for epoch in epochs([questions], 3, 4) for example in epoch]


def test_evidence_slices_back_to_an_answer(examples: list[Example]) -> None:
    answered = [example for example in examples if example.evidence]
    assert answered
    for example in answered:
        [(start, end)] = example.evidence
        # A question may be in other words than it was asked in.
        assert (example.passage[start:end],) in ANSWERS.values()


def test_a_question_as_it_was_put_has_its_answer_marked_wherever_it_stands(
    examples: list[Example],
) -> None:
    for example in examples:
        answers = ANSWERS.get(example.question.rstrip(" ?"), ())
        if not example.evidence:
            assert not any(answer in example.passage for answer in answers)


def test_each_epoch_differs_and_the_seed_decides(questions: QuestionSet) -> None:
    first, second = epochs([questions], 3, 2)
    again, _ = epochs([questions], 3, 2)
    assert first == again != second


def test_a_set_is_gone_through_so_many_times(questions: QuestionSet) -> None:
    [five] = epochs([questions], 3, 1)
    [once] = epochs([QuestionSet("valley", PARAGRAPHS, QUESTIONS)], 3, 1)
    own = [example for example in five if "who sold" in example.question.lower()]
    assert len(own) == 5
    assert len(once) < len(five)


def test_wrong_passages_hold_none_of_the_answers(questions: QuestionSet) -> None:
    for ranked in (wrong_passages(questions), like_passages(questions)):
        for question, pool in zip(QUESTIONS, ranked, strict=True):
            assert question.paragraph not in pool
            for place in pool:
                text = normalised(PARAGRAPHS[place].text)
                assert not any(normalised(answer) in text for answer in question.answers)


@settings(max_examples=50, deadline=None)
@given(st.integers())
def test_a_twisted_question_asks_for_what_the_passage_does_not_name(seed: int) -> None:
    names = Names.of(QuestionSet("valley", PARAGRAPHS, QUESTIONS))
    chance = random.Random(seed)
    for question in QUESTIONS:
        own = PARAGRAPHS[question.paragraph]
        twisted = twist(question.text, own, names, chance)
        if twisted is not None:
            new = set(twisted.split()) - set(question.text.split())
            assert new
            assert not any(word.strip("?").casefold() in own.text.casefold() for word in new)


def test_what_is_reported_on_is_neither_trained_nor_fitted_on() -> None:
    assert not FITTING_ARTICLES & REPORTED_ARTICLES
    for article in FITTING_ARTICLES | REPORTED_ARTICLES:
        assert is_kept_apart("eval/squad_v2_dev", article)
    assert not is_kept_apart("eval/squad_v2_dev", "Normans")
