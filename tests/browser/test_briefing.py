"""A briefing in a real browser: collected, put in order, exported, and read back."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from briefing.store import Store
from tests.browser.app_process import App
from tests.browser.steps import ANSWER_DOCUMENT, QUESTION, ask

pytestmark = pytest.mark.browser


def collect_three(page: Page) -> None:
    """Two passages and a mark of a third's source."""
    page.goto("/")
    ask(page, QUESTION)
    for what in ("passage 1", "passage 2"):
        page.get_by_role("button", name=f"Add {what} to the briefing").click()
        expect(page.get_by_role("button", name=f"In the briefing: {what}")).to_be_visible()
    page.get_by_role("link", name="Open passage 3 in its source").click()
    page.get_by_role("button", name="Add this mark to the briefing").click()
    expect(page.get_by_role("button", name="In the briefing: this mark")).to_be_visible()
    page.get_by_role("link", name="Briefing").first.click()


def exported(page: Page, kind: str, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Export to {kind}").click()
    download.value.save_as(to)
    return to


def test_what_is_collected_is_exported_and_slices_back(
    page: Page, app: App, tmp_path: Path
) -> None:
    collect_three(page)
    expect(page.locator("article.quoted")).to_have_count(3)
    expect(page.get_by_role("img", name=re.compile("Time line"))).to_be_visible()
    page.get_by_role("button", name="Look up all again").click()
    expect(page.get_by_text("all stand in the sources to the letter")).to_be_visible()
    page.get_by_role("button", name="Move quotation 2 up").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move quotation 1 up")).to_be_disabled()

    document = docx.Document(str(exported(page, "Word", tmp_path / "briefing.docx")))
    store = Store(app.index.parent / "data" / "briefings")
    kept = store.load(store.briefings()[0][0].id).entries
    assert kept[1].quotation.document == ANSWER_DOCUMENT
    quoted = [
        paragraph.runs[1].text
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == "Sourceline Quotation"
    ]
    assert len(quoted) == 3
    for words, entry in zip(quoted, kept, strict=True):
        text = (app.corpus / entry.quotation.document).read_bytes().decode()
        assert "".join(run.of(text) for run in entry.quotation.runs) == entry.quotation.words
        assert words == entry.quotation.words.replace("\r\n", "\n")
    markdown = exported(page, "Markdown", tmp_path / "briefing.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\[\^\d\]: ", markdown, re.M)) == 3
    for address in re.findall(r"<(http[^>]*/source\?[^>]*)>", markdown):
        page.goto(address)
        expect(page.locator("mark").first).to_be_visible()
        expect(page.get_by_text("has changed since")).to_have_count(0)


def test_a_topic_becomes_a_draft_on_a_phone(phone: Page) -> None:
    phone.goto("/briefing")
    box = phone.get_by_label("Topic and period")
    expect(phone.get_by_text("Draft from a topic")).to_be_visible()
    phone.wait_for_timeout(500)  # opened by itself only where nothing is collected yet
    if not box.is_visible():
        phone.get_by_text("Draft from a topic").click()
    box.fill("CARICC and UNODC trainings in 2021")
    box.press("Tab")
    phone.get_by_role("button", name="Gather quotations").click()
    expect(phone.locator("article.quoted").nth(5)).to_be_attached()
    widths = phone.evaluate(
        "() => [document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain]')]"
        ".map((element) => [element.scrollWidth, element.clientWidth])"
    )
    assert all(content <= room for content, room in widths), widths
