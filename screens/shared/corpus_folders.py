"""Collections: the sub-folders of the corpus, and which documents are in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def folder_of(file: str) -> str:
    """The folder of a corpus file, blank for the corpus folder itself."""
    return file.rpartition("/")[0]


def is_inside(file: str, folder: str) -> bool:
    """Whether a file is in a folder or anywhere below it; all are in the blank one."""
    return not folder or f"{folder_of(file)}/".startswith(f"{folder}/")


def folders_of(files: Iterable[str]) -> list[str]:
    """Every folder that holds files, and every folder around those, in order of name."""
    found: set[str] = set()
    for folder in {folder_of(file) for file in files}:
        parts = folder.split("/") if folder else []
        found.update("/".join(parts[: depth + 1]) for depth in range(len(parts)))
    return sorted(found)


def folders_in(corpus: Path) -> list[str]:
    """The sub-folders on disk, empty ones too; hidden ones do not count."""
    return sorted(_walk(corpus))


def _walk(corpus: Path) -> Iterator[str]:
    for path, names, _ in os.walk(corpus):
        names[:] = [name for name in names if not name.startswith(".") and _is_utf8(name)]
        for name in names:
            yield Path(path, name).relative_to(corpus).as_posix()


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
