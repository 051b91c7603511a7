"""A topic becomes a draft: of its period, in order of time."""

from __future__ import annotations

from briefing.store import BriefingStore
from retriever import Retriever
from screens.app_state.workplace import Workplace
from screens.briefing import topic_draft
from tests.screens.app_runs import ran
from tests.screens.briefing.screen_run import screen


def test_a_topic_becomes_a_draft_of_its_period_in_order_of_time(
    workplace: Workplace, store: BriefingStore
) -> None:
    test = screen()
    test.text_input(key="briefing_topic").set_value("school or bridge repair in 2021")
    ran(test.button(key="briefing_draft").click())
    (listed,), _ = store.briefings()
    assert listed.name == "school or bridge repair in 2021"
    entries = store.load(listed.id).entries
    assert {entry.quotation.document for entry in entries} == {"school.txt"}
    assert 'alt="Time line by number' in "".join(each.proto.body for each in test.get("html"))
    test.text_input(key="briefing_topic").set_value("elephants in 1850")
    ran(test.button(key="briefing_draft").click())
    assert "No passage says enough on" in test.error[0].value
    test.text_input(key="briefing_topic").set_value(" ")
    ran(test.button(key="briefing_draft").click())
    assert test.error


def test_a_draft_is_ordered_by_day(retriever: Retriever) -> None:
    days = [quotation.days for quotation in topic_draft.gather(retriever, "bridge school bees")]
    firsts = [each.first for each in days if each is not None]
    assert firsts == sorted(day for day in firsts if day is not None)
    assert all(each is None for each in days[len(firsts) :])
