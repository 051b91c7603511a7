"""Files made into another format by the LibreOffice program, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sourceline.errors import ConversionError, MissingProgramError

INSTALL = (
    "install LibreOffice (the Debian packages libreoffice-writer, libreoffice-calc and "
    "libreoffice-impress)"
)
_PROGRAMS = ("soffice", "libreoffice")
_PARTS: Final = {
    "writer": ("docx", "doc", "odt", "rtf"),
    "calc": ("xlsx", "xls", "ods"),
    "impress": ("pptx", "ppt", "odp"),
}
"""Each may be installed without the others; which formats it opens."""
_SECONDS = 180
_TOLD_EVERY_SECONDS = 1.0
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macro runs, and nothing that a document links to is fetched."""


def libreoffice() -> str | None:
    """The program's path, where it is installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def missing_part(suffix: str) -> str | None:
    """The part, such as "calc", that opens such files and that the installed program lacks.

    A program that does not keep its parts as LibreOffice's own packages do is taken to be whole.
    """
    program = libreoffice()
    if program is None:
        return None
    registry = Path(program).resolve().parent.parent / "share" / "registry"
    needed = next((part for part, opened in _PARTS.items() if suffix in opened), None)
    if needed is None or not registry.is_dir() or (registry / f"{needed}.xcd").is_file():
        return None
    return needed


def check_installed(suffix: str) -> None:
    """Raises MissingProgramError where what opens files of this format is not installed."""
    if libreoffice() is None:
        raise MissingProgramError(f"needs LibreOffice: {INSTALL}")
    lacking = missing_part(suffix)
    if lacking is not None:
        raise MissingProgramError(
            "needs a part that LibreOffice lacks here: "
            f"install the Debian package libreoffice-{lacking}"
        )


def convert(
    content: bytes,
    suffix: str,
    target: str,
    *,
    options: str = "",
    while_waiting: Callable[[], None] = lambda: None,
) -> bytes:
    """A file of the format ``suffix`` ("docx") in the format ``target`` ("pdf").

    ``options`` are those of LibreOffice's filter, behind its name. ``while_waiting`` is called
    each second. Raises ConversionError, whose words go behind the name of the file.
    """
    if suffix == target:
        raise ValueError(f"{suffix} is to be made into itself")
    check_installed(suffix)
    with tempfile.TemporaryDirectory(prefix="sourceline-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, f"document.{suffix}")
        given.write_bytes(content)
        user = Path(folder, "profile", "user")
        user.mkdir(parents=True)
        Path(user, "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        profile = f"-env:UserInstallation={user.parent.as_uri()}"
        to = f"{target}:{options}" if options else target
        command = [libreoffice() or _PROGRAMS[0], profile, "--headless", "--norestore"]
        # Beside the file given, so that relative links stay what they are.
        _run([*command, "--convert-to", to, "--outdir", folder, str(given)], folder, while_waiting)
        made = given.with_suffix(f".{target}")
        if not made.is_file():
            raise ConversionError("cannot be opened by LibreOffice")
        return made.read_bytes()


def _run(command: list[str], folder: str, while_waiting: Callable[[], None]) -> None:
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "HOME": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise MissingProgramError(
            f"needs LibreOffice, which does not start ({error.strerror}): {INSTALL}"
        ) from error
    latest = time.monotonic() + _SECONDS
    try:
        while time.monotonic() < latest:
            try:
                process.wait(_TOLD_EVERY_SECONDS)
                return
            except subprocess.TimeoutExpired:
                while_waiting()
        raise ConversionError(f"took LibreOffice more than {_SECONDS} seconds")
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # it starts a process of its own
            process.wait()
