"""A dropped file on its way into the corpus folder: a safe name, whole or not at all."""

from __future__ import annotations

import os
import secrets
import unicodedata
from pathlib import Path

from sourceline.errors import WrongUseError
from sourceline.settings import READ

_LONGEST_NAME_BYTES = 200
_RESERVED = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


class NameTakenError(WrongUseError):
    """The corpus has a file of this name; the one who drops it must say which to keep."""


def safe_name(name: str) -> str:
    """The last part of a name, without what some system forbids or would obey.

    Separators, control characters and characters reserved on Windows become "_"; leading dots
    go, since hidden files are not documents; so do ends that Windows drops.
    Raises WrongUseError when nothing is left.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if _is_unsafe(letter) else letter for letter in last)
    kept = unicodedata.normalize("NFC", kept).strip(" .")
    stem, dot, suffix = kept.rpartition(".") if "." in kept else (kept, "", "")
    if stem.lower() in _DEVICES:
        stem = f"{stem}_"
    room = _LONGEST_NAME_BYTES - len((dot + suffix).encode())
    stem = stem.encode()[: max(room, 0)].decode(errors="ignore").rstrip()
    if not stem or room <= 0:
        raise WrongUseError(f"{name!r} is no name for a file: rename it and drop it again")
    return stem + dot + suffix


def _is_unsafe(letter: str) -> bool:
    return letter in _RESERVED or unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def save(
    corpus: Path, name: str, content: bytes, *, folder: str = "", replace: bool = False
) -> Path:
    """Write a document; readers see the whole file or none.

    ``folder`` is below the corpus folder, and made where it is missing. Raises NameTakenError
    where the name is taken and ``replace`` is false, and WrongUseError for a file over the size
    limit or one that cannot be written.
    """
    target = corpus / folder / safe_name(name)
    if len(content) > READ.file_bytes:
        limit = READ.file_bytes // (1024 * 1024)
        raise WrongUseError(
            f"{target.name} has {len(content) / (1024 * 1024):.0f} MB, the limit is {limit} MB: "
            "split it and drop the parts"
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{secrets.token_hex(8)}.part")
        _write(draft, target, content, replace=replace)
    except (FileExistsError, NotADirectoryError):
        if not target.parent.is_dir():
            raise WrongUseError(
                f"{target.parent} is not a folder: move what is there away"
            ) from None
        raise NameTakenError(f"{target.name} is in the library already") from None
    except OSError as error:
        raise WrongUseError(
            f"{target} cannot be written ({error.strerror}): check the folder and its free space"
        ) from None
    return target


def _write(draft: Path, target: Path, content: bytes, *, replace: bool) -> None:
    try:
        draft.write_bytes(content)
        if replace:
            draft.replace(target)
        else:
            _take_name(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _take_name(draft: Path, target: Path) -> None:
    """Move without replacing: unlike a rename, a link fails where the name is taken."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network folders have no links: hold the name, then move
        target.touch(exist_ok=False)
        draft.replace(target)
