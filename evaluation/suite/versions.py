"""What made the figures: code, models, parts and machine."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]

PARTS = (
    "torch",
    "sentence-transformers",
    "faiss-cpu",
    "tantivy",
    "nupunkt",
    "razdel",
    "bm25s",
    "PyStemmer",
    "ir-measures",
    "scikit-learn",
    "numpy",
)

_MEASURED = ("sourceline", "indexer", "retriever", "evaluation")
_ONLY_SHOWN = frozenset({"page.py", "tables.py", "drawing.py", "targets.py", "__main__.py"})
"""Modules of evaluation/ that change how figures look, not what they are."""


@cache
def fingerprint() -> str:
    """Of all that a figure can depend on: the code's content, the reader's, parts, arithmetic.

    Content, not the commit: a commit that only writes the page keeps the figures, and code that
    is not committed yet does not.
    """
    from sourceline.models.encoder import PACKAGED_SHA256
    from sourceline.models.precision import has_fast_bf16

    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for fact in (PACKAGED_SHA256, str(has_fast_bf16()), *parts().values()):
        digest.update(fact.encode())
    return digest.hexdigest()[:16]


def commit() -> str:
    """`git describe` of the working tree, "-dirty" where it differs from the commit."""
    try:
        return subprocess.run(
            ["git", "describe", "--always", "--dirty"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def parts() -> dict[str, str]:
    return {"Python": platform.python_version(), **{name: version(name) for name in PARTS}}


def machine() -> str:
    from sourceline.models.precision import has_fast_bf16

    arithmetic = "bf16" if has_fast_bf16() else "fp32"
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, {arithmetic}"


def _files() -> list[Path]:
    code = [
        path
        for package in _MEASURED
        for path in (ROOT / package).rglob("*.py")
        if not (package == "evaluation" and path.name in _ONLY_SHOWN)
    ]
    reader = [path for path in (ROOT / "models" / "reader").iterdir() if path.is_file()]
    return sorted([*code, *reader])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
