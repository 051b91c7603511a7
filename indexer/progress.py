"""The progress of a build over all its stages, and how a command line shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from sourceline.command import harmless

LOADING, READING, SPLITTING = "loading the encoder", "reading", "splitting"
ENCODING, WRITING, FINISHING = "encoding", "writing", "finishing"

# Roughly how a first build of some thousand passages spends its time, in percent.
_WEIGHTS = {LOADING: 10, READING: 5, SPLITTING: 15, ENCODING: 60, WRITING: 5, FINISHING: 5}

_SPARING_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of one stage of a build; ``rate`` is in items a second."""

    stage: str
    done: int
    total: int
    rate: float | None = None
    seconds_left: float | None = None
    detail: str | None = None
    """The page of the document that a long stage is at."""

    @property
    def share(self) -> float:
        """Of the whole build, from 0 to 1; 1 is reached when nothing is left to do."""
        stages = list(_WEIGHTS)
        before = sum(_WEIGHTS[stage] for stage in stages[: stages.index(self.stage)])
        within = self.done / self.total if self.total else 1.0
        return (before + _WEIGHTS[self.stage] * within) / sum(_WEIGHTS.values())


ReportProgress = Callable[[Progress], None]


@contextmanager
def progress_on(
    stream: TextIO, *, clock: Callable[[], float] = time.monotonic
) -> Iterator[ReportProgress]:
    """On a terminal, one line for each stage, overwritten as it advances.

    Elsewhere a line when a stage ends, and one every few seconds of a long one. At the end of the
    block an unfinished line is ended, so that a message about an error begins on the next.
    """
    last, unfinished = clock(), False

    def show(progress: Progress) -> None:
        nonlocal last, unfinished
        ended = progress.done == progress.total
        line = harmless(f"{progress.share:4.0%} {_line(progress)}")
        if stream.isatty():
            end = "\n" if ended else ""
            stream.write(f"\r\x1b[K{line}{end}")
            unfinished = not ended
        elif ended or clock() - last >= _SPARING_SECONDS:
            last = clock()
            stream.write(f"{line}\n")
        stream.flush()

    try:
        yield show
    finally:
        if unfinished:
            stream.write("\n")


def _line(progress: Progress) -> str:
    line = progress.stage
    if progress.total > 1:
        line += f" {progress.done} of {progress.total}"
    if progress.rate is not None:
        line += f", {progress.rate:.0f} a second"
    if progress.seconds_left is not None:
        line += f", {progress.seconds_left:.0f} s left"
    if progress.detail is not None:
        line += f", {progress.detail}"
    return line
