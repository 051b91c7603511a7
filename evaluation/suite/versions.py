"""What made the figures: code, models, parts and machine."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path

from sourceline.checksums import file_sha256

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

_MEASURED = ("sourceline", "indexer", "retriever", "evaluation", "models")
"""Folders of the code and the models that figures depend on."""
_ONLY_SHOWN = (
    ROOT / "evaluation" / "page",
    ROOT / "evaluation" / "__main__.py",
    ROOT / "evaluation" / "commands.py",
)
"""What changes how figures look, not what they are."""
_NO_PART = frozenset({".md", ".pyc", ".partial"})
"""Endings of files that no figure depends on."""


@cache
def fingerprint() -> str:
    """Of all that a figure can depend on: content of code and models, parts, arithmetic.

    Content, not the commit: a commit that only writes the page keeps the figures, and code that
    is not committed yet does not.
    """
    from sourceline.models.encoder import SHIPPED_SHA256
    from sourceline.models.precision import has_fast_bf16

    digest = hashlib.sha256()
    for path in measured_files():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(file_sha256(path).encode())
    for fact in (SHIPPED_SHA256, str(has_fast_bf16()), *parts().values()):
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
    return f"{processor()}, {os.cpu_count()} cores, {platform.system()}, {arithmetic}"


def measured_files() -> list[Path]:
    """Code, tables of words and models, but not what only shows figures; sorted."""
    return sorted(
        path
        for folder in _MEASURED
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and path.suffix not in _NO_PART
        and not any(path.is_relative_to(shown) for shown in _ONLY_SHOWN)
    )


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
