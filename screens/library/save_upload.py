"""Writing an uploaded file to the corpus folder: under a safe name, whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from screens.library.safe_names import safe_name
from screens.library.upload_limits import check_size
from sourceline.errors import WrongUseError


class NameTakenError(WrongUseError):
    """The corpus has a file of this name; the user must say which to keep."""


def save(
    corpus: Path, name: str, content: bytes, *, folder: str = "", replace: bool = False
) -> Path:
    """Write a file; readers see all of it or nothing.

    ``folder`` is below the corpus folder, and made where it is missing. Raises NameTakenError
    where the name is taken and ``replace`` is false, and WrongUseError for a file over the size
    limit or one that cannot be written.
    """
    target = corpus / folder / safe_name(name)
    check_size(target.name, content)
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
    except OSError:  # FAT and some network folders have no links: take the name, then move
        target.touch(exist_ok=False)
        draft.replace(target)
