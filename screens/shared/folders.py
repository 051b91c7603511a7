"""Collections: the sub-folders of the corpus, and which documents stand in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from screens.library.uploads import safe_name
from sourceline.errors import WrongUseError

_MOST_LEVELS = 8


def folder_of(file: str) -> str:
    """The folder of a corpus file, blank for the corpus folder itself."""
    return file.rpartition("/")[0]


def is_inside(file: str, folder: str) -> bool:
    """Whether a file stands in a folder or anywhere below it; all stand in the blank one."""
    return not folder or f"{folder_of(file)}/".startswith(f"{folder}/")


def folders_of(files: Iterable[str]) -> list[str]:
    """Every folder that files stand in, and every folder around those, in order of name."""
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
        names[:] = [name for name in names if not name.startswith(".") and _has_text(name)]
        for name in names:
            yield Path(path, name).relative_to(corpus).as_posix()


def _has_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def safe_folder(name: str) -> str:
    """A folder below the corpus folder, each of its parts a safe name; blank for the top.

    Raises WrongUseError for a part that is no name ("..", ".") and for too many levels.
    """
    parts = [part.strip() for part in name.replace("\\", "/").split("/")]
    kept = [_safe_part(part, name) for part in parts if part]
    if len(kept) > _MOST_LEVELS:
        raise WrongUseError(f"{name!r} has {len(kept)} levels: give a folder of at most 8")
    return "/".join(kept)


def _safe_part(part: str, name: str) -> str:
    try:
        # An end of "!" is how a path says that it goes on inside an archive.
        safe = safe_name(part).rstrip("!. ")
    except WrongUseError:
        safe = ""
    if not safe:
        raise WrongUseError(f"{name!r} is no name for a folder: give another one")
    return safe
