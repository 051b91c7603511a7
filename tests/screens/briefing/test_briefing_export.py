"""Exports from the Briefing screen: the newest version, whole, under a safe name."""

from __future__ import annotations

import io
import re

import docx
import pytest
from streamlit.testing.v1 import AppTest

from briefing.changes import add
from briefing.export.pdf import why_no_pdf
from briefing.items import Briefing, Quotation
from briefing.store import BriefingStore
from screens.app_state.workplace import Workplace
from screens.briefing.briefing_export import ExportedFile, file_name
from screens.briefing.briefing_parts import ITEMS_PER_PART
from sourceline.records import Span
from tests.screens.app_runs import ran, shown
from tests.screens.briefing.screen_run import screen


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


def test_without_libreoffice_the_page_says_what_pdf_needs(
    workplace: Workplace,
    store: BriefingStore,
    collected: Briefing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    test = screen()
    assert test.button(key="briefing_pdf").disabled
    assert shown(test).count("Export to PDF needs LibreOffice: install LibreOffice") == 1
    ran(test.button(key="briefing_md").click())
    assert made(test).name == "Bridges.md"


@pytest.mark.skipif(why_no_pdf() is not None, reason="LibreOffice is not installed")
def test_a_pdf_is_made_on_the_page(
    workplace: Workplace, store: BriefingStore, collected: Briefing
) -> None:
    test = screen()
    assert "needs LibreOffice" not in shown(test)
    test.button(key="briefing_pdf").click()
    ran(test)
    assert made(test).content.startswith(b"%PDF-")
    assert made(test).name == "Bridges.pdf"


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
