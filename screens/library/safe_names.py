"""Names of files and folders that can do no harm on any system."""

from __future__ import annotations

import unicodedata

from sourceline.errors import WrongUseError

_LONGEST_NAME_BYTES = 200
_MOST_LEVELS = 8
_RESERVED = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def safe_name(name: str) -> str:
    """The last part of a name, without what some system forbids or treats as a command.

    Separators, control characters and characters reserved on Windows become "_"; leading dots
    go, since hidden files are not documents; so do endings that Windows drops.
    Raises WrongUseError when nothing is left.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if _is_unsafe(letter) else letter for letter in last)
    kept = unicodedata.normalize("NFC", kept).strip(" .")
    stem, dot, suffix = kept.rpartition(".") if "." in kept else (kept, "", "")
    if stem.lower() in _DEVICES:
        stem = f"{stem}_"
    space = _LONGEST_NAME_BYTES - len((dot + suffix).encode())
    stem = stem.encode()[: max(space, 0)].decode(errors="ignore").rstrip()
    if not stem or space <= 0:
        raise WrongUseError(f"{name!r} is no name for a file: rename it and drop it again")
    return stem + dot + suffix


def _is_unsafe(letter: str) -> bool:
    return letter in _RESERVED or unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def safe_folder(name: str) -> str:
    """A folder below the corpus folder, each of its parts a safe name; blank for the top.

    Raises WrongUseError for a part that is no name ("..", ".") and for too many levels.
    """
    parts = [part.strip() for part in name.replace("\\", "/").split("/")]
    kept = [_safe_part(part, name) for part in parts if part]
    if len(kept) > _MOST_LEVELS:
        raise WrongUseError(
            f"{name!r} has {len(kept)} levels: give a folder of at most {_MOST_LEVELS}"
        )
    return "/".join(kept)


def _safe_part(part: str, name: str) -> str:
    try:
        # A path that goes on inside an archive has "!" at the end of the archive's name.
        safe = safe_name(part).rstrip("!. ")
    except WrongUseError:
        safe = ""
    if not safe:
        raise WrongUseError(f"{name!r} is no name for a folder: give another one")
    return safe
