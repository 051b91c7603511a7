"""The background build: one at a time, its state visible, its failures said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from indexer.build import BuildReport, Progress
from indexer.corpus_changes import Changes
from screens.app_state.background_build import BackgroundBuild, Building, Failed, Idle, Waiting
from sourceline.errors import LockedError, WrongUseError

REPORT = BuildReport("g1", 1, 2, Changes(), (), 2)
Note = Callable[[Progress], None]
PATIENCE = 10.0


def test_two_who_ask_get_one_build() -> None:
    started, may_end = threading.Event(), threading.Event()
    runs = []

    def build(note: Note) -> BuildReport:
        runs.append(1)
        note(Progress("encoding", 1, 4, 2.0, 1.5))
        started.set()
        assert may_end.wait(PATIENCE)
        return REPORT

    background = BackgroundBuild(build)
    assert background.start()
    assert not background.start()
    assert started.wait(PATIENCE)
    seen = [background.state]
    may_end.set()
    background.join(PATIENCE)
    seen.append(background.state)
    assert seen == [Building(Progress("encoding", 1, 4, 2.0, 1.5)), Idle(REPORT)]
    assert runs == [1]


def test_a_failure_is_said_and_can_be_tried_again() -> None:
    outcomes: list[Exception | None] = [WrongUseError("no folder corpus/"), ValueError("odd"), None]

    def build(_: Note) -> BuildReport:
        error = outcomes.pop(0)
        if error is not None:
            raise error
        return REPORT

    background = BackgroundBuild(build)
    seen = []
    for _ in range(3):
        assert background.start()
        background.join(PATIENCE)
        seen.append(background.state)
    assert seen == [
        Failed("no folder corpus/"),
        Failed("the build failed unexpectedly: ValueError: odd"),
        Idle(REPORT),
    ]


def test_a_lock_held_elsewhere_is_waited_for() -> None:
    waiting, free = threading.Event(), threading.Event()

    def build(_: Note) -> BuildReport:
        if not free.is_set():
            waiting.set()
            raise LockedError("index/ is being written by process 7")
        return REPORT

    background = BackgroundBuild(build, retry_seconds=0.01)
    background.start()
    assert waiting.wait(PATIENCE)
    deadline = time.monotonic() + PATIENCE
    while not isinstance(background.state, Waiting) and time.monotonic() < deadline:
        time.sleep(0.005)
    seen = [background.state]
    assert background.running
    assert not background.start()
    free.set()
    background.join(PATIENCE)
    seen.append(background.state)
    assert seen == [Waiting("index/ is being written by process 7"), Idle(REPORT)]
