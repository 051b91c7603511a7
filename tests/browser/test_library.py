"""Documents on their way in: by folder, by dropping, and from nothing at all."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from screens.shared.browser_scripts import GONE, WHAT_TO_DO
from tests.browser.app_process import App, running
from tests.browser.steps import ask, settled, watched

pytestmark = pytest.mark.browser

PATIENCE = 60_000


def test_a_file_put_in_the_folder_is_found(page: Page, app: App) -> None:
    page.goto("/library")
    expect(page.locator("table.documents")).to_be_visible()
    (app.corpus / "beacon.txt").write_text(
        "The lighthouse of Vardenholm was restored by the Osterly foundation in May 2016.\n",
        encoding="utf-8",
    )
    row = page.locator("table.documents tr", has_text="beacon.txt")
    expect(row).to_be_visible(timeout=PATIENCE)
    page.goto("/")
    ask(page, "who restored the lighthouse of Vardenholm")
    first = page.get_by_role("article", name="Passage 1", exact=True)
    expect(first.locator("mark").first).to_contain_text("Osterly foundation")


def test_a_dropped_file_goes_in_and_is_not_replaced_unasked(page: Page, app: App) -> None:
    page.goto("/library")
    drop = page.locator("input[type=file]")
    drop.set_input_files(
        {"name": "ferry.txt", "mimeType": "text/plain", "buffer": b"The ferry sails at nine.\n"}
    )
    dropped = page.get_by_role("region", name="Dropped files").get_by_role("listitem")
    expect(dropped.filter(has_text="ferry.txt")).to_contain_text("in the library", timeout=PATIENCE)
    expect(page.locator("table.documents tr", has_text="ferry.txt")).to_be_visible(timeout=PATIENCE)
    other = b"The ferry sails at ten.\n"
    settled(page)  # a form that is being drawn anew loses what is dropped on it
    drop.set_input_files({"name": "ferry.txt", "mimeType": "text/plain", "buffer": other})
    expect(page.get_by_text("“ferry.txt” is in the library already")).to_be_visible()
    assert (app.corpus / "ferry.txt").read_bytes() == b"The ferry sails at nine.\n"
    page.get_by_role("button", name="Replace ferry.txt").click()
    expect(page.get_by_text("“ferry.txt” is in the library already")).to_be_hidden()
    assert (app.corpus / "ferry.txt").read_bytes() == other


def test_a_new_index_leaves_the_reader_where_he_is(page: Page, app: App) -> None:
    page.goto("/?q=who+funded+trainings")
    page.get_by_role("link", name="Open passage 1 in its source").click()
    expect(page.locator("#mark-1")).to_be_focused()
    scroller = page.locator("[data-testid=stMain]")
    scroller.evaluate("element => element.scrollTo(0, 40)")
    before = (app.index / "current").read_text()
    (app.corpus / "kiln.txt").write_text("The kiln of Marrowby is cold.\n", encoding="utf-8")
    deadline = time.monotonic() + PATIENCE / 1000
    while (app.index / "current").read_text() == before and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    page.wait_for_timeout(5_000)  # the page looks every two seconds, then draws itself anew
    assert scroller.evaluate("element => element.scrollTop") == 40
    page.get_by_label("Document", exact=True).fill("kiln")
    expect(page.get_by_role("option", name="kiln.txt")).to_be_visible()


def test_pages_that_are_woken_keep_what_is_typed_and_asked(page: Page, app: App) -> None:
    asked = page.context.new_page()
    asked.goto("/?q=who+funded+trainings+in+2021")
    first = asked.get_by_role("article", name="Passage 1", exact=True)
    expect(first).to_be_visible()
    asked.get_by_label("Your question", exact=True).fill("half a question")
    page.goto("/")
    lead = page.locator("p.lead", has_text="exact words of your")
    expect(lead).to_be_visible()
    before = lead.inner_text()
    page.get_by_label("Your question", exact=True).fill("another half")
    (app.corpus / "sluice.txt").write_text("The sluice of Tarnmoor is shut.\n", encoding="utf-8")
    expect(lead).not_to_have_text(before, timeout=PATIENCE)  # drawn anew: one document more
    expect(page.get_by_label("Your question", exact=True)).to_have_value("another half")
    expect(first).to_be_visible()
    expect(asked.get_by_label("Your question", exact=True)).to_have_value("half a question")
    expect(asked).to_have_url(re.compile(r"q=who\+funded\+trainings\+in\+2021"))


def test_a_document_opens_from_the_table(page: Page) -> None:
    page.goto("/library")
    link = page.locator("table.documents tr", has_text="004_f15780e3be2cdd2e.txt").get_by_role(
        "link"
    )
    link.click()
    expect(page).to_have_url(re.compile("/source\\?document=004_f15780e3be2cdd2e.txt$"))
    expect(page.locator("article.source")).to_contain_text("Kazakhstan plans")


def test_without_an_index_the_app_builds_one_and_then_answers(
    browser: Browser, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "well.txt").write_text("The well of Brackenfold was dug by monks in 1804.\n")
    with running(corpus, tmp_path / "index", tmp_path / "log.txt") as fresh:
        context = browser.new_context(base_url=fresh.url)
        with watched(context) as page:
            page.goto("/")
            box = page.get_by_label("Your question", exact=True)
            expect(box).to_be_visible(timeout=PATIENCE)
            ask(page, "who dug the well of Brackenfold")
            expect(page.locator("section.verdict blockquote")).to_contain_text("dug by monks")


def test_an_app_that_was_stopped_says_what_to_do_in_one_sentence(
    browser: Browser, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    context = browser.new_context()
    with watched(context) as page:
        with running(corpus, tmp_path / "index", tmp_path / "log.txt") as stopped:
            page.goto(f"{stopped.url}/library")
            expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        told = page.get_by_role("dialog", name=GONE)
        expect(told).to_contain_text(WHAT_TO_DO)
        assert "streamlit" not in told.inner_text().lower()
