"""Any document that staff have: dropped, asked, shown on its page, found again, removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from reportlab.pdfgen.canvas import Canvas

from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from sourceline.records import Span
from tests.browser.app_process import App, running
from tests.browser.steps import ask, watched

pytestmark = pytest.mark.browser

PATIENCE = 120_000
WORDS = "The Halden Foundation paid for the pumps of the county wells."
NOTE = "The orchard of Quillmere was planted by Ada Brandt in 1931.\n"


def _pdf(*pages: str) -> bytes:
    """A PDF with a line on each page."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(595, 842), invariant=1)  # the same bytes each time
    for line in pages:
        canvas.drawString(72, 600, line)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.fixture(scope="module")
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An app of its own: what is dropped and removed here disturbs no other test."""
    home = tmp_path_factory.mktemp("office")
    (home / "corpus" / "notes").mkdir(parents=True)
    (home / "corpus" / "notes" / "orchard.txt").write_text(NOTE, encoding="utf-8")
    with running(home / "corpus", home / "index", home / "log.txt") as started:
        yield started


@pytest.fixture(params=[1280, 390])
def desk(browser: Browser, office: App, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, base_url=office.url
    )
    with watched(context) as page:
        yield page


def _drop(page: Page, *files: FilePayload) -> None:
    page.goto("/library")
    expect(page.locator("table.documents")).to_be_visible(timeout=PATIENCE)
    page.locator("input[type=file]").set_input_files(list(files))


def test_a_dropped_pdf_is_asked_and_opens_on_its_page(desk: Page, office: App) -> None:
    _drop(
        desk,
        _file("wells.pdf", _pdf("First page.", "Second page.", WORDS)),
        _file("broken.pdf", b"%PDF-1.4 and nothing more"),
    )
    dropped = desk.get_by_role("region", name="Dropped files").get_by_role("listitem")
    expect(dropped.filter(has_text="wells.pdf")).to_contain_text("in the library", timeout=PATIENCE)
    expect(dropped.filter(has_text="broken.pdf")).to_contain_text("could not be read")
    desk.get_by_text("3 pages").click()
    expect(desk.get_by_text("Pages 1–3 text")).to_be_visible()

    desk.goto("/")
    ask(desk, "who paid for the pumps of the county wells")
    expect(desk.get_by_text("1 of 3 documents could not be read")).to_be_visible()
    desk.get_by_role("link", name="Open passage 1 in its source").click()
    mark = desk.locator("#mark-1")
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()
    assert WORDS in (mark.get_attribute("aria-label") or "")
    picture = desk.get_by_role("img", name=re.compile("^Page 3 of "))
    expect(picture).to_have_attribute("alt", re.compile(re.escape(WORDS)))
    box, sheet = mark.bounding_box(), picture.bounding_box()
    assert box is not None
    assert sheet is not None
    # The line stands 72 points from the left, 600 from the lower edge of 842.
    assert (box["x"] - sheet["x"]) / sheet["width"] == pytest.approx(72 / 595, abs=0.01)
    assert (box["y"] - sheet["y"]) / sheet["height"] == pytest.approx(232 / 842, abs=0.02)

    desk.get_by_role("button", name="Previous page").click()
    expect(desk.get_by_role("img", name=re.compile("^Page 2 of "))).to_be_visible()
    desk.get_by_text("Text", exact=True).click()
    expect(desk.locator("article.source mark").first).to_have_text(WORDS)
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Original file").click()
    assert Path(download.value.path()).read_bytes() == (office.corpus / "wells.pdf").read_bytes()


def test_a_folder_narrows_the_question(desk: Page) -> None:
    desk.goto("/?q=who+planted+the+orchard&folder=notes")
    expect(desk.get_by_role("article", name="Passage 1", exact=True)).to_contain_text("Ada Brandt")
    for card in desk.get_by_role("article", name=re.compile(r"^Passage \d+$")).all():
        expect(card).to_contain_text("notes/orchard.txt")


def test_words_that_moved_are_found_where_they_stand_now(desk: Page, office: App) -> None:
    words = "planted by Ada Brandt"
    start = NOTE.index(words) + 7  # as in an earlier version of the file
    mark = LinkMark.of("sentence", [Span(start, start + len(words))], words)
    for document, said in (
        ("notes/orchard.txt", "The text has moved since the link was made"),
        ("old name.txt", "The quoted words are in another document of the library now"),
    ):
        desk.goto(f"/source?{urlencode(SourceLink(document, (mark,)).params(), doseq=True)}")
        expect(desk.get_by_text(said)).to_be_visible()
    desk.get_by_role("link", name="notes/orchard.txt").click()
    expect(desk.locator("#mark-1")).to_have_text(words)


def _choose(desk: Page, name: str) -> None:
    """As a person would: once more where the page was drawn anew under the hand."""
    for _ in range(6):
        desk.wait_for_timeout(2_000)
        desk.get_by_label("Files to remove").click()
        desk.keyboard.type(name)
        desk.get_by_role("option", name=name).click()
        desk.keyboard.press("Escape")
        desk.wait_for_timeout(1_500)
        if desk.get_by_role("button", name="Remove…").is_enabled():
            return


def test_a_file_is_removed_after_it_was_confirmed(desk: Page, office: App) -> None:
    name = f"ferry{desk.viewport_size['width'] if desk.viewport_size else ''}.txt"
    _drop(desk, _file(name, b"The ferry sails at nine.\n"))
    row = desk.locator("table.documents tr", has_text=name)
    expect(row).to_be_visible(timeout=PATIENCE)
    desk.get_by_text("Remove files").click()
    _choose(desk, name)
    desk.get_by_role("button", name="Remove…").click()
    assert (office.corpus / name).exists()
    desk.get_by_role("button", name="Delete 1 file").click()
    expect(row).to_be_hidden(timeout=PATIENCE)
    assert not (office.corpus / name).exists()
