"""Answers and verdicts that are kept for all, so that nothing is read twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from sourceline.settings import KEPT, KeptSettings


class KeptResults:
    """Those of one generation, the least recently used let go first. Safe to share over threads.

    ``key`` holds the question and every option: whoever asks the same has the same answer.
    """

    def __init__(self, settings: KeptSettings = KEPT) -> None:
        self._settings = settings
        self._generation = ""
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._characters = 0
        self._lock = threading.Lock()

    def begin(self, generation: str) -> None:
        """Let go of everything that is of another generation."""
        with self._lock:
            if generation != self._generation:
                self._generation = generation
                self._kept.clear()
                self._characters = 0

    def get(self, generation: str, key: Hashable) -> object | None:
        with self._lock:
            if generation != self._generation or key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, generation: str, key: Hashable, value: object) -> None:
        """Keep a result, unless it is of another generation or too large to be worth it."""
        size = len(repr(value))  # about what it takes in memory, and it grows with it
        if size > self._settings.characters // 4:
            return
        with self._lock:
            if generation != self._generation:
                return
            self._drop(key)
            self._kept[key] = (value, size)
            self._characters += size
            while self._over():
                self._drop(next(iter(self._kept)))

    def _over(self) -> bool:
        settings = self._settings
        return len(self._kept) > settings.results or self._characters > settings.characters

    def _drop(self, key: Hashable) -> None:
        _, size = self._kept.pop(key, (None, 0))
        self._characters -= size
