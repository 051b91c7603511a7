"""The worker process that reads files, started by subprocess_reader.py alone."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from indexer.read import read_file
from indexer.read.file_bytes import printable_name
from indexer.read.subprocess_reader import receive, send
from sourceline.errors import UnreadableError
from sourceline.index.disk_space import full_disk_in
from sourceline.settings import ReadSettings


def main() -> None:
    """Answer requests from stdin until it ends; what parsers print is dropped."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limited = False
    while True:
        try:
            path, relative, settings = receive(sys.stdin.buffer)
        except EOFError:
            return
        if not limited:
            _limit_memory(settings.memory_bytes)
            limited = True
        send(answers, _answer(Path(path), relative, settings, lambda m: send(answers, m)))


def _answer(
    path: Path, relative: str, settings: ReadSettings, tell: Callable[[object], None]
) -> tuple[str, object]:
    name = printable_name(relative)
    try:
        reading = read_file(
            path, relative, settings, lambda done, total: tell(("step", (done, total)))
        )
    except Exception as error:
        return "error", full_disk_in(error) or _unreadable(error, name, settings)
    return "done", reading


def _unreadable(error: Exception, name: str, settings: ReadSettings) -> UnreadableError:
    match error:
        case UnreadableError():
            return error
        case MemoryError():
            limit = settings.memory_bytes // 1024**2
            return UnreadableError(
                f"{name} needs more than the {limit:,} MB of memory that a file may take; split it"
            )
        case RecursionError():
            return UnreadableError(
                f"{name} is nested too deeply to be read; save it anew from its program"
            )
    # An error of a parser: whatever it is, only this file is lost.
    return UnreadableError(
        f"{name} cannot be read ({type(error).__name__}: {_one_line(str(error))}); the file is "
        "probably damaged: save it anew from its program"
    )


def _one_line(text: str) -> str:
    return printable_name(" ".join(text.split())[:200])


def _limit_memory(limit: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
