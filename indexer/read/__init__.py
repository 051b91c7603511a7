"""Files of the corpus folder to documents, one module for each format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from indexer.read import corpus_files as corpus
from indexer.read.corpus_files import CorpusFile, CorpusFiles
from indexer.read.file_bytes import digest, printable_name, read_bytes
from indexer.read.file_type import SUFFIXES, kind_of
from indexer.read.format_readers import reader_of
from indexer.read.mail.read_eml import members_of_message
from indexer.read.mail.read_msg import members_of_msg
from indexer.read.mail.zip_archive import members_of_archive
from indexer.read.read_result import ReadResult, RefusedFile
from indexer.read.refused_types import refusal_reason
from indexer.read.source_file import Member, RefusedMember, ReportStep, SourceFile, no_step
from sourceline.errors import EncryptedError, UnreadableError
from sourceline.records import Document, PageStatus
from sourceline.settings import READ, ReadSettings

__all__ = ["SUFFIXES", "CorpusFile", "CorpusFiles", "find_files", "read_file", "read_original"]

_HEAD = 4096
MEMBER = "!/"
"""Between the path of an archive or message and that of a member inside it."""


def find_files(folder: Path) -> CorpusFiles:
    """The files of a corpus folder: documents, files of other types, and what cannot be read."""
    return corpus.find_files(folder, SUFFIXES)


def is_plain_text(file: CorpusFile) -> bool:
    """Whether a file is text that only needs decoding, by its beginning; True if unreadable."""
    try:
        with file.path.open("rb") as opened:
            return kind_of(file.relative, opened.read(_HEAD)) in ("text", "markdown")
    except OSError:
        return True  # reading it properly will say what is wrong


def read_file(
    path: Path, relative: str, settings: ReadSettings = READ, step: ReportStep = no_step
) -> ReadResult:
    """Read one file and its members; ``relative`` is its path from the corpus folder.

    Raises UnreadableError naming the file, what is wrong with it and how to repair it; a member of
    an archive or a message that cannot be read is refused alone.
    """
    source = SourceFile(relative, read_bytes(path, relative, settings), settings, step)
    found = list(_read(source, depth=0))
    return ReadResult(
        sha256=digest(source.content),
        documents=tuple(one for one in found if isinstance(one, Document)),
        refused=tuple(one for one in found if isinstance(one, RefusedFile)),
    )


def read_original(folder: Path, relative: str, settings: ReadSettings = READ) -> bytes:
    """The bytes that a document was read from, as they are now; a member is unpacked.

    Raises UnreadableError where the file is gone or has no such member.
    """
    first, *inside = relative.split(MEMBER)
    source = SourceFile(first, read_bytes(folder / first, first, settings), settings)
    for name in inside:
        member = next((one for one in _members(source) if one.name == name), None)
        if not isinstance(member, Member):
            raise UnreadableError(
                f"{printable_name(source.relative)} no longer has {printable_name(name)}"
            )
        source = replace(
            source, relative=f"{source.relative}{MEMBER}{name}", content=member.content
        )
    return source.content


def _read(source: SourceFile, depth: int) -> Iterator[Document | RefusedFile]:
    kind = kind_of(source.relative, source.content)
    if kind is None:
        why = refusal_reason(source.relative, source.content)
        raise UnreadableError(f"{printable_name(source.relative)} is not read: {why}")
    reader = reader_of(kind)
    if reader is not None:
        yield reader(source)
    for member in _members(source):
        path = f"{source.relative}{MEMBER}{member.name}"
        if isinstance(member, RefusedMember):
            yield RefusedFile(path, member.reason)
        elif depth == source.settings.nesting:
            yield RefusedFile(path, f"lies in more than {depth} archives: unpack the outer ones")
        else:
            yield from _member(replace(source, relative=path, content=member.content), depth + 1)


def _members(source: SourceFile) -> Iterator[Member | RefusedMember]:
    kind = kind_of(source.relative, source.content)
    if kind == "zip":
        yield from members_of_archive(source)
    elif kind == "eml":
        yield from members_of_message(source)
    elif kind == "msg":
        yield from members_of_msg(source)


def _member(source: SourceFile, depth: int) -> Iterator[Document | RefusedFile]:
    """The documents of a member, or why it is refused; the other members are read all the same."""
    if kind_of(source.relative, source.content) is None:
        yield RefusedFile(
            source.relative, refusal_reason(source.relative, source.content), skipped=True
        )
        return
    try:
        yield from list(_read(source, depth))
    except UnreadableError as error:
        reason = str(error).removeprefix(f"{printable_name(source.relative)} ")
        status: PageStatus = "encrypted" if isinstance(error, EncryptedError) else "failed"
        yield RefusedFile(source.relative, reason, status)
