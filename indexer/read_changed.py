"""Read what is new or changed in a corpus folder; the rest stays as the index has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.corpus_changes import Changes
from indexer.missing_tools import now_readable
from indexer.parallel_reading import read_all
from indexer.progress import ReportProgress
from indexer.read import CorpusFile, CorpusFiles
from indexer.read.read_result import ReadResult, RefusedFile
from sourceline.errors import ChangingError, EncryptedError, UnreadableError
from sourceline.index.index_records import FileState, LeftOut, LeftOutKind
from sourceline.index.library import Library
from sourceline.records import Document, PageStatus


@dataclass(frozen=True, slots=True)
class ReadCorpus:
    """``fresh`` are the documents just read, each with the path of its file; ``kept`` are files
    whose documents stay as the previous index has them. ``files`` is the state of each file, read,
    kept or failed."""

    fresh: tuple[tuple[str, Document], ...]
    kept: tuple[str, ...]
    files: tuple[FileState, ...]
    left_out: tuple[LeftOut, ...]


def read_changed(
    found: CorpusFiles, changes: Changes, previous: Library | None, progress: ReportProgress
) -> ReadCorpus:
    """Read what is new or changed; a file that cannot be read is left out with its reason.

    Of a file that is being written, the version that the previous index has is kept. What was
    unread for want of a program is read once that is installed.
    """
    states = previous.records.file_states() if previous else {}
    read_before = {path for path, state in states.items() if state.sha256 is not None}
    wanted = {*changes.added, *changes.changed}
    wanted |= {file.relative for file in found.files if file.relative not in read_before}
    wanted |= now_readable(previous) if previous else frozenset()
    unchanged = [file for file in found.files if file.relative not in wanted]
    kept = [file.relative for file in unchanged]
    files = [_state(file, states[file.relative].sha256) for file in unchanged]
    left_out = [LeftOut(path, "skipped", reason) for path, reason in found.skipped]
    left_out += [LeftOut(path, "failed", reason) for path, reason in found.failed]
    fresh: list[tuple[str, Document]] = []
    reading = [file for file in found.files if file.relative in wanted]
    for file, outcome in read_all(reading, progress):
        path = file.relative
        if isinstance(outcome, ReadResult):
            fresh += ((path, document) for document in outcome.documents)
            left_out += (_refused(path, refused) for refused in outcome.refused)
            files.append(_state(file, outcome.sha256))
            continue
        left_out.append(_failure(path, outcome))
        if isinstance(outcome, ChangingError):
            files.append(_changing_state(path, states))
            kept += [path] if path in read_before else []
        else:
            files.append(_state(file, None))
    left_out += _left_out_members(previous, frozenset(kept))
    return ReadCorpus(
        tuple(fresh),
        tuple(kept),
        tuple(sorted(files, key=lambda file: file.path)),
        tuple(sorted(left_out, key=lambda file: file.path)),
    )


def _state(file: CorpusFile, sha256: str | None) -> FileState:
    return FileState(file.relative, file.bytes, file.mtime_ns, sha256)


def _changing_state(path: str, states: Mapping[str, FileState]) -> FileState:
    """A state that no file has, so that the next build reads it again."""
    known = states.get(path)
    return FileState(path, 0, 0, None if known is None else known.sha256)


def _left_out_members(previous: Library | None, kept: frozenset[str]) -> list[LeftOut]:
    """What the previous index left out of archives and messages that are kept."""
    before = previous.left_out() if previous else []
    return [each for each in before if each.of_file in kept and each.path != each.of_file]


def _failure(path: str, error: UnreadableError) -> LeftOut:
    status: PageStatus = "encrypted" if isinstance(error, EncryptedError) else "failed"
    return LeftOut(path, "failed", str(error), status)


def _refused(file: str, refused: RefusedFile) -> LeftOut:
    kind: LeftOutKind = "skipped" if refused.skipped else "failed"
    return LeftOut(refused.path, kind, refused.reason, refused.status, file)
