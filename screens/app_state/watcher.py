"""One thread for the whole server that notices changes, so that no page has to look for them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from screens.app_state import wake_pages

if TYPE_CHECKING:
    from screens.app_state.workplace import Workplace

_log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
SETTLE_SECONDS = 15.0
"""After a change: pages are drawn anew by then, and have let go of the old generation."""


class Watcher:
    """Keeps a workplace current, and wakes the pages that show what is no longer so."""

    def __init__(
        self,
        workplace: Workplace,
        *,
        wake: Callable[[str, Callable[[], None]], None] = wake_pages.wake,
        is_open: Callable[[str], bool] = wake_pages.is_open,
    ) -> None:
        self._workplace = workplace
        self._wake = wake
        self._is_open = is_open
        self._generation = workplace.generation()
        self._settle_at: float | None = None
        self._said = ""

    def start(self) -> None:
        self._workplace.watched = True
        threading.Thread(target=self._run, name="watcher", daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                self.look()
                self._said = ""
            except Exception as error:  # a folder removed, a full disk: it may be mended
                if self._said != repr(error):
                    _log.exception("the watcher could not look; it goes on")
                self._said = repr(error)
            time.sleep(LOOK_SECONDS)

    def look(self) -> None:
        """Start a build where one is due, and wake the pages that are behind."""
        self._workplace.keep_current()
        seen = self._workplace.seen()
        pages = self._workplace.pages
        for page in pages.all():
            if self._is_open(page):
                pages.alive(page)
        pages.forget_closed()
        for page in pages.behind(seen):
            self._wake_page(page)
        self._let_go_of_old_generations(seen.generation)

    def _wake_page(self, page: str) -> None:
        seen, pages = self._workplace.seen(), self._workplace.pages
        self._wake(page, lambda: pages.woken(page, seen))

    def _let_go_of_old_generations(self, generation: str) -> None:
        if generation != self._generation:
            self._generation = generation
            self._settle_at = time.monotonic() + SETTLE_SECONDS
        elif self._settle_at is not None and time.monotonic() >= self._settle_at:
            self._settle_at = None
            self._workplace.settle_memory()
