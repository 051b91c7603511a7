"""The app as a process of its own for measurements: its folders, its processor time, its memory."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class AppServer:
    """A running app, on an index that is built."""

    port: int
    process: int
    corpus: Path
    index: Path

    def processor_seconds(self) -> float:
        """Of the process and of what it has started that has ended."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS

    def resident_mib(self) -> float:
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def serving(
    app: Path, home: Path, corpus: Path, *, environment: dict[str, str] | None = None
) -> Iterator[AppServer]:
    """Start the app that lies in a folder, over a copy of the corpus, and stop it afterwards."""
    if not (home / "corpus").exists():
        shutil.copytree(corpus, home / "corpus")
    surroundings = {
        **os.environ,
        "SOURCELINE_CORPUS": str(home / "corpus"),
        "SOURCELINE_INDEX": str(home / "index"),
        "SOURCELINE_DATA": str(home / "data"),
        **(environment or {}),
    }
    build = ["indexer", "build", "--corpus", str(home / "corpus"), "--index", str(home / "index")]
    subprocess.run(
        [sys.executable, "-m", *build], cwd=app, env=surroundings, check=True, capture_output=True
    )
    port = _free_port()
    with (home / f"log-{port}.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=app,
            env=surroundings,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_up(port)
        yield AppServer(port, process.pid, home / "corpus", home / "index")
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait_until_up(port: int) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start on port {port} within 90 seconds")
