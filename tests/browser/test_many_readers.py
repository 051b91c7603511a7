"""A team opens the page in the morning: everybody gets it, and an answer."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app_process import App
from tests.browser.steps import ask, watched

pytestmark = pytest.mark.browser

PAGES = 10
PATIENCE = 120_000


def test_ten_pages_opened_at_once_each_answer_a_question(browser: Browser, app: App) -> None:
    with ExitStack() as opened:
        pages = [
            opened.enter_context(watched(browser.new_context(base_url=app.url)))
            for _ in range(PAGES)
        ]
        for page in pages:
            page.goto("/", wait_until="commit")
        for number, page in enumerate(pages):
            expect(page.get_by_label("Your question", exact=True)).to_be_visible(timeout=PATIENCE)
            ask(page, f"who funded trainings in {2012 + number}")
        for page in pages:
            expect(page.get_by_role("region", name="Answer", exact=True)).to_be_visible(
                timeout=PATIENCE
            )
