"""The Briefing screen and the buttons that fill it, run by Streamlit's AppTest."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from briefing.changes import add, add_heading, annotate
from briefing.items import Briefing, Quotation
from briefing.store import BriefingStore
from retriever import Retriever
from screens.app_state import shared_workplace
from screens.app_state.workplace import Workplace
from screens.briefing import topic_draft
from screens.briefing.briefing_export import ExportedFile, file_name
from screens.briefing.briefing_parts import ITEMS_PER_PART
from screens.quoting.make_quotation import quotation_of_evidence, quotation_of_mark, with_days
from screens.shared.links import read_source
from sourceline.records import Interval, Span
from tests.conftest import ROOT
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BriefingStore:
    monkeypatch.setenv("SOURCELINE_DATA", str(tmp_path / "data"))
    return BriefingStore(tmp_path / "data" / "briefings")


@pytest.fixture
def workplace(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: BriefingStore
) -> Iterator[Workplace]:
    shared = Workplace(
        small_corpus, tmp_path / "index", encoder=HashingEncoder(), reader=OverlapReader()
    )
    shared.rebuild()
    shared.build.join(60)
    monkeypatch.setattr(shared_workplace, "_shared", lambda *_: shared)
    yield shared
    shared.build.join(60)


@pytest.fixture
def retriever(workplace: Workplace) -> Retriever:
    return workplace.retriever()


@pytest.fixture
def collected(retriever: Retriever, store: BriefingStore) -> Briefing:
    """Two passages under no heading, then one heading."""
    evidence = retriever.ask("who paid for the bridge").evidence[:2]
    quotations = [quotation_of_evidence(retriever.library, each) for each in evidence]
    return store.change(store.create("Bridges").id, add(quotations), add_heading("Later"))


def ran(changed: AppTest | Widget) -> AppTest:
    """The page run anew, with the widget changed."""
    test = changed.run()
    assert not test.exception
    return test


def shown(test: AppTest) -> str:
    markup = "".join(element.proto.body for element in test.get("html"))
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def screen() -> AppTest:
    def script() -> None:
        import streamlit as st

        from screens.app_state.shared_workplace import the_workplace
        from screens.briefing import briefing_page as briefing
        from screens.shared.app_pages import Pages

        def nothing() -> None:
            pass

        def show() -> None:
            briefing.show(the_workplace(), pages)

        pages = Pages(
            ask=st.Page(nothing, url_path="ask"),
            check=st.Page(nothing, url_path="check"),
            source=st.Page(nothing, url_path="source"),
            briefing=st.Page(show, default=True),
            library=st.Page(nothing, url_path="library"),
        )
        st.navigation([pages.ask, pages.source, pages.briefing, pages.library]).run()

    return ran(AppTest.from_function(script, default_timeout=60))


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


def test_every_quotation_slices_back_and_is_dated_by_its_event(retriever: Retriever) -> None:
    library = retriever.library
    for question in ("who paid for the bridge", "school roof in 2021", "what do bees need"):
        for evidence in retriever.ask(question).evidence:
            quotation = quotation_of_evidence(library, evidence)
            text = library.document(quotation.document).text
            assert "".join(run.of(text) for run in quotation.runs) == quotation.words
            if quotation.document == "school.txt":
                assert quotation.days == Interval(date(2021, 9, 1), date(2021, 9, 30))


def test_a_mark_of_a_source_is_the_same_quotation(retriever: Retriever) -> None:
    library = retriever.library
    evidence = retriever.ask("who paid for the bridge").evidence[0]
    document = library.document(evidence.hit.place.document)
    sections = library.sections(document.path)
    (mark,) = read_source(quotation_of_evidence(library, evidence).link)[0].marks
    marked = quotation_of_mark(library, document, sections, mark)
    assert marked.key == quotation_of_evidence(library, evidence).key
    day = date(2019, 5, 4)
    assert with_days(library, document, sections, marked).days == Interval(day, day)


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
    assert "these words do not stand in it any more" in shown(test)


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


def made(test: AppTest) -> ExportedFile:
    """The file that the page offers."""
    found: ExportedFile = test.session_state["briefing_file"]
    (button,) = test.get("download_button")
    assert button.proto.label.replace("\\", "") == f"Save {found.name}"
    return found


def test_an_export_holds_the_note_that_was_just_written(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    """Typed, and the button pressed: one run of the page brings both."""
    test = screen()
    entry = collected.entries[0]
    ran(test.button(key=f"annotate_{entry.id}").click())
    test.text_area(key=f"note_{entry.id}").set_value("typed in haste")
    ran(test.button(key="briefing_md").click())
    assert "typed in haste" in made(test).content.decode()
    assert "2 quotations from 2 documents, looked up again on " in shown(test)
    ran(test.button(key=f"down_{entry.id}").click())
    assert not test.get("download_button"), "the file of an older version is not offered"


def test_an_export_of_a_briefing_deleted_elsewhere_says_so(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    test = screen()
    store.delete(collected.id)
    ran(test.button(key="briefing_docx").click())
    assert not test.get("download_button")
    assert "Nothing collected yet" in shown(test)


def test_2000_quotations_are_shown_by_parts_and_exported_whole(
    workplace: Workplace, store: BriefingStore
) -> None:
    text = workplace.retriever().library.document("bridge.txt").text
    many = [
        Quotation("bridge.txt", "0" * 64, "Bridge", (span,), span.of(text))
        for span in (Span(at % 40, at % 40 + 1 + at // 40) for at in range(2_000))
    ]
    kept = store.change(store.create("Many").id, add(many))
    assert len(kept.entries) == 2_000
    test = screen()
    assert len(cards(test)) == ITEMS_PER_PART
    assert "Quotations 1 to 20 of 2,000" in shown(test)
    ran(test.button(key="briefing_next_part").click())
    assert "Quotations 21 to 40 of 2,000" in shown(test)
    assert f'aria-label="Quotation {ITEMS_PER_PART + 1}"' in cards(test)[0]
    ran(test.number_input(key="briefing_page").set_value(100))
    assert test.button(key="briefing_next_part").disabled
    ran(test.button(key="briefing_md").click())
    notes = re.findall(r"^\[\^(\d+)\]: ", made(test).content.decode(), re.M)
    assert notes == [str(number) for number in range(1, 2_001)]
    ran(test.button(key="briefing_docx").click())
    quoted = [
        paragraph.runs[1].text
        for paragraph in docx.Document(io.BytesIO(made(test).content)).paragraphs
        if paragraph.style and paragraph.style.name == "Sourceline Quotation"
    ]
    assert quoted == [quotation.words.replace("\r\n", "\n") for quotation in many]


def cards(test: AppTest) -> list[str]:
    return [
        each.proto.body for each in test.get("html") if '<article class="card' in each.proto.body
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a/b: c?", "a b c"), ("..", "briefing"), ("Отчёт 2021", "Отчёт 2021"), ("x" * 200, "x" * 80)],
)
def test_a_file_is_named_after_its_briefing(name: str, expected: str) -> None:
    assert file_name(name) == expected
