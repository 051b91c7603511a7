"""Files in a ZIP archive, unpacked in memory one by one; nothing is written to disk."""

from __future__ import annotations

import re
import stat
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from indexer.read.document_builder import unreadable
from indexer.read.source_file import Member, RefusedMember, SourceFile
from indexer.read.text.name_encoding import name_encoding

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_UNIX_MODE = 16
_CHUNK = 1 << 20
_DRIVE = re.compile(r"[A-Za-z]:")
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_DAMAGED = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def members_of_archive(source: SourceFile) -> Iterator[Member | RefusedMember]:
    """Every file, in the archive's order, or why it is not unpacked.

    Folders, hidden files and those that a system adds (``__MACOSX``) are left out. The bytes
    unpacked count against ``settings.unpacked_bytes``, not those that the archive claims.
    Raises UnreadableError where the archive itself cannot be opened.
    """
    try:
        with ZipFile(BytesIO(source.content)) as archive:
            yield from _members(source, archive)
    except _DAMAGED as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise unreadable(source, f"is no whole ZIP archive ({said}); pack it anew") from error


def _members(source: SourceFile, archive: ZipFile) -> Iterator[Member | RefusedMember]:
    encoding = _encoding_of_names(archive)
    named = [(_name(info, encoding), info) for info in archive.infolist()]
    wanted = [(name, info) for name, info in named if not _is_ignored(name)]
    most, left = source.settings.members, source.settings.unpacked_bytes
    seen: set[str] = set()
    for at, (name, info) in enumerate(wanted):
        source.step(at, len(wanted))
        if at == most:
            more = f"only {most} files of an archive are read; it has {len(wanted)}: pack fewer"
            yield RefusedMember(name, more)
            return
        reason = _refusal(name, info, seen)
        seen.add(unicodedata.normalize("NFC", name))
        if reason:
            yield RefusedMember(name, reason)
            continue
        content = _read(archive, info, min(left, source.settings.file_bytes))
        if isinstance(content, bytes):
            left -= len(content)
            yield Member(name, content)
        else:
            yield RefusedMember(name, content)


def _encoding_of_names(archive: ZipFile) -> str:
    """That of the names not marked as UTF-8, guessed from all together: each alone is short."""
    names = b"/".join(raw for info in archive.infolist() if not _is_utf8(raw := _raw_name(info)))
    return name_encoding(names) or "cp437"


def _raw_name(info: ZipInfo) -> bytes:
    """The bytes of a name that is not marked as UTF-8, and of any other in UTF-8."""
    if not info.flag_bits & _UTF8_NAME:
        with suppress(UnicodeEncodeError):
            return info.orig_filename.encode("cp437")  # as zipfile has decoded it
    return info.orig_filename.encode("utf-8", "replace")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _name(info: ZipInfo, encoding: str) -> str:
    """The member's path. Names not marked as UTF-8 may be UTF-8, or in a local encoding."""
    raw = _raw_name(info)
    name = raw.decode("utf-8" if _is_utf8(raw) else encoding, "replace")
    return name.replace("\\", "/").partition("\0")[0]


def _is_ignored(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    if not parts:
        return bool(name)
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)
    return hidden or name.endswith("/") or parts[-1].lower() in _SYSTEM_FILES


def _refusal(name: str, info: ZipInfo, seen: set[str]) -> str | None:
    """Why it is not opened, or None."""
    if not name:
        return "it has no name; pack the archive anew"
    parts = name.split("/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in parts:
        return "its name leads out of the archive; rename it"
    mode = info.external_attr >> _UNIX_MODE
    if stat.S_ISLNK(mode):
        return "it is a link; pack the file itself"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is no regular file; remove it"
    if info.flag_bits & _ENCRYPTED:
        return "it opens with a password only; pack it without one"
    if unicodedata.normalize("NFC", name) in seen:
        return "the archive has another file of this name; rename one"
    return None


def _read(archive: ZipFile, info: ZipInfo, most: int) -> bytes | str:
    """Its content, or why it is refused: at most ``most`` bytes are ever unpacked."""
    too_much = f"it unpacks to more than the {most} bytes that may still be taken in; pack less"
    if info.file_size > most:
        return too_much
    parts: list[bytes] = []
    found = 0
    try:
        with archive.open(info) as file:
            while part := file.read(_CHUNK):
                found += len(part)
                if found > most:
                    return too_much
                parts.append(part)
    except RuntimeError:
        return "it opens with a password only; pack it without one"
    except _DAMAGED as error:
        said = " ".join(str(error).split())[:120] or type(error).__name__
        return f"it is damaged ({said}); pack it anew"
    return b"".join(parts)
