"""What several browser tests do and look for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Page

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


def ask(page: Page, question: str) -> None:
    box = page.get_by_label("Your question", exact=True)
    box.fill(question)
    box.press("Enter")


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """A page that must ask nobody else for anything, and run nothing that a document holds."""
    context.set_default_timeout(60_000)
    page = context.new_page()
    hosts: set[str | None] = set()
    dialogs: list[str] = []
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
    assert ran is None, "words of a document were run as code"


def _host(url: str) -> str | None:
    """None for addresses that no request leaves for (data: and blob:)."""
    parts = urlsplit(url)
    return parts.hostname if parts.scheme not in ("data", "blob") else None
