"""A build in the background: one at a time for all sessions, its state open to each."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sourceline.errors import LockedError, SourcelineError

if TYPE_CHECKING:
    from indexer.build import BuildReport, Progress

_log = logging.getLogger(__name__)

LOCK_RETRY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is being built; ``report`` is of the last build of this process, if any."""

    report: BuildReport | None = None


@dataclass(frozen=True, slots=True)
class Building:
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another process writes the index; ``message`` says who."""

    message: str


@dataclass(frozen=True, slots=True)
class Failed:
    message: str


BuildState = Idle | Building | Waiting | Failed


@dataclass(slots=True)
class BackgroundBuild:
    """Runs ``build`` in a thread, which ends with the process; the old index stays in force."""

    build: Callable[[Callable[[Progress], None]], BuildReport]
    retry_seconds: float = LOCK_RETRY_SECONDS
    _state: BuildState = field(default_factory=Idle)
    _thread: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def state(self) -> BuildState:
        return self._state

    @property
    def running(self) -> bool:
        return isinstance(self._state, Building | Waiting)

    def start(self) -> bool:
        """Start a build; False when one runs already, which then serves for both."""
        with self._lock:
            if self.running:
                return False
            self._state = Building()
            self._thread = threading.Thread(target=self._run, name="build", daemon=True)
            self._thread.start()
            return True

    def join(self, timeout: float | None = None) -> None:
        """Wait for the build that runs, if one does."""
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            self._state = Idle(self._build_when_free())
        except SourcelineError as error:
            self._state = Failed(str(error))
        except Exception as error:  # the page must show it: nothing else catches it here
            _log.exception("the build failed unexpectedly")
            self._state = Failed(f"the build failed unexpectedly: {type(error).__name__}: {error}")

    def _build_when_free(self) -> BuildReport:
        while True:
            try:
                return self.build(self._note)
            except LockedError as error:
                self._state = Waiting(str(error))
                time.sleep(self.retry_seconds)

    def _note(self, progress: Progress) -> None:
        self._state = Building(progress)
