"""The Briefing screen and the buttons that fill it, run by Streamlit's AppTest."""

from __future__ import annotations

from dataclasses import replace

from briefing.changes import annotate
from briefing.items import Briefing, Entry, Quotation, SentenceBefore
from briefing.store import BriefingStore
from screens.app_state.workplace import Workplace
from screens.briefing.briefing_items import quotation_card
from sourceline.records import Span
from tests.screens.app_runs import ran, shown
from tests.screens.briefing.screen_run import screen


def test_an_empty_shelf_says_how_to_fill_it(workplace: Workplace) -> None:
    assert "Nothing collected yet" in shown(screen())


def test_items_are_moved_removed_and_put_back(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    test = screen()
    first, second = collected.entries
    for entry in (first, second):
        assert entry.quotation.words in shown(test)
    ran(test.button(key=f"down_{first.id}").click())
    assert store.load(collected.id).entries == (second, first)
    ran(test.button(key=f"take_out_{second.id}").click())
    assert store.load(collected.id).entries == (first,)
    assert "Removed a quotation." in shown(test)
    ran(test.button(key="briefing_put_back").click())
    assert store.load(collected.id).entries == (second, first)
    heading = collected.headings[0]
    test.selectbox(key=f"group_of_{first.id}").set_value(heading.id)
    ran(test.button(key=f"put_{first.id}").click())
    assert store.load(collected.id).items == (second, heading, first)


def test_a_note_is_kept_beside_one_from_another_tab(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    test = screen()
    entry = collected.entries[0]
    ran(test.button(key=f"annotate_{entry.id}").click())
    ran(test.text_area(key=f"note_{entry.id}").set_value("mine"))
    assert store.load(collected.id).entries[0].note == "mine"
    store.change(collected.id, annotate(entry.id, "theirs", was="mine"))
    ran(test.text_area(key=f"note_{entry.id}").set_value("mine, longer"))
    assert store.load(collected.id).entries[0].note == "theirs\n\nmine, longer"
    assert test.text_area(key=f"note_{entry.id}").value == "theirs\n\nmine, longer"


def test_headings_names_and_the_end_of_a_briefing(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    test = screen()
    test.text_input(key="briefing_heading").set_value("Last things")
    add_button = next(button for button in test.button if button.label == "Add heading")
    ran(add_button.click())
    assert store.load(collected.id).headings[-1].text == "Last things"
    test.text_input(key="briefing_new").set_value("Another")
    ran(test.button(key="briefing_make").click())
    assert {each.name for each in store.briefings()[0]} == {"Bridges", "Another"}
    ran(test.selectbox(key="briefing_chosen").set_value(collected.id))
    assert test.button(key="briefing_delete").disabled
    ran(test.checkbox(key=f"briefing_sure_{collected.id}").check())
    ran(test.button(key="briefing_delete").click())
    assert [each.name for each in store.briefings()[0]] == ["Another"]


def test_quotations_are_looked_up_again_and_flagged(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    test = screen()
    ran(test.button(key="briefing_verify").click())
    assert "2 quotations: all are in the sources word for word" in shown(test)
    (workplace.corpus / "bridge.txt").write_text("The bridge is gone.\n", encoding="utf-8")
    workplace.rebuild()
    workplace.build.join(60)
    ran(test)
    assert "word for word" not in shown(test)  # of another library: not known any more
    ran(test.button(key="briefing_verify").click())
    assert "these words are not in it any more" in shown(test)


def test_a_card_has_its_question_and_the_sentence_before_as_words_alone() -> None:
    hostile = "<b>*x*</b> $y$"
    said = SentenceBefore((Span(0, len(hostile)),), hostile, is_next=False)
    plain = Quotation("a.txt", "0" * 64, "", (Span(0, 2),), "It")
    card = quotation_card(Entry("e", replace(plain, question=hostile, before=said)), 3, None)
    assert card.count("&lt;b&gt;*x*&lt;/b&gt; $y$") == 2
    assert "Said earlier in this section:" in card
    assert 'class="before"' not in quotation_card(Entry("e", plain), 3, None)
    assert 'class="asked"' not in quotation_card(Entry("e", plain), 3, None)
