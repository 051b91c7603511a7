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

CLAIM = "The donors' conference was held in April 2020."


def collect_three(page: Page) -> str:
    """A passage of an answer, a mark of another's source, and the passage beside a claim.

    Returns the words of the last as its page shows them.
    """
    page.goto("/")
    ask(page, QUESTION)
    add(page, "passage 1")
    page.get_by_role("link", name="Open passage 3 in its source").click()
    add(page, "this mark")
    page.get_by_role("link", name="Check").first.click()
    page.get_by_label("Text to check", exact=True).fill(CLAIM)
    page.get_by_role("button", name="Check", exact=True).click()
    add(page, "passage 1 of claim 1")
    words = page.locator("article.card .text").first.text_content() or ""
    page.get_by_role("link", name="Briefing").first.click()
    return words


def add(page: Page, what: str) -> None:
    page.get_by_role("button", name=f"Add {what} to the briefing", exact=True).click()
    expect(page.get_by_role("button", name=f"In the briefing: {what}", exact=True)).to_be_visible()


def exported(page: Page, kind: str, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Export to {kind}").click()
    download.value.save_as(to)
    return to


def test_what_is_collected_is_exported_and_slices_back(
    page: Page, app: App, tmp_path: Path
) -> None:
    beside_claim = collect_three(page)
    expect(page.locator("article.quoted")).to_have_count(3)
    expect(page.get_by_role("img", name=re.compile("Time line"))).to_be_visible()
    page.get_by_role("button", name="Look up all again").click()
    expect(page.get_by_text("all stand in the sources to the letter")).to_be_visible()
    second = page.locator("article.quoted blockquote").nth(1).text_content() or ""
    page.get_by_role("button", name="Move quotation 2 up").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.quoted blockquote").first).to_have_text(second)

    document = docx.Document(str(exported(page, "Word", tmp_path / "briefing.docx")))
    store = Store(app.index.parent / "data" / "briefings")
    kept = store.load(store.briefings()[0][0].id).entries
    assert kept[1].quotation.document == ANSWER_DOCUMENT
    assert kept[2].quotation.words == beside_claim
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
