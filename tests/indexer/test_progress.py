"""Progress over a whole build, and how sparingly a log is told of it."""

from __future__ import annotations

import io

import pytest

from indexer.progress import ENCODING, LOADING, READING, Progress, progress_on


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_a_stage_and_one_every_few_seconds() -> None:
    log, now = io.StringIO(), [0.0]
    with progress_on(log, clock=lambda: now[0]) as show:
        show(Progress(LOADING, 0, 1))
        show(Progress(LOADING, 1, 1))
        for number in range(1, 101):
            show(Progress(READING, number, 100))
        for number in range(0, 1_001):
            now[0] = number / 100
            show(Progress(ENCODING, number, 1_000, 100.0, 10 - now[0]))
    assert log.getvalue().splitlines() == [
        " 10% loading the encoder",
        " 15% reading 100 of 100",
        " 60% encoding 500 of 1000, 100 a second, 5 s left",
        " 90% encoding 1000 of 1000, 100 a second, 0 s left",
    ]


def test_a_terminal_sees_every_step_on_one_line_a_stage() -> None:
    terminal = Terminal()
    with progress_on(terminal) as show:
        for number in (1, 2, 3):
            show(Progress(READING, number, 3))
    assert terminal.getvalue().count("\r") == 3
    assert terminal.getvalue().count("\n") == 1


def test_an_error_message_begins_on_a_line_of_its_own() -> None:
    terminal = Terminal()
    with pytest.raises(OSError, match="full"), progress_on(terminal) as show:
        show(Progress(READING, 1, 3))
        raise OSError("full")
    assert terminal.getvalue().endswith("reading 1 of 3\n")


@pytest.mark.parametrize(("done", "total"), [(0, 0), (0, 5), (5, 5)])
def test_a_share_lies_within_the_whole(done: int, total: int) -> None:
    assert 0.1 <= Progress(READING, done, total).share <= 0.15
