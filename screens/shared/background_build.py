"""A build in the background: one at a time, whoever asks, with its state for all to see."""

from __future__ import annotations

import logging
import threading
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
    """Runs ``build`` in a thread of its own; it dies with the process, the old index does not."""

    build: Callable[[Callable[[Progress], None]], BuildReport]
    retry_seconds: float = LOCK_RETRY_SECONDS
    _state: BuildState = field(default_factory=Idle)
    _thread: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)

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

    def stop_waiting(self) -> None:
        """Give up on a lock that another process holds."""
        self._stop.set()

    def _run(self) -> None:
        try:
            self._state = Idle(self._build_when_free())
        except SourcelineError as error:
            self._state = Failed(str(error))
        except Exception as error:  # the page must say so: there is nobody else to catch it
            _log.exception("the build failed unexpectedly")
            self._state = Failed(f"the build failed unexpectedly: {type(error).__name__}: {error}")

    def _build_when_free(self) -> BuildReport:
        while True:
            try:
                return self.build(self._note)
            except LockedError as error:
                self._state = Waiting(str(error))
                if self._stop.wait(self.retry_seconds):
                    raise

    def _note(self, progress: Progress) -> None:
        self._state = Building(progress)
