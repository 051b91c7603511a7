"""Questions asked in turn: by Retriever.ask and in a file of questions."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from retriever import Retriever
from retriever.answer_report import as_json, as_lines
from retriever.earlier_answers import EarlierAnswers
from retriever.results import Answer
from sourceline.errors import WrongUseError
from sourceline.settings import SEARCH
from tests.retriever.opened import opened

TEXTS = {
    "school fund.txt": (
        "In 2020 the School Fund repaired the roof of the school in Bergen. The repair was led by "
        "Ingrid Moe.\n\nIn 2021 the School Fund repaired the gymnasium of the school in Molde. The "
        "repair was led by Pavel Novak.\n"
    ),
    "regulator.txt": (
        "The telecom regulator fined Orbitel 40,000 euros in 2019 and 55,000 euros in 2020.\n"
    ),
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("turn"), TEXTS) as found:
        yield found


def test_the_question_before_may_be_given_as_its_answer_or_its_text(retriever: Retriever) -> None:
    before = "Who repaired the roof of the school in Bergen?"
    by_text = retriever.ask("who led it?", after=before)
    by_answer = retriever.ask("who led it?", after=retriever.ask(before))
    assert by_text.question.text == "who led the roof of the school in Bergen?"
    assert by_text == by_answer


def test_a_question_of_its_own_is_answered_as_without_the_one_before(retriever: Retriever) -> None:
    question = "How much was Orbitel fined in 2019?"
    before = "Who repaired the school in Molde?"
    assert retriever.ask(question, after=before) == retriever.ask(question)


def test_nothing_before_a_follow_up_is_said(retriever: Retriever) -> None:
    answer = retriever.ask("and in 2019?")
    assert answer.question.note is not None
    assert answer.question.text == "and in 2019?"
    assert answer.question.note in list(as_lines(answer, colour=False))


def test_json_and_lines_say_how_it_was_understood(retriever: Retriever) -> None:
    answer = retriever.ask("and in 2020?", after="How much was Orbitel fined in 2019?")
    made = as_json(answer)
    assert made["question"] == "and in 2020?"
    assert made["understood"]["text"] == "How much was Orbitel fined in 2020?"
    assert [change["kind"] for change in made["understood"]["changes"]] == ["follow-up"]
    first = next(as_lines(answer, colour=False))
    assert first.startswith("Asked as: How much was Orbitel fined in 2020?")


def test_the_very_words_are_asked_where_wanted(retriever: Retriever) -> None:
    polite = "Could you please tell me how much Orbitel was fined in 2019?"
    assert retriever.ask(polite).question.text == "How much was Orbitel fined in 2019?"
    exact = retriever.ask(polite, exactly=True)
    assert exact.question.text == polite
    assert as_json(exact)["understood"] == {"text": polite, "changes": [], "note": None}


def test_a_follow_up_that_would_grow_too_long_is_asked_as_it_stands(retriever: Retriever) -> None:
    before = f"Who led the {'very ' * 190}old school in Bergen?"
    assert len(before) < SEARCH.question_characters
    question = f"who paid for it, {'really ' * 20}?"
    assert retriever.ask(question, after=before).question.text == question


def _lines(*rows: dict[str, object]) -> list[bytes]:
    return [json.dumps(row).encode() for row in rows]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_lines_of_a_file_continue_others_wherever_these_stand(
    retriever: Retriever, order: tuple[int, ...]
) -> None:
    rows: list[dict[str, object]] = [
        {"id": 1, "question": "How much was Orbitel fined in 2019?"},
        {"id": "b", "question": "and the year after?", "after": 1},
        {"id": "c", "question": "and in 2018?", "after": "b"},
    ]
    asked: list[str] = []

    def ask(question: str, before: Answer | None) -> Answer:
        asked.append(question)
        return retriever.ask(question, after=before)

    earlier = EarlierAnswers(_lines(*(rows[at] for at in order)), ask)
    texts = {at: earlier.answer(str(rows[at]["question"]), rows[at]) for at in order}
    assert [texts[at].question.text for at in (1, 2)] == [
        "How much was Orbitel fined in 2020?",
        "How much was Orbitel fined in 2018?",
    ]
    assert len(asked) == len(rows)


def _asks_nothing(question: str, before: Answer | None) -> Answer:
    raise AssertionError(question)


def test_an_unknown_line_before_is_an_error_of_that_line() -> None:
    rows: list[dict[str, object]] = [{"id": "b", "question": "and in 2018?", "after": "a"}]
    with pytest.raises(WrongUseError, match="'a'"):
        EarlierAnswers(_lines(*rows), _asks_nothing).answer("and in 2018?", rows[0])


def test_lines_that_continue_each_other_are_refused() -> None:
    rows: list[dict[str, object]] = [
        {"id": "a", "question": "and in 2018?", "after": "b"},
        {"id": "b", "question": "and in 2019?", "after": "a"},
    ]
    with pytest.raises(WrongUseError, match="must come first"):
        EarlierAnswers(_lines(*rows), _asks_nothing).answer("and in 2018?", rows[0])


def test_bad_lines_are_left_to_their_turn(retriever: Retriever) -> None:
    lines = [b"{", b"[]", b'"x"', b'{"id": 1, "after": 2}']
    earlier = EarlierAnswers(lines, lambda question, _: retriever.ask(question))
    assert earlier.answer("How much was Orbitel fined in 2019?", {"id": 3}).evidence
