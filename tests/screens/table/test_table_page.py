"""The Table screen: what is asked, what is drawn, what is kept."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from briefing.store import BriefingStore
from retriever.pipeline import Pipeline
from retriever.table.evidence_table import EvidenceCell, TableRow
from retriever.table.known_cells import KnownCells
from retriever.table.read_cell import read_cell
from retriever.table.table_columns import Column
from screens.app_state.workplace import Workplace
from tests.screens.app_runs import HOSTILE, markup, ran, shown
from tests.screens.table.table_run import table_screen

DOCUMENTS = ["bridge.txt", "school.txt"]


def made(test: AppTest, *, columns: str, documents: list[str] | None = None) -> AppTest:
    test.multiselect(key="table_documents").set_value(documents or DOCUMENTS)
    test.text_area(key="table_columns").set_value(columns)
    return ran(test.button(key="table_make").click())


def cells(test: AppTest) -> list[str]:
    """The words of each cell, or that it is not said."""
    found = re.findall(r"<td[^>]*>(.*?)</td>", markup(test), re.S)
    return [
        html.unescape(re.sub(r"<details>.*|<span.*?</span>|<[^>]*>", "", each)) for each in found
    ]


def test_each_cell_has_the_exact_words_and_opens_them(workplace: Workplace) -> None:
    test = made(table_screen(), columns="When?\nWho funded it?")
    page = markup(test)
    assert "4 May 2019" in cells(test) and "September 2021" in cells(test)
    (link,) = re.findall(r'<a href="(source[^"]*answer=[^"]*)"[^>]*>4 May 2019', page)
    assert "document=bridge.txt" in link
    assert "How sure" in page and "Almost certainly" in shown(test)


def test_an_empty_scope_says_what_to_do(workplace: Workplace) -> None:
    test = ran(table_screen().button(key="table_make").click())
    assert "Name a topic" in test.error[0].value
    test = table_screen(topic="submarine volcanoes", column="When?")
    assert "use words of the documents" in test.error[0].value.replace("\\", "")


def test_columns_that_cannot_be_asked_are_said(workplace: Workplace) -> None:
    test = made(table_screen(), columns="?!")
    assert "no word" in test.error[0].value
    test = table_screen(topic="what happened in 2019", column=["Who paid in 2021?"])
    assert "asks for another time" in test.error[0].value
    assert "Who paid in 2021?" in (test.text_area(key="table_columns").value or "")


def test_a_preset_becomes_a_column_once(workplace: Workplace) -> None:
    test = table_screen()
    (preset,) = [each for each in test.button if "Who organised" in each.label]
    ran(preset.click())
    assert (test.text_area(key="table_columns").value or "").endswith("\nWho organised it?")
    assert not [each for each in test.button if "Who organised" in each.label]


def test_a_row_is_left_out_and_taken_back(workplace: Workplace) -> None:
    test = made(table_screen(), columns="When?")
    left_out = test.multiselect(key="table_left_out")
    (name,) = [option for option in left_out.options if "bridge" in option and "2019" in option]
    ran(left_out.set_value([name]))
    assert "4 May 2019" not in cells(test)
    ran(test.multiselect(key="table_left_out").set_value([]))
    assert "4 May 2019" in cells(test)


@pytest.fixture
def counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The document and the column of each cell that is read, as it happens."""
    reads: list[tuple[str, str]] = []

    def noting(pipeline: Pipeline, row: TableRow, column: Column) -> EvidenceCell:
        reads.append((row.document, column.question))
        return read_cell(pipeline, row, column)

    monkeypatch.setattr("retriever.table.read_table.read_cell", noting)
    return reads


def test_an_edited_column_and_a_changed_document_alone_are_read_anew(
    workplace: Workplace, counted_reads: list[tuple[str, str]]
) -> None:
    test = made(table_screen(), columns="When?\nWho funded it?")
    assert {column for _, column in counted_reads} == {"When?", "Who funded it?"}
    counted_reads.clear()
    ran(test.text_area(key="table_columns").set_value("When?\nWho opened the bridge?"))
    ran(test.button(key="table_make").click())
    assert {column for _, column in counted_reads} == {"Who opened the bridge?"}
    counted_reads.clear()
    school = workplace.corpus / "school.txt"
    school.write_text("Village school\n\nIn May 2020 the school was closed.\n", encoding="utf-8")
    workplace.rebuild()
    workplace.build.join(60)
    ran(test)
    assert {document for document, _ in counted_reads} == {"school.txt"}
    assert "May 2020" in cells(test)
    assert "2 cells to read anew" in test.info[0].value


def test_a_table_that_is_stopped_keeps_what_is_read_and_goes_on(workplace: Workplace) -> None:
    test = made(table_screen(), columns="When?\nWho funded it?")
    row = workplace.retriever().table_rows(documents=DOCUMENTS).rows[0].key
    cell = workplace.answers.cells.get(row, "When?", None)
    assert cell is not None
    kept = KnownCells()
    kept.put(row, "When?", None, cell)
    workplace.answers.cells = kept
    test.session_state["table_reads"] = False
    ran(test)
    assert "Stopped: 1 of " in shown(test)
    assert cells(test).count("not read yet") == len(cells(test)) - 1
    ran(test.button(key="table_go_on").click())
    assert "not read yet" not in cells(test)


def test_what_is_saved_is_what_is_shown(workplace: Workplace) -> None:
    test = made(table_screen(), columns="When?")
    files = test.session_state["table_files"][1]
    sheet = load_workbook(io.BytesIO(files[0]))["Table"]
    assert [sheet.cell(at, 5).value for at in (2, 3)] == ["4 May 2019", "September 2021"]
    assert len(test.get("download_button")) == 3


def test_its_quotations_go_into_the_briefing(workplace: Workplace, store: BriefingStore) -> None:
    test = made(table_screen(), columns="When?")
    ran(test.button(key="table_add").click())
    entries = store.load(store.briefings()[0][0].id).entries
    assert entries
    for entry in entries:
        text = workplace.retriever().library.document(entry.quotation.document).text
        assert "".join(run.of(text) for run in entry.quotation.runs) == entry.quotation.words
    assert any("4 May 2019" in entry.quotation.words for entry in entries)


def test_nothing_of_a_document_or_a_question_is_interpreted(hostile_workplace: Workplace) -> None:
    hostile = "<img src=x onerror=alert(1)> who?"
    test = made(table_screen(), columns=hostile, documents=[HOSTILE])
    assert "<img" not in markup(test) and "<b>bold" not in markup(test)
    assert "&lt;img src=x" in markup(test)


def test_the_address_holds_the_table(workplace: Workplace, tmp_path: Path) -> None:
    test = table_screen(document=DOCUMENTS, column=["When?"], by="document")
    assert "4 May 2019" in cells(test)
    assert test.selectbox(key="table_by").value == "document"
