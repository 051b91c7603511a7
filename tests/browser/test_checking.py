"""A text checked in a real browser: by keyboard, on a phone, to the source and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing.store import BriefingStore
from tests.browser.app_process import App
from tests.browser.steps import (
    NAMELESS,
    assert_fits,
    assert_in_order,
    assert_outlined,
    assert_stands_out,
    check,
    coloured,
    settled,
    tabbed,
)

pytestmark = pytest.mark.browser

TEXT = (
    "The donors' conference was held in April 2020. Helium boils on Neptune at 4 degrees. Why so?"
)


@pytest.fixture(autouse=True)
def _empty_briefing(app: App) -> Iterator[None]:
    """The one that is worked on, as it was changed last; gone after the test."""
    store = BriefingStore(app.index.parent / "data" / "briefings")
    made = store.create("Checked")
    yield
    store.delete(made.id)


def checked(page: Page) -> None:
    page.goto("/check")
    check(page, TEXT)
    expect(page.get_by_role("article", name="Claim 2", exact=True)).to_be_visible()
    for number in (1, 2):  # links are drawn a moment after the texts
        expect(page.get_by_role("link", name=f"passage 1 of claim {number} in its")).to_be_visible()
    expect(page.get_by_role("region", name="Set aside")).to_be_visible()


def test_without_a_text_the_page_asks_for_one(page: Page) -> None:
    page.goto("/check")
    page.get_by_label("Text to check", exact=True).fill("  ")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("There is no text yet: paste one above.")).to_be_visible()


def test_by_keyboard_from_the_text_to_its_sources(page: Page) -> None:
    page.goto("/check")
    expect(page.get_by_label("Text to check", exact=True)).to_be_focused()
    page.keyboard.type(TEXT)
    page.keyboard.press("Control+Enter")
    claim = page.get_by_role("article", name="Claim 1", exact=True)
    expect(claim.locator("mark")).to_have_text("April 2020")
    expect(claim).to_contain_text("Date: April 2020 in the text, April 2021 in passage 1")
    expect(page.get_by_role("button", name="Add passage 1 of claim 2")).to_be_visible()
    page.get_by_role("button", name="Check", exact=True).focus()
    assert_in_order(
        tabbed(page, 12),
        [
            "Why this passage",
            "Open passage 1 of claim 1",
            "Add passage 1 of claim 1",
            "Open passage 1 of claim 2",
            "Add passage 1 of claim 2",
        ],
    )
    page.get_by_role("button", name="Add passage 1 of claim 1 to the briefing").focus()
    page.keyboard.press("Enter")
    added = page.get_by_role("button", name="In the briefing: passage 1 of claim 1")
    expect(added).to_be_focused()


def test_who_comes_back_from_a_source_finds_text_and_verdict_again(page: Page) -> None:
    checked(page)
    page.get_by_role("link", name="Open passage 1 of claim 1 in its source").click()
    mark = page.locator("#mark-1")
    expect(mark).to_be_focused()
    page.go_back()
    expect(page.get_by_label("Text to check", exact=True)).to_have_value(TEXT)
    expect(page.get_by_role("status", name="Verdict")).to_contain_text("2 claims")


def test_a_verdict_is_told_to_a_screen_reader(page: Page) -> None:
    checked(page)
    assert_outlined(page)
    assert page.evaluate(NAMELESS) == []
    expect(page.get_by_role("heading", level=2, name=re.compile("Contradicted"))).to_be_visible()
    source = page.get_by_role("article", name="Passage 1", exact=True).first
    expect(source.locator("mark.answer")).to_have_attribute("aria-label", "Answer: April 2021")


def test_a_verdict_does_not_run_off_a_phone(phone: Page) -> None:
    checked(phone)
    settled(phone)
    assert_fits(phone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_verdict_stands_out_from_its_background(browser: Browser, app: App, scheme: str) -> None:
    with coloured(browser, app.url, scheme) as page:
        checked(page)
        assert_stands_out(page)


def test_verdicts_appear_as_they_come_and_a_check_is_stopped_and_gone_on_with(page: Page) -> None:
    page.goto("/check")
    check(page, " ".join(f"The conference of {year} was held in Geneva." for year in range(11, 31)))
    stop = page.get_by_role("button", name="Stop", exact=True)
    expect(page.get_by_role("article", name="Claim 1", exact=True)).to_be_visible()
    expect(stop).to_be_visible()
    expect(page.get_by_role("article", name="Claim 20", exact=True)).to_have_count(0)
    stop.click()
    expect(page.get_by_text(re.compile(r"Stopped: \d+ of 20 claims checked\."))).to_be_visible()
    expect(page.get_by_role("link", name="passage 1 of claim 1 in its")).to_be_visible()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_role("article", name="Claim 20", exact=True)).to_be_visible(timeout=180_000)
    expect(page.get_by_role("status", name="Verdict")).to_contain_text("20 claims")
    expect(stop).to_have_count(0)
