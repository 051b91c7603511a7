"""The files of a build, several read at once, each with its documents or why it has none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import Empty, SimpleQueue

from indexer.progress import READING, Progress, ReportProgress
from indexer.read import CorpusFile, is_plain_text, read_file
from indexer.read.file_bytes import printable_name
from indexer.read.read_result import ReadResult
from indexer.read.source_file import ReportStep
from indexer.read.subprocess_reader import ReadingProcess
from sourceline.errors import ChangingError, UnreadableError
from sourceline.index.disk_space import full_disk_in

_AT_ONCE = max(1, min(4, os.cpu_count() or 1))
_TOLD_EVERY_SECONDS = 0.5

ReadOutcome = ReadResult | UnreadableError


def read_all(
    files: Sequence[CorpusFile], progress: ReportProgress
) -> Iterator[tuple[CorpusFile, ReadOutcome]]:
    """Each file with its result, or why it could not be read, in the order given.

    Plain text is read in this process, everything else in worker processes, several at once;
    for a long document the pages read are reported.
    """
    readers: SimpleQueue[ReadingProcess] = SimpleQueue()
    pages: dict[str, tuple[int, int]] = {}
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        apart = {
            file: threads.submit(_read, file, readers, pages)
            for file in files
            if not is_plain_text(file)
        }
        try:
            for number, file in enumerate(files, start=1):
                if file in apart:
                    _wait_for(apart[file], number - 1, len(files), pages, progress)
                    yield file, apart[file].result()
                else:
                    yield file, _read(file, None, pages)
                progress(Progress(READING, number, len(files)))
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
            _close(readers)


def _wait_for(
    future: Future[ReadOutcome],
    read: int,
    of: int,
    pages: dict[str, tuple[int, int]],
    progress: ReportProgress,
) -> None:
    while not wait([future], _TOLD_EVERY_SECONDS, FIRST_COMPLETED).done:
        for name, (done, total) in list(pages.items())[:1]:
            detail = f"{name}: page {done:,} of {total:,}" if total else f"{name}: row {done:,}"
            progress(Progress(READING, read, of, detail=detail))


def _read(
    file: CorpusFile,
    readers: SimpleQueue[ReadingProcess] | None,
    pages: dict[str, tuple[int, int]],
) -> ReadOutcome:
    name = printable_name(file.relative)

    def step(done: int, total: int) -> None:
        pages[name] = (done, total)

    try:
        return _read_unchanged(file, readers, step)
    except UnreadableError as error:
        full = full_disk_in(error)
        if full is not None:
            raise full from None
        return error
    finally:
        pages.pop(name, None)


def _read_unchanged(
    file: CorpusFile, readers: SimpleQueue[ReadingProcess] | None, step: ReportStep
) -> ReadResult:
    """What is read of a file, if it is still as it was when the folder was listed.

    Without ``readers`` it is read in this process. Raises ChangingError where it is not.
    """
    if readers is None:
        reading = read_file(file.path, file.relative)
    else:
        reader = _free_reader(readers)
        try:
            reading = reader.read(file.path, file.relative, step)
        finally:
            readers.put(reader)
    try:
        now = file.path.stat()
    except OSError:
        raise ChangingError.of(printable_name(file.relative)) from None
    if (now.st_size, now.st_mtime_ns) != (file.bytes, file.mtime_ns):
        raise ChangingError.of(printable_name(file.relative))
    return reading


def _free_reader(readers: SimpleQueue[ReadingProcess]) -> ReadingProcess:
    try:
        return readers.get_nowait()
    except Empty:
        return ReadingProcess()


def _close(readers: SimpleQueue[ReadingProcess]) -> None:
    while not readers.empty():
        readers.get_nowait().close()
