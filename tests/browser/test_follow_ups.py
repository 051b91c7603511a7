"""Questions asked one after another in a browser: continued, undone, asked again."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_process import App
from tests.browser.steps import QUESTION, ask

pytestmark = pytest.mark.browser


def test_a_follow_up_is_continued_undone_and_asked_again(page: Page, app: App) -> None:
    page.goto("/")
    ask(page, QUESTION)
    answer = page.get_by_role("region", name="Answer", exact=True)
    expect(answer).to_be_visible()
    ask(page, "and in 2020?")
    understood = page.get_by_text("Asked as: who funded trainings in 2020")
    expect(understood).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["after"] == [QUESTION]
    page.get_by_role("button", name="Ask exactly what I typed").click()
    expect(page.get_by_text("Asked in the very words you typed.")).to_be_visible()
    expect(understood).to_have_count(0)
    page.get_by_text("Questions of this sitting").click()
    page.get_by_role("button", name=QUESTION, exact=True).click()
    expect(page.get_by_label("Your question", exact=True)).to_have_value(QUESTION)
    expect(answer).to_contain_text("2021")
