"""By keyboard alone, on a phone, in the dark, with a screen reader's eyes."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from sourceline.records import Span
from tests.browser.app_process import App
from tests.browser.steps import (
    ANSWER_DOCUMENT,
    QUESTION,
    assert_fits,
    assert_in_order,
    assert_stands_out,
    coloured,
    settled,
    tabbed,
)

pytestmark = pytest.mark.browser

ASKED = f"/?q={QUESTION.replace(' ', '+')}"
OPENED = f"/source?document={ANSWER_DOCUMENT}"
SCREENS = {
    ASKED: "article.card",
    "/?q=liquid+helium+on+Neptune&since=never": "section.verdict",
    OPENED: "article.source",
    "/check": ".st-key-claim_text",
    "/briefing": ".st-key-briefing_choice",
    "/library": "table.documents",
}


def test_by_keyboard_from_the_question_to_the_mark_and_on(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_label("Your question", exact=True)).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("article.card").first).to_be_visible()
    for number in (1, 2):  # links are drawn a moment after the texts
        expect(page.get_by_role("link", name=f"Open passage {number} in its")).to_be_visible()
    names = tabbed(page, 12)
    assert_in_order(
        names, ["Why this passage", "Open passage 1", "Cite passage 1", "Open passage 2"]
    )
    page.get_by_role("link", name="Open passage 1 in its source").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mark-1")).to_be_focused()


def test_the_next_mark_is_reached_by_keyboard(page: Page, app: App) -> None:
    text = (app.corpus / ANSWER_DOCUMENT).read_bytes().decode()
    marks = []
    for words in ("10-11 March 2021", "The representatives of competent authorities"):
        start = text.index(words)
        marks.append(LinkMark.of("sentence", [Span(start, start + len(words))], words))
    link = SourceLink(ANSWER_DOCUMENT, tuple(marks))
    page.goto(f"/source?{urlencode(link.params(), doseq=True)}")
    expect(page.locator("#mark-1")).to_be_focused()
    for button, mark in (("Next", 2), ("Previous", 1)):
        page.get_by_role("button", name=button).focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#mark-{mark}")).to_be_focused()
        expect(page.locator(f"#mark-{mark}")).to_be_in_viewport()
        expect(page.get_by_text(f"Mark {mark} of 2")).to_be_visible()


@pytest.mark.parametrize("address", SCREENS)
def test_nothing_runs_off_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    expect(phone.locator(SCREENS[address]).first).to_be_visible()
    settled(phone)
    assert_fits(phone)


def test_the_pages_are_in_sight_on_a_phone_and_there_only(phone: Page, page: Page) -> None:
    phone.goto("/")
    expect(phone.get_by_label("Your question", exact=True)).to_be_visible()
    pages = phone.locator(".st-key-phone_pages")
    expect(pages.get_by_role("link", name="Library")).to_be_in_viewport()
    label = phone.get_by_test_id("stExpandSidebarButton").evaluate(
        "element => getComputedStyle(element, '::after').content"
    )
    assert label == '"Filters"'
    pages.get_by_role("link", name="Source").click()
    expect(phone.get_by_role("heading", level=1, name="Source")).to_be_visible()
    page.goto("/")
    expect(page.get_by_label("Your question", exact=True)).to_be_visible()
    expect(page.locator(".st-key-phone_pages")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", SCREENS)
def test_every_text_stands_out_from_its_background(
    browser: Browser, app: App, address: str, scheme: str
) -> None:
    with coloured(browser, app.url, scheme) as page:
        page.goto(address)
        expect(page.locator(SCREENS[address]).first).to_be_visible()
        seen = assert_stands_out(page)
        assert (sum(seen["background"][:3]) < 3 * 128) == (scheme == "dark")


def test_headings_are_headings_and_marks_are_marks(page: Page) -> None:
    page.goto(OPENED)
    expect(page.get_by_role("heading", level=1, name="Source")).to_be_visible()
    heading = page.locator("article.source").get_by_role("heading", level=2).first
    expect(heading).to_contain_text("Kazakhstan plans to enhance capacity")
    page.goto(ASKED)
    expect(page.get_by_role("heading", level=1, name="Ask your documents")).to_be_visible()
    mark = page.locator("article.card mark").first
    expect(mark).to_be_visible()
    words = mark.text_content()
    assert mark.get_attribute("aria-label") in (f"Evidence: {words}", f"Answer: {words}")
