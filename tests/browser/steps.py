"""What several browser tests do and look for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

LOCAL = {"localhost", "127.0.0.1"}
HOSTILE_NAME = "<img src=x onerror=window.ran=1> :red[x] $y^2$ *z*.txt"
HOSTILE_TEXT = (
    "The orchard report\n\n"
    "<script>window.ran = 1</script> The orchard of <b>Quillfeather</b> &amp; sons was paid for by "
    "<img src=x onerror=window.ran=1> the $cider^2$ guild :red[entirely] in **2017**.\n"
)

QUESTION = "who funded trainings in 2021"
ANSWER_DOCUMENT = "004_f15780e3be2cdd2e.txt"
ANSWER = "financial support of the International Narcotics and Law Enforcement Section"


CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const shown = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
    || style.boxShadow !== 'none'
    || getComputedStyle(element.parentElement).borderColor !== '';
  return {name: (element.getAttribute('aria-label') || element.innerText || '').trim(),
          tag: element.tagName, shown, top: element.getBoundingClientRect().top + scrollY};
}"""
NAMELESS = """() => [
    ...document.querySelectorAll('[data-testid=stMain] :is(button, a, input, textarea)')]
  .filter((element) => element.checkVisibility({visibilityProperty: true}))
  .filter((element) => !(element.getAttribute('aria-label') || element.innerText
    || element.textContent).trim())
  .map((element) => element.outerHTML.slice(0, 200))"""
QUIET = """() => document.fonts.status === 'loaded' && document.getAnimations().every(
  (animation) => animation.playState !== 'running'
    || animation.effect.getComputedTiming().endTime === Infinity)"""
LEVELS = """() => [...document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h3, h4)')]
  .map((heading) => Number(heading.tagName[1]))"""


def check(page: Page, text: str) -> None:
    page.get_by_label("Text to check", exact=True).fill(text)
    page.get_by_role("button", name="Check", exact=True).click()


def tabbed(page: Page, times: int) -> list[str]:
    """The names of what the tab key leads to next, each with a focus that can be seen."""
    names = []
    for _ in range(times):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["shown"], f"focus cannot be seen on {focused}"
        names.append(focused["name"])
    return names


def assert_in_order(names: list[str], wanted: list[str]) -> None:
    """Each wanted name is part of one of these, in this order."""
    order = [next(at for at, name in enumerate(names) if part in name) for part in wanted]
    assert order == sorted(order), names


def assert_fits(page: Page) -> None:
    """Nothing makes the page scroll sideways."""
    widths = page.evaluate(
        "() => [document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain]')]"
        ".map((element) => [element.scrollWidth, element.clientWidth])"
    )
    assert all(content <= room for content, room in widths), widths


def assert_outlined(page: Page) -> None:
    """One first heading, and no level left out below it."""
    levels = page.evaluate(LEVELS)
    assert levels[0] == 1 and levels.count(1) == 1, levels
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def settled(page: Page) -> None:
    """Wait until the page is drawn: no run of the script, no animation, no font on its way."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(QUIET)


def ask(page: Page, question: str) -> None:
    box = page.get_by_label("Your question", exact=True)
    box.fill(question)
    box.press("Enter")


@contextmanager
def coloured(browser: Browser, url: str, scheme: str) -> Iterator[Page]:
    """A watched page for who prefers light, or dark."""
    preferred: Literal["light", "dark"] = "dark" if scheme == "dark" else "light"
    with watched(browser.new_context(base_url=url, color_scheme=preferred)) as page:
        yield page


def assert_stands_out(page: Page) -> dict[str, Any]:
    """No text is too like its background, once the theme is applied. What contrast.js saw."""
    settled(page)
    seen: dict[str, Any] = page.evaluate(CONTRAST)
    for _ in range(30):
        if not seen["faults"]:
            break
        page.wait_for_timeout(100)
        seen = page.evaluate(CONTRAST)
    assert not seen["faults"], seen["faults"]
    return seen


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """A page that must ask nobody else for anything, and run nothing that a document holds."""
    context.set_default_timeout(60_000)
    page = context.new_page()
    hosts: set[str | None] = set()
    dialogs: list[str] = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(_host(request.url)))
    page.on("websocket", lambda socket: hosts.add(_host(socket.url)))

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    yield page
    ran = page.evaluate("window.ran")
    context.close()
    assert hosts - {None} <= LOCAL, f"asked for something outside this computer: {hosts - LOCAL}"
    assert not dialogs
    assert not errors, "scripts of the page failed"
    assert ran is None, "words of a document were run as code"


def _host(url: str) -> str | None:
    """None for addresses that no request leaves for (data: and blob:)."""
    parts = urlsplit(url)
    return parts.hostname if parts.scheme not in ("data", "blob") else None
