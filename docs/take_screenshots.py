"""Take the pictures of the screens again: ``python docs/take_screenshots.py``.

Starts the app on the seed corpus with an index of its own, and once more on the same documents
printed to PDF, and writes docs/screenshots/.
Needs chromium (``apt-get install -y chromium``); with the system fonts of Noto or Liberation
(``apt-get install -y fonts-noto-core``) the pictures look as they do on most desktops.
"""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from indexer.build import build  # noqa: E402
from tests.browser.app_process import FLAGS, chromium, running  # noqa: E402

PICTURES = ROOT / "docs" / "screenshots"
QUESTION = "/?q=who+funded+trainings+in+2021"


Screen = Literal["ask", "check", "source", "briefing", "library", "not-found"]
Corpus = Literal["text", "pdf"]
Size = Literal["desktop", "phone"]
SIZES: dict[Size, tuple[int, int]] = {"desktop": (1280, 900), "phone": (390, 844)}
SCREENS: tuple[Screen, ...] = ("ask", "check", "source", "briefing", "library")
CLAIMS = (
    "In April 2020 a donors' conference was held with the Heads of Diplomatic Missions. The "
    "Russian Federation funded a five-day training in Kyrgyzstan. Helium boils on Neptune."
)


@dataclass(frozen=True)
class Shot:
    screen: Screen
    size: Size
    scheme: Literal["light", "dark"] = "light"
    corpus: Corpus = "text"

    @property
    def name(self) -> str:
        parts = [self.screen, *(["pdf"] if self.corpus == "pdf" else []), self.size]
        return "-".join([*parts, *(["dark"] if self.scheme == "dark" else [])])


SHOTS = [
    *(Shot(screen, size) for screen in SCREENS for size in SIZES),
    Shot("not-found", "desktop"),
    Shot("ask", "desktop", "dark"),
    Shot("source", "phone", "dark"),
    Shot("source", "desktop", corpus="pdf"),
    Shot("source", "phone", corpus="pdf"),
    Shot("library", "desktop", corpus="pdf"),
]


def open_screen(page: Page, shot: Shot) -> None:
    if shot.screen == "library":
        page.goto("/library")
        page.locator("table.documents").wait_for()
    elif shot.screen == "briefing":
        open_briefing(page)
    elif shot.screen == "check":
        page.goto("/check")
        page.get_by_label("Text to check", exact=True).fill(CLAIMS)
        page.get_by_role("button", name="Check", exact=True).click()
        page.locator("section.verdict").wait_for()
    elif shot.screen == "not-found":
        page.goto("/?q=what+is+the+boiling+point+of+helium+on+Neptune")
        page.locator("section.verdict").wait_for()
    else:
        page.goto(QUESTION)
        page.get_by_role("link", name="Open passage 1 in its source").wait_for()
        if shot.screen == "source":
            page.get_by_role("link", name="Open passage 1 in its source").click()
            page.locator("#mark-1").wait_for()
    page.wait_for_timeout(1_500)


def open_briefing(page: Page) -> None:
    """The draft on a topic, which is made the first time."""
    page.goto("/briefing")
    picture, topic = page.locator(".events-picture img"), page.get_by_label("Topic and period")
    picture.or_(topic).filter(visible=True).first.wait_for()
    if not picture.is_visible():
        topic.fill("CARICC and UNODC trainings in 2021")
        topic.press("Tab")
        page.get_by_role("button", name="Gather quotations").click()
        picture.wait_for()


def take(browser: Browser, url: str, shot: Shot) -> None:
    width, height = SIZES[shot.size]
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        device_scale_factor=2 if shot.size == "phone" else 1,
        is_mobile=shot.size == "phone",
    )
    page = context.new_page()
    open_screen(page, shot)
    page.screenshot(path=PICTURES / f"{shot.name}.png")
    context.close()


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    found = chromium()
    if found is None:
        sys.exit("no chromium found: apt-get install -y chromium")
    with sync_playwright() as player, tempfile.TemporaryDirectory() as folder:
        browser = player.chromium.launch(executable_path=found, args=FLAGS)
        for kind in get_args(Corpus):
            corpus, index = Path(folder, kind), Path(folder, f"{kind}-index")
            shutil.copytree(ROOT / "corpus", corpus)
            if kind == "pdf":
                print_all(browser, corpus)
            build(corpus, index)
            with running(corpus, index, Path(folder, "log.txt")) as app:
                for shot in SHOTS:
                    if shot.corpus == kind:
                        take(browser, app.url, shot)
        browser.close()


def print_all(browser: Browser, corpus: Path) -> None:
    """Put a PDF in the place of each text, and add a file that cannot be read."""
    page = browser.new_page()
    for path in sorted(corpus.glob("*.txt")):
        paragraphs = path.read_text(encoding="utf-8").splitlines()
        title, *body = (html.escape(line) for line in paragraphs if line.strip())
        page.set_content(f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in body))
        page.pdf(path=path.with_suffix(".pdf"), format="A4", margin={"top": "2cm", "left": "2cm",
                 "right": "2cm", "bottom": "2cm"})  # fmt: skip
        path.unlink()
    page.close()
    (corpus / "annex.pdf").write_bytes(b"%PDF-1.7\nbroken off")


if __name__ == "__main__":
    main()
