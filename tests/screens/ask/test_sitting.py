"""A sitting on the Ask screen: follow-ups, what was understood and its undoing, the history."""

from __future__ import annotations

from screens.app_state.workplace import Workplace
from screens.ask.sitting import MOST_KEPT
from tests.screens.app_runs import app, ran, shown


def test_a_follow_up_is_asked_in_full_and_can_be_undone(hostile_workplace: Workplace) -> None:
    test = app()
    ran(test.text_input(key="question").set_value("who paid for the bridge in 2021"))
    assert "Asked as" not in shown(test)
    ran(test.text_input(key="question").set_value("and in 2019?"))
    assert "Asked as: who paid for the bridge in 2019" in shown(test)
    assert test.query_params["after"] == "who paid for the bridge in 2021"
    ran(test.button(key="undo_understood").click())
    assert "Asked in the very words you typed." in shown(test)
    assert test.query_params["exactly"] == "1"
    assert "bridge" not in shown(test).split("Asked in the very words you typed.")[0]
    ran(test.button(key="undo_understood").click())
    assert "Asked as: who paid for the bridge in 2019" in shown(test)


def test_a_link_to_a_follow_up_says_the_same_to_whoever_opens_it(
    hostile_workplace: Workplace,
) -> None:
    test = app(q="and the year after?", after="who paid for the bridge in 2021?")
    assert "Asked as: who paid for the bridge in 2022?" in shown(test)


def test_a_question_of_its_own_continues_nothing(hostile_workplace: Workplace) -> None:
    test = app(q="who paid for the bridge in 2021")
    ran(test.text_input(key="question").set_value("Who repaired the school roof last summer?"))
    assert "after" not in test.query_params
    assert "Asked as" not in shown(test)


def test_a_follow_up_with_nothing_before_it_says_so(hostile_workplace: Workplace) -> None:
    assert "none was given: it was asked as it stands" in shown(app(q="and in 2019?"))


def test_markup_in_a_question_stays_text(hostile_workplace: Workplace) -> None:
    test = app(q="Could you tell me who paid for <b>the bridge</b>?")
    assert "Asked as: Who paid for <b>the bridge</b>?" in shown(test)


def test_questions_of_the_sitting_are_one_click_away(hostile_workplace: Workplace) -> None:
    test = app(q="who paid for the bridge")
    ran(test.text_input(key="question").set_value("who funded the school repair"))
    again = next(button for button in test.button if "bridge" in button.label)
    ran(again.click())
    assert test.text_input(key="question").value == "who paid for the bridge"
    assert test.query_params["q"] == "who paid for the bridge"


def test_the_history_is_bounded(hostile_workplace: Workplace) -> None:
    test = app()
    for number in range(MOST_KEPT + 3):
        ran(test.text_input(key="question").set_value(f"bridge number {number} opened"))
    kept = [button for button in test.button if (button.key or "").startswith("asked_")]
    assert len(kept) == MOST_KEPT - 1
