"""The command lines, run as a person or a script runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

CORPUS = ROOT / "corpus"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def paste(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of a message as a reader does: in a shell, in the project's folder."""
    return subprocess.run(
        ["sh", "-c", command], check=False, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
