"""Which pages are open, and what each of them has last drawn."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import NamedTuple

REMEMBERED_SECONDS = 600.0
"""A page whose browser has gone may come back, from sleep for example, and is then woken."""


class Seen(NamedTuple):
    """What every page shows of the workplace: with another one it must be drawn anew."""

    generation: str
    build: str


@dataclass(slots=True)
class _OpenPage:
    drawn: Seen
    woken_for: Seen
    alive_at: float


class OpenPages:
    """Safe to share over threads."""

    def __init__(self) -> None:
        self._pages: dict[str, _OpenPage] = {}
        self._lock = threading.Lock()

    def drawn(self, page: str, seen: Seen) -> None:
        """Note that a page is being drawn, with this state of the workplace."""
        with self._lock:
            self._pages[page] = _OpenPage(seen, seen, time.monotonic())

    def woken(self, page: str, seen: Seen) -> None:
        """Note that a page has been asked to draw itself for this state: once is enough."""
        with self._lock:
            if page in self._pages:
                self._pages[page].woken_for = seen

    def alive(self, page: str) -> None:
        with self._lock:
            if page in self._pages:
                self._pages[page].alive_at = time.monotonic()

    def forget_closed(self) -> None:
        """Forget pages that have not been alive for long."""
        with self._lock:
            oldest = time.monotonic() - REMEMBERED_SECONDS
            for page in [page for page, each in self._pages.items() if each.alive_at < oldest]:
                del self._pages[page]

    def all(self) -> list[str]:
        with self._lock:
            return list(self._pages)

    def behind(self, seen: Seen) -> list[str]:
        """The pages that show something else and have not been asked for this state yet."""
        with self._lock:
            return [
                p for p, each in self._pages.items() if seen not in (each.drawn, each.woken_for)
            ]
