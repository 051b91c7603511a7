"""The button that adds a passage to the briefing."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from briefing.store import BriefingStore
from screens.app_state.workplace import Workplace
from tests.conftest import ROOT
from tests.screens.app_runs import ran


def test_a_passage_is_added_with_one_click_and_once(
    workplace: Workplace, store: BriefingStore
) -> None:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    test.query_params["q"] = "who paid for the bridge"
    ran(test)
    assert test.button(key="add_1").label == "Add passage 1 to the briefing"
    ran(test.button(key="add_1").click())
    assert test.button(key="add_1").label == "In the briefing: passage 1"
    ran(test.button(key="add_1").click())
    ran(test.button(key="add_answer").click())
    (listed,), _ = store.briefings()
    assert listed.name == "My briefing"
    first = store.load(listed.id).entries[0].quotation
    place = workplace.retriever().ask("who paid for the bridge").evidence[0].hit.place
    assert (first.words, first.document) == (place.text, place.document)
