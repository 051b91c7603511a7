"""A briefing in a real browser: collected, put in order, exported, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from briefing import changes
from briefing.export.pdf import why_no_pdf
from briefing.items import Briefing, Quotation
from briefing.store import BriefingStore
from sourceline.records import Interval, Span
from tests.briefing.export.samples import is_printed, pdf_pages
from tests.browser.app_process import App
from tests.browser.steps import (
    ANSWER_DOCUMENT,
    NAMELESS,
    QUESTION,
    ask,
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
    check(page, CLAIM)
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
    expect(page.get_by_text("all are in the sources word for word")).to_be_visible()
    second = page.locator("article.quoted blockquote").nth(1).text_content() or ""
    page.get_by_role("button", name="Move quotation 2 up").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.quoted blockquote").first).to_have_text(second)

    document = docx.Document(str(exported(page, "Word", tmp_path / "briefing.docx")))
    store = BriefingStore(app.index.parent / "data" / "briefings")
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
    assert f"### {QUESTION}" in markdown
    if why_no_pdf() is None:
        pdf = exported(page, "PDF", tmp_path / "briefing.pdf")
        pages = pdf_pages(pdf.read_bytes())
        for entry in kept:
            assert is_printed(entry.quotation.words, pages)
        assert is_printed(QUESTION, pages)
    for address in re.findall(r"<(http[^>]*/source\?[^>]*)>", markdown):
        page.goto(address)
        expect(page.locator("mark").first).to_be_visible()
        expect(page.get_by_text("has changed since")).to_have_count(0)


def test_a_topic_becomes_a_draft_on_a_phone(phone: Page) -> None:
    phone.goto("/briefing")
    box = phone.get_by_label("Topic and period")
    expect(phone.get_by_text("Draft from a topic")).to_be_visible()
    settled(phone)  # opened by itself only where nothing is collected yet
    if not box.is_visible():
        phone.get_by_text("Draft from a topic").click()
    box.fill("CARICC and UNODC trainings in 2021")
    box.press("Tab")
    phone.get_by_role("button", name="Gather quotations").click()
    expect(phone.locator("article.quoted").nth(5)).to_be_attached()
    assert_fits(phone)


@pytest.fixture
def short_briefing(app: App) -> Iterator[Briefing]:
    """Two quotations, the first with a note and a date, and a heading; gone after the test."""
    store = BriefingStore(app.index.parent / "data" / "briefings")
    text = (app.corpus / ANSWER_DOCUMENT).read_bytes().decode()
    day = Interval(date(2021, 3, 10), date(2021, 3, 11))
    first, second = (
        Quotation(ANSWER_DOCUMENT, "0" * 64, "Training", (span,), span.of(text), days=day)
        for span in (Span(0, 400), Span(400, 800))
    )
    made = store.create("A name that is long enough to need two lines on the width of a phone")
    made = store.change(made.id, changes.add([first, second]), changes.add_heading("Later"))
    made = store.change(made.id, changes.annotate(made.entries[0].id, "Who paid?", was=""))
    yield made
    store.delete(made.id)


def shown(page: Page) -> None:
    page.goto("/briefing")
    expect(page.locator("article.quoted")).to_have_count(2)
    expect(page.get_by_role("button", name="Add heading")).to_be_visible()


def test_a_briefing_is_worked_on_by_keyboard(page: Page, short_briefing: Briefing) -> None:
    shown(page)
    page.get_by_role("button", name="Look up all again").focus()
    assert_in_order(
        tabbed(page, 19),
        [
            "Export to Word",
            *(["Export to PDF"] if why_no_pdf() is None else []),
            "Export to Markdown",
            "Note to quotation 1",
            "Move quotation 1 down",
            "Open quotation 1 in its source",
            "Remove quotation 1",
            "Move quotation 2 up",
            "Annotate quotation 2",
            "Remove quotation 2",
        ],
    )
    page.get_by_role("button", name="Move quotation 1 down").focus()
    page.keyboard.press("Enter")
    moved, remove = (
        page.get_by_role("button", name=name)
        for name in ("Move quotation 2 down", "Remove quotation 1")
    )
    expect(moved).to_be_focused()
    expect(remove).to_have_count(1)  # what was there before the move is gone, too
    expect(moved).to_be_focused()
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Removed a quotation.")).to_be_visible()
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.quoted")).to_have_count(2)


def test_a_briefing_is_told_to_a_screen_reader(page: Page, short_briefing: Briefing) -> None:
    shown(page)
    assert_outlined(page)
    assert page.evaluate(NAMELESS) == []
    picture = page.get_by_role("img", name="Time line by number of quotation")
    expect(picture).to_have_attribute("alt", re.compile("1: 10 March 2021 – 11 March 2021"))


def test_a_briefing_does_not_run_off_a_phone(phone: Page, short_briefing: Briefing) -> None:
    shown(phone)
    exported_there = phone.get_by_role("button", name="Save A name")
    with phone.expect_download():
        phone.get_by_role("button", name="Export to Word").click()
    expect(exported_there).to_be_visible()
    assert_fits(phone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_briefing_stands_out_from_its_background(
    browser: Browser, app: App, short_briefing: Briefing, scheme: str
) -> None:
    with coloured(browser, app.url, scheme) as page:
        shown(page)
        assert_stands_out(page)


@pytest.fixture
def long_briefing(app: App) -> Iterator[Briefing]:
    """2,000 quotations; gone after the test."""
    store = BriefingStore(app.index.parent / "data" / "briefings")
    text = (app.corpus / ANSWER_DOCUMENT).read_bytes().decode()
    many = [
        Quotation(ANSWER_DOCUMENT, "0" * 64, "Training", (span,), span.of(text))
        for span in (Span(at, at + 40) for at in range(2_000))
    ]
    made = store.change(store.create("Very long").id, changes.add(many))
    yield made
    store.delete(made.id)


def test_2000_quotations_are_read_by_parts_and_exported_with_the_note_just_typed(
    page: Page, long_briefing: Briefing, tmp_path: Path
) -> None:
    page.goto("/briefing")
    expect(page.locator("article.quoted")).to_have_count(20)
    page.get_by_role("button", name="Next part").click()
    expect(page.get_by_text("Quotations 21 to 40 of 2,000")).to_be_focused()
    expect(page.get_by_text("Quotations 21 to 40 of 2,000")).to_be_in_viewport()
    page.get_by_role("button", name="Annotate quotation 21").click()
    page.get_by_label("Note to quotation 21").fill("typed just before")
    markdown = exported(page, "Markdown", tmp_path / "long.md").read_text(encoding="utf-8")
    assert "typed just before" in markdown
    assert len(re.findall(r"^\[\^\d+\]: ", markdown, re.M)) == 2_000
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    page.get_by_role("link", name="Library").first.click()
    expect(page.get_by_role("heading", level=1, name="Library")).to_be_visible()
    page.get_by_role("link", name="Briefing").first.click()
    with page.expect_download():  # at hand once more
        page.get_by_role("button", name="Save Very long.md").click()
    assert saved == ["Very long.md"], "coming back saves nothing by itself"
