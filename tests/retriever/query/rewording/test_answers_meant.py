"""A follow-up that takes up one of several answers, a part of a sum, or when something was."""

from __future__ import annotations

from datetime import date

import pytest

from retriever.query.rewording.earlier import Earlier
from retriever.query.rewording.follow_up import continue_question, needs_another

TODAY = date(2026, 11, 29)
COURSES = Earlier(
    "Which courses were held in 2021?",
    things=("the welding course in Narvik", "the sailing course in Bodø", "the first aid course"),
)


def _continued(question: str, earlier: Earlier | str) -> str | None:
    before = Earlier(earlier) if isinstance(earlier, str) else earlier
    found = continue_question(question, before, TODAY)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("and the second one, who paid for it?", "who paid for the sailing course in Bodø?"),
        ("who paid for the first one?", "who paid for the welding course in Narvik?"),
        ("who led the last of them?", "who led the first aid course?"),
        ("who led the second course?", "who led the sailing course in Bodø?"),
    ],
)
def test_the_second_one_is_that_of_the_list_before(question: str, text: str) -> None:
    assert _continued(question, COURSES) == text


@pytest.mark.parametrize(
    "question",
    [
        "who led the first mission to Mars?",
        "what happened in the second quarter?",
        "who chaired the third session?",
        "who led the seventh course?",
    ],
)
def test_another_first_or_second_is_no_follow_up(question: str) -> None:
    assert _continued(question, COURSES) is None


def test_the_second_of_a_list_that_was_not_shown_is_not_guessed() -> None:
    assert _continued("who paid for the second one?", Earlier(COURSES.text)) is None
    assert needs_another("who paid for the second one?", TODAY)


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "How much did the clinic receive in 2021?",
            "how much of that came from Germany?",
            "how much came from Germany (the clinic) in 2021?",
        ),
        (
            "How many schools were repaired in Osh?",
            "how many of those were in villages?",
            "how many of schools repaired in Osh were in villages?",
        ),
        (
            "How many boats were inspected?",
            "of these, how many were fined?",
            "how many of boats inspected were fined?",
        ),
        (
            "Who opened the new ward in Varna?",
            "when was that?",
            "When (opened the new ward in Varna)?",
        ),
        (
            "Where was the workshop on tagging held?",
            "and when was that?",
            "When was the workshop on tagging held?",
        ),
    ],
)
def test_parts_and_times_of_what_was_asked_before(before: str, question: str, text: str) -> None:
    assert _continued(question, before) == text
    assert needs_another(question, TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "How many of those officers who were hired left?",
        "How much of the budget came from Germany?",
    ],
)
def test_a_part_that_is_named_is_not_replaced_by_a_sum(question: str) -> None:
    assert _continued(question, "How much did the clinic receive in 2021?") is None


def test_when_another_one_was_is_not_bound_to_the_time_of_the_first() -> None:
    before = "When was a bridge opened in Norway in 2021?"
    assert _continued("and the one in Molde?", before) == "When was a bridge opened in Molde?"
    assert _continued("and in Molde?", before) == "When was a bridge opened in Molde in 2021?"
