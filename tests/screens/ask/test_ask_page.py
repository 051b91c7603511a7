"""The Ask screen: the address holds the question, its passages are shown, errors are said."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

import pytest

from indexer.build import BuildReport, Progress
from screens.app_state.workplace import Workplace
from tests.screens.app_runs import app, markup, shown


def test_an_empty_box_invites_with_topics_from_the_library(hostile_workplace: Workplace) -> None:
    test = app()
    assert "4 documents" in shown(test)
    example = next(button for button in test.button if "bridge" in button.label)
    test = example.click().run()
    assert test.text_input(key="question").value == "New bridge opened over the Drina"
    assert test.query_params["q"] == test.text_input(key="question").value
    assert "bridge" in shown(test)


def test_a_question_goes_into_the_address_and_its_passages_onto_the_page(
    hostile_workplace: Workplace,
) -> None:
    test = app()
    test.text_input(key="question").set_value("who paid for the bridge").run()
    assert test.query_params["q"] == "who paid for the bridge"
    assert '<article class="card" aria-label="Passage 1">' in markup(test)
    answer = hostile_workplace.retriever().ask("who paid for the bridge")
    for evidence in answer.evidence:
        assert evidence.hit.place.text in shown(test)


def test_while_files_are_taken_in_an_answer_says_that_it_may_change(
    hostile_workplace: Workplace,
) -> None:
    finish, really_build = threading.Event(), hostile_workplace.build.build

    def build_slowly(note: Callable[[Progress], None]) -> BuildReport:
        finish.wait(60)
        return really_build(note)

    hostile_workplace.build.build = build_slowly
    for name in ("mill.txt", "school.txt"):
        (hostile_workplace.corpus / name).write_text("The mill was sold to a baker.\n")
    test = app(q="who bought the mill")
    assert "2 documents are not read yet: the answer may change." in shown(test)
    finish.set()
    hostile_workplace.build.join(60)
    assert "not read yet" not in shown(test.run())


def test_a_link_fills_box_and_filters(hostile_workplace: Workplace) -> None:
    test = app(q="who funded the repair", since="2021-01-01", document=["school.txt"], k="2")
    assert test.text_input(key="question").value == "who funded the repair"
    assert test.multiselect(key="documents").value == ["school.txt"]
    assert str(test.date_input(key="since").value) == "2021-01-01"
    assert test.number_input(key="passages").value == 2
    assert "bridge.txt" not in shown(test)
    clear = next(button for button in test.button if button.label == "Clear filters")
    test = clear.click().run()
    assert dict(test.query_params) == {"q": "who funded the repair"}


def test_what_a_link_gets_wrong_is_said_and_ignored(hostile_workplace: Workplace) -> None:
    test = app(q="bridge", since="soon", k="9999", document=["gone.txt"])
    notes = [warning.value.replace("\\", "") for warning in test.warning]
    assert [re.search(r"'(.*?)'", note)[1] for note in notes] == ["soon", "9999", "gone.txt"]  # type: ignore[index]
    assert "Passage 1" in markup(test)


@pytest.mark.parametrize("question", ["   ", "why " * 1_000])
def test_a_question_that_cannot_be_asked_is_refused_in_words(
    hostile_workplace: Workplace, question: str
) -> None:
    test = app()
    test.text_input(key="question").set_value(question).run()
    assert not test.exception
    assert len(test.error) == 1
    assert "Passage 1" not in markup(test)
    assert len(str(test.query_params.get("q", ""))) < 100
