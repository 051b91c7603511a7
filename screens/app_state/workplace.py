"""What all sessions share: the folders, the library in force and the one background build.

Knows nothing of Streamlit; ``shared_workplace.py`` keeps one for the whole process.
"""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from screens.app_state.background_build import BackgroundBuild
from screens.app_state.open_pages import OpenPages, Seen
from screens.app_state.shared_answers import SharedAnswers
from sourceline.errors import NoIndexError, SourcelineError
from sourceline.settings import CORPUS_FOLDER, INDEX_FOLDER

if TYPE_CHECKING:
    from indexer.build import BuildReport, Progress
    from indexer.corpus_changes import Changes
    from indexer.read import CorpusFile
    from retriever import Retriever
    from retriever.reading.reader import Reader
    from sourceline.models.encoder import Encoder

CHECK_SECONDS = 2.0
"""The corpus folder is looked through at most this often, however many sessions ask."""


def folders() -> tuple[Path, Path]:
    """Corpus and index: from the environment, or next to the app."""
    home = Path(__file__).resolve().parents[2]
    corpus = Path(os.environ.get("SOURCELINE_CORPUS") or home / CORPUS_FOLDER)
    index = Path(os.environ.get("SOURCELINE_INDEX") or home / INDEX_FOLDER)
    return corpus, index


def builds_here() -> bool:
    """Whether this process keeps the index current, or leaves that to another one."""
    return os.environ.get("SOURCELINE_BUILD", "on").lower() not in ("off", "0", "no", "false")


def encoder_folder() -> str | None:
    """The encoder to use instead of the packaged one, from the environment."""
    return os.environ.get("SOURCELINE_ENCODER") or None


@dataclass(frozen=True, slots=True)
class PendingChanges:
    """What a build would change, and the state of the new files: one more write is a change."""

    changes: Changes
    files: frozenset[CorpusFile] = frozenset()


class Workplace:
    """One corpus, its index as it is now, and the build that keeps the two equal."""

    def __init__(
        self,
        corpus: Path,
        index: Path,
        *,
        encoder: Encoder | Callable[[], Encoder] | None = None,
        reader: Reader | None = None,
        check_seconds: float = CHECK_SECONDS,
        freeze: bool = False,
        builds: bool = True,
    ) -> None:
        """With ``freeze`` the garbage collector does not look at what is loaded: see
        ``settle_memory``. Without ``builds`` another process keeps the index current."""
        self.corpus = corpus
        self.index = index
        self.build = BackgroundBuild(self._build)
        self.pages = OpenPages()
        self.answers = SharedAnswers()
        self.watched = False
        """Whether a watcher keeps this current, so that pages need not."""
        self._encoder = encoder  # loaded when first needed: that takes seconds
        self._reader = reader
        self._check_seconds = check_seconds
        self._freeze = freeze
        self.builds = builds
        self._lock = threading.Lock()
        self._opened: tuple[str, Retriever] | None = None
        self._checked_at = float("-inf")
        self._tried: PendingChanges | None = None
        self._looked: tuple[str, float, PendingChanges | None] | None = None

    def retriever(self) -> Retriever:
        """The library in force, opened once and shared by all sessions.

        A new generation replaces it here; a session that still has the old one keeps it, and it
        is closed when the last of them drops it. Raises what ``Retriever.open`` raises.
        """
        from retriever import Retriever

        with self._lock:
            pointer = self._pointer()
            if self._opened is None or self._opened[0] != pointer:
                retriever = Retriever.open(self.index, self._encoder, self._reader)
                self._opened = (pointer, retriever)
                self.answers.kept.begin(retriever.library.generation)
                self.settle_memory()
            return self._opened[1]

    def generation(self) -> str:
        """Changes whenever the index does; blank while there is none. Cheap."""
        return self._pointer()

    def seen(self) -> Seen:
        """What pages show of this beside their own content. Cheap."""
        state = self.build.state
        return Seen(self._pointer(), f"{type(state).__name__} {getattr(state, 'message', '')}")

    def settle_memory(self) -> None:
        """Collect what is garbage, then freeze the rest out of the collector's sight.

        Models and library are half a million objects that live as long as the process: a full
        collection that looks at them stops every thread for a quarter of a second. Done again
        when a generation is left, so that what was frozen of the old one is let go.
        """
        if self._freeze:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    @property
    def is_open(self) -> bool:
        """Whether the models are loaded and some library is open."""
        return self._opened is not None

    def not_read(self) -> int:
        """How many documents of the corpus the library in force does not hold as they are now."""
        pending = self._recently_pending()
        return 0 if pending is None else len(pending.files)

    def keep_current(self) -> None:
        """Start a build where the corpus differs from the index; cheap when it does not.

        What a failed build has left as it was is not built again by itself before it changes
        again. A library that cannot be opened is left to the user's decision: ``retriever`` says
        what is wrong with it.
        """
        with self._lock:
            due = time.monotonic() - self._checked_at >= self._check_seconds
            if not due or self.build.running or not self.builds:
                return
            self._checked_at = time.monotonic()
        with suppress(SourcelineError):
            pending = self._pending()
            if pending is not None and pending != self._tried:
                self.build.start()
            self._tried = pending

    def look_again(self) -> None:
        """Let the next ``keep_current`` look immediately: something is known to have changed."""
        self._checked_at = float("-inf")
        self._looked = None

    @property
    def can_rebuild(self) -> bool:
        return self.builds and not self.build.running

    def rebuild(self) -> bool:
        """Build now, even if the last attempt failed. False when one runs already, and where
        another process builds."""
        return self.builds and self.build.start()

    def _recently_pending(self) -> PendingChanges | None:
        """``_pending`` as it was not long ago: the folder is listed once for many pages."""
        generation, now = self._pointer(), time.monotonic()
        if self._looked is not None:
            of, at, pending = self._looked
            if of == generation and now - at < self._check_seconds:
                return pending
        pending = self._pending()
        self._looked = (generation, now, pending)
        return pending

    def _pending(self) -> PendingChanges | None:
        """What a build would change, or None: sizes and times against the open library."""
        from indexer.corpus_changes import Changes, pending_in
        from indexer.read import find_files

        try:
            library = self.retriever().library
        except NoIndexError:
            return PendingChanges(Changes())
        found = find_files(self.corpus)
        changes = pending_in(found, library)
        new = {*changes.added, *changes.changed}
        files = frozenset(file for file in found.files if file.relative in new)
        return PendingChanges(changes, files) if changes else None

    def _build(self, progress: Callable[[Progress], None]) -> BuildReport:
        from indexer.build import build

        return build(
            self.corpus,
            self.index,
            encoder=self._encoder,
            progress=progress,
            turn=self.answers.build_step,
        )

    def _pointer(self) -> str:
        try:
            return (self.index / "current").read_text(encoding="ascii", errors="replace")
        except OSError:
            return ""
