"""What the documents name is there: files, folders and commands."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "models").glob("*/README.md")),
]
_FILE = re.compile(r"`([\w./-]+\.(?:py|md|tsv|toml|txt|json))`")
_FOLDER = re.compile(r"`([a-z_]+(?:/[a-z_]+)*/)`")
_NOT_OURS = ("corpus.jsonl", "queries.jsonl", "qrels.tsv")
"""Files of test collections, which a reader brings."""
_COMMAND = re.compile(r"python -m ([a-z_]+(?:\.[a-z_]+)*)")
_MADE = ("index/", "data/", "build/")
"""Folders whose content is made by running the app."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_and_command_it_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    missing = [name for name in _FILE.findall(text) if name not in _NOT_OURS and not _is_file(name)]
    missing += [
        name
        for name in _FOLDER.findall(text)
        if not name.startswith(_MADE) and not _is_folder(name)
    ]
    missing += [name for name in _COMMAND.findall(text) if not _is_module(name)]
    assert missing == []


def _is_file(name: str) -> bool:
    """By its path, or the end of it."""
    return (ROOT / name).is_file() or any(
        path.is_file() for part in _PARTS for path in (ROOT / part).glob(f"**/{name}")
    )


def _is_folder(name: str) -> bool:
    return (ROOT / name).is_dir() or any(
        path.is_dir() for part in _PARTS for path in (ROOT / part).glob(f"**/{name}")
    )


_PARTS = (
    *("sourceline", "indexer", "retriever", "briefing", "screens", "evaluation", "training"),
    *("benchmarks", "models", "docs", "tests", "setup"),
)


def _is_module(name: str) -> bool:
    return find_spec(name) is not None
