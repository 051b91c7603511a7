"""Nothing that a document or a question holds is ever more than text."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_process import App
from tests.browser.steps import HOSTILE_NAME, HOSTILE_TEXT, ask

pytestmark = pytest.mark.browser

# The fixture of the page fails each of these when anything ran: see conftest.watched.


def test_a_hostile_document_is_shown_to_the_letter(page: Page, app: App) -> None:
    page.goto("/")
    ask(page, "who paid for the orchard of Quillfeather in 2017")
    first = page.get_by_role("article", name="Passage 1", exact=True)
    expect(first).to_contain_text("<img src=x onerror=window.ran=1> the $cider^2$ guild :red[")
    expect(first).to_contain_text(HOSTILE_NAME)
    page.get_by_role("button", name="Cite passage 1").click()
    expect(page.get_by_test_id("stCode")).to_contain_text(HOSTILE_NAME)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Open passage 1 in its source").click()
    source = page.locator("article.source")
    expect(source).to_be_visible()
    assert source.evaluate("element => element.textContent") == HOSTILE_TEXT
    assert source.locator("img, script, b, em, strong, a").count() == 0
    page.goto("/library")
    expect(page.get_by_text(HOSTILE_NAME)).to_be_visible()


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=window.ran=1>",
        '"; DROP TABLE passages; --',
        "🦓🦓🦓",
        "$x^2$ :red[a] **b**",
    ],
)
def test_a_hostile_question_is_only_a_question(page: Page, question: str) -> None:
    page.goto(f"/?q={quote_plus(question)}")
    expect(page.get_by_label("Your question", exact=True)).to_have_value(question)
    outcome = page.get_by_role("region", name="Answer", exact=True).or_(page.get_by_role("alert"))
    expect(outcome.first).to_be_visible()


def test_a_link_to_a_document_of_hostile_name_only_names_it(page: Page) -> None:
    name = "<img src=x onerror=window.ran=1>"
    page.goto(f"/source?document={quote_plus(name)}&sentence={quote_plus(name)}")
    expect(page.get_by_text(f"No document named '{name}'")).to_be_visible()
