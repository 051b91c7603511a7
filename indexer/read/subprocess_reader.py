"""Read files in a worker process, with limits: a bad file costs only itself.

A parser may crash, hang or use all memory. So files other than plain text are read by a second
Python process: it may use READ.memory_bytes and be silent for READ.silent_seconds; beyond that it
is ended, and another is started for the next file. These limits are for accidents, not a sandbox.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from indexer.read.file_bytes import printable_name
from indexer.read.read_result import ReadResult
from indexer.read.source_file import ReportStep, no_step
from sourceline.errors import UnreadableError
from sourceline.settings import READ, ReadSettings

_HOME = Path(__file__).resolve().parents[2]
_LENGTH = 8
_GONE = object()


class ReadingProcess:
    """Reads one file at a time; use as a context, or close()."""

    def __init__(self, settings: ReadSettings = READ) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._said: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def __enter__(self) -> ReadingProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path, relative: str, step: ReportStep = no_step) -> ReadResult:
        """As read_file(), in the worker. Raises what that raises, and UnreadableError where the
        worker crashed, hung, or used too much memory."""
        name = printable_name(relative)
        process = self._running()
        assert process.stdin is not None  # noqa: S101  (it was opened with a pipe)
        try:
            send(process.stdin, (str(path), relative, self._settings))
        except OSError:
            raise self._ended(name) from None
        while True:
            try:
                said = self._said.get(timeout=self._settings.silent_seconds)
            except queue.Empty:
                self.close()
                raise UnreadableError(
                    f"{name} kept its reader silent for {self._settings.silent_seconds:.0f} "
                    "seconds, so it was given up; save it anew from its program, or split it"
                ) from None
            if said is _GONE:
                raise self._ended(name)
            kind, content = said
            if kind == "step":
                step(*content)
            elif kind == "error":
                raise content
            else:
                reading: ReadResult = content
                return reading

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
        self._process = None

    def _ended(self, name: str) -> UnreadableError:
        """What to raise after the process died over a file."""
        assert self._process is not None  # noqa: S101  (only called for one that ran)
        code = self._process.wait()
        self.close()
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        return UnreadableError(
            f"{name} crashed its reader ({how}), so it was given up; the file is probably "
            "damaged: save it anew from its program"
        )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        paths = [str(_HOME), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "indexer.read.subprocess_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"},
        )
        # A new queue: late messages of a killed process must not be taken for its successor's.
        self._said = queue.SimpleQueue()
        listener = threading.Thread(
            target=_listen, args=(self._process.stdout, self._said), daemon=True
        )
        listener.start()
        return self._process


def _listen(pipe: IO[bytes], said: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            said.put(receive(pipe))
    except Exception:  # the end of the pipe, or a half-written message of a process that died
        said.put(_GONE)


def send(pipe: IO[bytes], message: object) -> None:
    """Write one message: its length, then itself pickled; only these two processes exchange it."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(packed).to_bytes(_LENGTH))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """The next message. Raises EOFError at the end of the pipe."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        raise EOFError
    length = int.from_bytes(head)
    packed = pipe.read(length)
    if len(packed) < length:
        raise EOFError
    return pickle.loads(packed)  # noqa: S301  (from the process that was started above)
