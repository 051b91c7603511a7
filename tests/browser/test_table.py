"""A table of evidence in a real browser: made, stopped, gone on with, saved, and sliced back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_process import App
from tests.browser.steps import (
    HOSTILE_NAME,
    NAMELESS,
    assert_fits,
    assert_in_order,
    assert_outlined,
    assert_stands_out,
    coloured,
    settled,
    tabbed,
)

pytestmark = pytest.mark.browser

ADDRESS = "/table?topic=CARICC+and+UNODC+trainings+in+March+2021&column=When%3F&column=Where%3F"


def made(page: Page, address: str = ADDRESS) -> None:
    """The table at an address, read to its end."""
    page.goto(address)
    expect(page.get_by_text(re.compile(r"\d+ of \d+ cells? said"))).to_be_visible(timeout=240_000)
    settled(page)


def test_a_table_is_made_and_its_saved_cells_slice_back(
    page: Page, app: App, tmp_path: Path
) -> None:
    page.goto("/table")
    page.get_by_label("Topic and period", exact=True).fill(
        "CARICC and UNODC trainings in March 2021"
    )
    page.get_by_label("Columns, a question on each line", exact=True).fill("When?\nWho funded it?")
    page.get_by_role("button", name="Make the table").click()
    expect(page.get_by_text(re.compile("cells? said"))).to_be_visible(timeout=240_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as Excel").click()
    download.value.save_as(tmp_path / "table.xlsx")
    book = load_workbook(tmp_path / "table.xlsx")
    sources = list(book["Sources"].iter_rows(min_row=2))
    shown = page.locator("table.evidence td a").count()
    assert len(sources) == shown > 0
    for line in sources:
        words, document, first, last = (line[at].value for at in (3, 4, 6, 7))
        text = (app.corpus / document).read_bytes().decode()
        assert text[first:last] == words
    page.goto(sources[0][10].value)
    expect(page.locator("mark.answer").first).to_have_text(sources[0][3].value)


def test_a_click_on_a_cell_opens_its_words(page: Page) -> None:
    made(page)
    cell = page.locator("table.evidence td a").first
    words = (cell.text_content() or "").removesuffix(" (opens in a new tab)")
    with page.expect_popup() as popup:
        cell.click()
    expect(popup.value.locator("mark.answer").first).to_have_text(words)
    page.get_by_text("How sure").first.click()
    expect(page.locator("table.evidence details[open] blockquote").first).to_be_visible()


def test_a_table_is_made_by_keyboard_and_told_to_a_screen_reader(page: Page) -> None:
    made(page)
    assert_outlined(page)
    assert page.evaluate(NAMELESS) == []
    page.get_by_label("Topic and period", exact=True).focus()
    assert_in_order(
        tabbed(page, 24), ["A row for each", "Documents", "Columns", "Make the table", "Table of"]
    )


def test_a_table_does_not_run_off_a_phone(phone: Page) -> None:
    made(phone)
    assert_fits(phone)
    expect(phone.locator("table.evidence tbody th").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_stands_out_from_its_background(browser: Browser, app: App, scheme: str) -> None:
    with coloured(browser, app.url, scheme) as page:
        made(page, f"{ADDRESS}&document=004_f15780e3be2cdd2e.txt")
        assert_stands_out(page)


def test_nothing_of_a_document_is_interpreted(page: Page) -> None:
    from urllib.parse import quote

    made(page, f"/table?document={quote(HOSTILE_NAME)}&column=When%3F&column=Who+paid%3F")
    expect(page.locator("table.evidence img, table.evidence script")).to_have_count(0)
