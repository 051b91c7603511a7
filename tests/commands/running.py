"""The command lines, run as a person or a script runs them."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import signal
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.seeds import SEED_CORPUS

CORPUS = SEED_CORPUS


@dataclass(frozen=True)
class Done:
    """What a command came to, named as in subprocess.CompletedProcess."""

    returncode: int
    stdout: str
    stderr: str


def run(module: str, *arguments: str | Path) -> Done:
    """Run ``python -m module`` inside this process, where the models are loaded only once.

    In the project's folder, as a process would be. An unexpected exception becomes a traceback
    on stderr and exit code 1. What is about the process itself is tested with run_process.
    """
    out, err = _stream(), _stream()
    at_stop = signal.getsignal(signal.SIGTERM)
    with (
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main = importlib.import_module(f"{module}.__main__").main
            code = main([os.fspath(argument) for argument in arguments])
        except SystemExit as stop:  # of argparse
            code = int(stop.code or 0)
        except Exception:
            traceback.print_exc()
            code = 1
        finally:
            signal.signal(signal.SIGTERM, at_stop)
    return Done(code, _text(out), _text(err))


def run_process(*arguments: str | Path) -> Done:
    """Run ``python -m`` as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def paste(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of a message as a reader does: in a shell, in the project's folder."""
    return subprocess.run(
        ["sh", "-c", command], check=False, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
