"""Nothing is read twice, within limits, and a check lets others in between its claims."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest

from retriever.results import Answer
from screens.app_state.kept_results import KeptResults
from screens.app_state.shared_answers import SharedAnswers
from screens.app_state.turns import Kind
from screens.app_state.workplace import Workplace
from sourceline.settings import KeptSettings
from tests.screens.app_runs import app, markup

PATIENCE = 20.0


def test_the_least_recently_used_goes_first() -> None:
    kept = KeptResults(KeptSettings(results=2))
    kept.begin("g1")
    kept.put("g1", "a", 1)
    kept.put("g1", "b", 2)
    assert kept.get("g1", "a") == 1
    kept.put("g1", "c", 3)
    assert [kept.get("g1", key) for key in "abc"] == [1, None, 3]


def test_all_together_stay_below_a_size() -> None:
    kept = KeptResults(KeptSettings(characters=100))
    kept.begin("g1")
    kept.put("g1", "too large", "x" * 50)
    assert kept.get("g1", "too large") is None
    for key in range(20):
        kept.put("g1", key, "x" * 20)
    assert sum(kept.get("g1", key) is not None for key in range(20)) == 4
    assert kept.get("g1", 19) is not None


def test_another_generation_empties_it_and_a_late_result_of_the_old_is_not_kept() -> None:
    kept = KeptResults()
    kept.begin("g1")
    kept.put("g1", "a", 1)
    kept.begin("g2")
    kept.put("g1", "b", 2)
    assert kept.get("g1", "a") is kept.get("g2", "a") is kept.get("g2", "b") is None


def test_twenty_who_ask_the_same_at_once_cost_one_search() -> None:
    answers, searches, may_end = SharedAnswers(), [], threading.Event()
    answers.kept.begin("g")

    def search() -> str:
        searches.append(1)
        assert may_end.wait(PATIENCE)
        return "the answer"

    with ThreadPoolExecutor(20) as pool:
        asked = [pool.submit(answers.answer, str(n), "g", "who", search) for n in range(20)]
        may_end.set()
        assert {each.result(PATIENCE) for each in asked} == {"the answer"}
    assert searches == [1]


def test_a_question_that_fails_is_not_kept_and_the_next_is_answered() -> None:
    answers = SharedAnswers()
    answers.kept.begin("g")

    def fail() -> str:
        raise RuntimeError("the model broke")

    with pytest.raises(RuntimeError):
        answers.answer("a", "g", "who", fail)
    assert answers.answer("a", "g", "who", lambda: "found") == "found"


def test_a_question_gets_in_between_two_claims(workplace: Workplace) -> None:
    answers, retriever = workplace.answers, workplace.retriever()
    order: list[str] = []
    waits = threading.Event()
    asked = threading.Thread(
        target=lambda: answers.answer(
            "reader", "g", "who", lambda: order.append("question"), lambda _: None
        )
    )

    def claim(number: int) -> None:
        order.append(f"claim {number}")
        if order == [
            "claim 1",
            "claim 1",
            "claim 2",
        ]:  # nobody has the turn: the question comes at once
            asked.start()
            asked.join(PATIENCE)
            waits.set()

    text = "Norway funded the repair of the school. The bridge is 240 metres long."
    verdict = answers.verdict(
        "checker", "g", text, lambda turn: retriever.check(text, turn=turn), None, claim
    )
    assert len(verdict.claims) == 2
    assert order == ["claim 1", "claim 1", "claim 2", "question", "claim 2"]


def test_a_stopped_check_gives_up_its_place(workplace: Workplace) -> None:
    answers, retriever = workplace.answers, workplace.retriever()

    def stop(number: int) -> None:
        if number == 2:
            raise InterruptedError

    text = "Norway funded the repair of the school. The bridge is 240 metres long."
    with pytest.raises(InterruptedError):
        answers.verdict("a", "g", text, lambda turn: retriever.check(text, turn=turn), None, stop)
    with answers.turns.turn("b", Kind.QUESTION):
        pass


def test_the_same_question_on_another_page_is_not_searched_again(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = app(q="who paid for the bridge")
    assert "Passage 1" in markup(first)
    monkeypatch.setattr(workplace.retriever(), "ask", None)
    assert "Passage 1" in markup(app(q="who paid for the bridge"))


def test_tomorrow_it_is_searched_again(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "Last year" is another year then."""

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(days=1)

    test = app(q="who paid for the bridge last year")
    asked: list[str] = []
    retriever = workplace.retriever()
    ask = retriever.ask

    def counted(text: str, **options: Any) -> Answer:
        asked.append(text)
        return ask(text, **options)

    monkeypatch.setattr(retriever, "ask", counted)
    test.run()
    assert asked == []
    monkeypatch.setattr("screens.ask.ask_page.datetime", Tomorrow)
    test.run()
    assert asked == ["who paid for the bridge last year"]


def test_a_build_takes_turns(small_corpus: Path, workplace: Workplace) -> None:
    taken: list[Kind] = []
    turns = workplace.answers.turns
    really = turns.turn

    def turn(who: str, kind: Kind) -> object:
        taken.append(kind)
        return really(who, kind)

    turns.turn = turn  # type: ignore[assignment,method-assign]
    (small_corpus / "mill.txt").write_text("The mill was sold to a baker.\n")
    workplace.rebuild()
    workplace.build.join(60)
    assert taken == [Kind.BUILD] * len(taken)
    assert len(taken) >= 2


def test_a_crowded_app_says_so_and_keeps_what_is_typed(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = workplace.answers.turns
    monkeypatch.setattr(turns, "_settings", type(turns._settings)(waiting=0))
    test = app(q="who paid for the bridge")
    assert "Too many are waiting" in test.warning[0].value
    assert test.text_input(key="question").value == "who paid for the bridge"
    monkeypatch.setattr(turns, "_settings", type(turns._settings)())
    assert "Passage 1" in markup(test.button(key="ask_again").click().run())
