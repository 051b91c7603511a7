"""From a question to the marked words in their source, as a stranger would go."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from sourceline.records import Span
from tests.browser.app_process import App, running
from tests.browser.steps import ANSWER, ANSWER_DOCUMENT, QUESTION, ask

pytestmark = pytest.mark.browser


def test_the_owners_question_shows_the_words_that_answer(page: Page, app: App) -> None:
    page.goto("/")
    expect(page.get_by_label("Your question", exact=True)).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    answer = page.get_by_role("region", name="Answer", exact=True)
    expect(answer.locator("mark").first).to_be_visible()
    expect(answer.locator("blockquote").first).to_contain_text(ANSWER)
    first = page.get_by_role("article", name="Passage 1", exact=True)
    expect(first).to_contain_text(ANSWER_DOCUMENT)
    label = first.locator("mark").first.get_attribute("aria-label") or ""
    text = (app.corpus / ANSWER_DOCUMENT).read_text(encoding="utf-8")
    assert label.partition(": ")[2] in text
    assert parse_qs(urlsplit(page.url).query) == {"q": [QUESTION]}


def test_the_source_opens_at_the_mark(page: Page, app: App) -> None:
    page.goto(f"/?q={QUESTION.replace(' ', '+')}")
    page.get_by_role("link", name="Open passage 1 in its source").click()
    mark = page.locator("#mark-1")
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    expect(page.get_by_text(re.compile(r"^Mark 1 of \d+$"))).to_be_in_viewport()
    query = parse_qs(urlsplit(page.url).query)
    text = (app.corpus / query["document"][0]).read_bytes().decode()
    marks = [*query.get("sentence", []), *query.get("answer", [])]
    places = [tuple(map(int, place.split("-")[:2])) for place in marks]
    start, end = min(places, key=lambda place: (place[0], -place[1]))
    assert mark.text_content() == text[start:end]
    shown = page.locator("article.source").evaluate("element => element.textContent")
    assert shown == text, "the source on the page is the file, to the letter"


NOTE_STATUS = """
window.said = [];
new MutationObserver(() => document.querySelectorAll('[role=status].busy').forEach(
  (status) => window.said.push(status.textContent)
)).observe(document, {childList: true, subtree: true});
"""


def test_a_shared_link_says_at_once_what_it_waits_for(page: Page, app: App, tmp_path: Path) -> None:
    """Of a fresh app, whose models take seconds to load: a search alone may be over too soon."""
    page.add_init_script(NOTE_STATUS)
    with running(app.corpus, app.index, tmp_path / "log.txt") as fresh:
        page.goto(f"{fresh.url}/?q=who+took+part+in+the+plenary+meeting")
        expect(page.locator("article.card").first).to_be_visible()
        said = page.evaluate("window.said")
        assert any(words.startswith("Loading the models") for words in said)
        expect(page.locator("[role=status].busy")).to_have_count(0)


@pytest.mark.parametrize("words", ["financial support", "Mr. Atageldy Yazliev", "Detection"])
def test_the_title_of_the_source_is_whole_or_gone(page: Page, app: App, words: str) -> None:
    text = (app.corpus / ANSWER_DOCUMENT).read_bytes().decode()
    start = text.index(words)
    mark = LinkMark.of("sentence", [Span(start, start + len(words))], words)
    link = SourceLink(ANSWER_DOCUMENT, (mark,))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(f"/source?{urlencode(link.params(), doseq=True)}")
        expect(page.locator("#mark-1")).to_be_focused()
        expect(page.locator("#mark-1")).to_be_in_viewport()
        title = page.get_by_role("heading", name="Source", exact=True).bounding_box()
        bar = page.get_by_test_id("stHeader").bounding_box()
        assert title is not None
        assert bar is not None
        below = bar["y"] + bar["height"]
        assert title["y"] >= below or title["y"] + title["height"] <= below, (title, bar)


def _answer(page: Page) -> str:
    answer = page.get_by_role("region", name="Answer", exact=True)
    expect(answer).to_be_visible()
    return answer.inner_text()


def test_back_and_a_shared_link_lead_to_the_same_answer(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    first_answer, first_address = _answer(page), page.url
    ask(page, "who recruits zebras for the moon base")
    expect(page).not_to_have_url(first_address)
    page.go_back()
    expect(page).to_have_url(first_address)
    expect(page.get_by_label("Your question", exact=True)).to_have_value(QUESTION)
    expect(page.get_by_role("region", name="Answer", exact=True)).to_have_text(
        first_answer, use_inner_text=True
    )
    with page.context.expect_page() as opened:
        page.evaluate("address => { window.open(address) }", first_address)
    expect(opened.value.get_by_label("Your question", exact=True)).to_have_value(QUESTION)
    assert _answer(opened.value) == first_answer


def test_going_to_a_source_and_back_keeps_the_question(page: Page) -> None:
    page.goto("/")
    ask(page, QUESTION)
    first_answer = _answer(page)
    page.get_by_role("link", name="Open passage 2 in its source").click()
    expect(page.locator("#mark-1")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_label("Your question", exact=True)).to_have_value(QUESTION)
    assert _answer(page) == first_answer


def test_filters_narrow_the_answer_and_stand_in_the_address(page: Page) -> None:
    page.goto("/?q=who+funded+trainings&document=001_add75a0b024fad45.txt&k=3&until=2020-12-31")
    expect(page.get_by_role("article", name="Passage 1", exact=True)).to_be_visible()
    for card in page.get_by_role("article", name=re.compile(r"^Passage \d+$")).all():
        expect(card).to_contain_text("001_add75a0b024fad45.txt")
    page.get_by_role("button", name="Clear filters").click()
    expect(page).to_have_url(re.compile(r"\?q=who\+funded\+trainings$"))
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_a_question_without_an_answer_is_told_so(page: Page) -> None:
    page.goto("/")
    ask(page, "what is the boiling point of liquid helium on Neptune")
    expect(page.get_by_role("heading", name="Not in these documents")).to_be_visible()


def test_a_link_that_makes_no_sense_is_noted_and_nothing_breaks(page: Page) -> None:
    page.goto("/?q=who&since=yesterday&k=many&document=gone.txt")
    expect(page.get_by_text("'yesterday'")).to_be_visible()
    expect(page.get_by_text("'many'")).to_be_visible()
    expect(page.get_by_text("'gone.txt'")).to_be_visible()
    page.goto(f"/source?document={ANSWER_DOCUMENT}&sentence=9999999-99999999-0123456789ab")
    expect(page.get_by_text("This source has changed since the link was made")).to_be_visible()
    expect(page.locator("article.source")).to_be_visible()
    page.goto("/source?document=gone.txt&sentence=nonsense")
    expect(page.get_by_text("No document named 'gone.txt'")).to_be_visible()


@pytest.mark.parametrize("question", ["   ", "why " * 10_000])
def test_what_cannot_be_asked_gets_a_message(page: Page, question: str) -> None:
    page.goto("/")
    ask(page, question)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("article.card")).to_have_count(0)
