"""Which documents a build takes in anew and which it keeps, and how the new ones are split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.chunking.split import Measure, split
from indexer.corpus_changes import Changes
from indexer.progress import SPLITTING, Progress, Report
from indexer.read import CorpusFiles
from indexer.read.read_result import Reading, Refused
from indexer.read_all import read_all
from indexer.structure.furniture import edge_lines, find_furniture, repeated_lines
from sourceline.errors import ChangingError, EncryptedError, UnreadableError
from sourceline.index.index_records import FileState, IndexedDocument, LeftOut, LeftOutKind
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder
from sourceline.names import find_definitions, names_in
from sourceline.records import Document, PageStatus, Passage
from sourceline.settings import SplitSettings
from sourceline.text.tokens import count_tokens


@dataclass(frozen=True, slots=True)
class Intake:
    """``fresh`` was read just now, each document with the path of its file; ``kept`` are files
    whose documents stay as the previous index has them. ``files`` is what each file, read or
    kept or failed, looked like."""

    fresh: tuple[tuple[str, Document], ...]
    kept: tuple[str, ...]
    files: tuple[FileState, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Outlined:
    """The whole corpus: documents split just now, and paths of those to be copied as they are."""

    fresh: tuple[IndexedDocument, ...]
    kept: tuple[str, ...]
    files: tuple[FileState, ...]
    left_out: tuple[LeftOut, ...]


def take_in(
    found: CorpusFiles, changes: Changes, previous: Library | None, progress: Report
) -> Intake:
    """Read what is new or changed; a file that cannot be read is left out with its reason.

    Of a file that is being written, the version that the previous index has is kept.
    """
    states = previous.records.file_states() if previous else {}
    read_once = {path for path, state in states.items() if state.sha256 is not None}
    wanted = {*changes.added, *changes.changed}
    wanted |= {file.relative for file in found.files if file.relative not in read_once}
    reading = [file for file in found.files if file.relative in wanted]
    kept = [file.relative for file in found.files if file.relative not in wanted]
    left_out = [LeftOut(path, "skipped", reason) for path, reason in found.skipped]
    left_out += [LeftOut(path, "failed", reason) for path, reason in found.failed]
    files = [
        FileState(file.relative, file.bytes, file.mtime_ns, states[file.relative].sha256)
        for file in found.files
        if file.relative not in wanted
    ]
    fresh: list[tuple[str, Document]] = []
    for file, outcome in read_all(reading, progress):
        if isinstance(outcome, Reading):
            fresh += ((file.relative, document) for document in outcome.documents)
            left_out += (_refused(file.relative, refused) for refused in outcome.refused)
            files.append(FileState(file.relative, file.bytes, file.mtime_ns, outcome.sha256))
            continue
        left_out.append(_failure(file.relative, outcome))
        if isinstance(outcome, ChangingError):
            # No file looks like this: the next build reads it again.
            known = states.get(file.relative)
            sha256 = None if known is None else known.sha256
            files.append(FileState(file.relative, 0, 0, sha256))
            kept += [file.relative] if file.relative in read_once else []
        else:
            files.append(FileState(file.relative, file.bytes, file.mtime_ns, None))
    for before in previous.left_out() if previous else ():
        if before.of_file in set(kept) and before.path != before.of_file:
            left_out.append(before)
    return Intake(
        tuple(fresh),
        tuple(kept),
        tuple(sorted(files, key=lambda file: file.path)),
        tuple(sorted(left_out, key=lambda file: file.path)),
    )


def _failure(path: str, error: UnreadableError) -> LeftOut:
    status: PageStatus = "encrypted" if isinstance(error, EncryptedError) else "failed"
    return LeftOut(path, "failed", str(error), status)


def _refused(file: str, refused: Refused) -> LeftOut:
    kind: LeftOutKind = "skipped" if refused.skipped else "failed"
    return LeftOut(refused.path, kind, refused.reason, refused.status, file)


def outline(
    intake: Intake,
    previous: Library | None,
    encoder: Encoder,
    settings: SplitSettings,
    progress: Report,
) -> Outlined:
    """Split the fresh documents, and those kept ones whose furniture has become another.

    Lines that repeat over many documents are furniture, so a new document can change an old one.
    """
    edges = {document.path: edge_lines(document) for _, document in intake.fresh}
    kept_as: dict[str, frozenset[str]] = {}
    kept_files = frozenset(intake.kept)
    files_of: dict[str, str] = {}
    for path, file, lines, repeated in previous.records.edge_lines() if previous else ():
        files_of[path] = file
        if file in kept_files:
            edges[path] = lines
            kept_as[path] = repeated
    counts = Counter(line for lines in edges.values() for line in lines)
    repeated = repeated_lines(counts, len(edges))

    again: list[str] = []
    kept: list[str] = []
    for path, was in kept_as.items():
        (kept if was == edges[path] & repeated else again).append(path)
    to_split = list(intake.fresh)
    if previous:
        to_split += [(files_of[path], previous.document(path)) for path in again]
    measure = Measure(tokens=count_tokens, pieces=encoder.count_pieces, limit=encoder.max_pieces)
    fresh = []
    for number, (file, document) in enumerate(to_split, start=1):
        lines = edges[document.path]
        fresh.append(_outlined(file, document, lines, lines & repeated, measure, settings))
        progress(Progress(SPLITTING, number, len(to_split)))
    return Outlined(tuple(fresh), tuple(kept), intake.files, intake.left_out)


def _outlined(
    file: str,
    document: Document,
    lines: frozenset[str],
    repeated: frozenset[str],
    measure: Measure,
    settings: SplitSettings,
) -> IndexedDocument:
    furniture = find_furniture(document, repeated)
    parts = split(document, furniture, measure, settings)
    return IndexedDocument(
        document=document,
        file=file,
        sections=parts.sections,
        passages=parts.passages,
        furniture=furniture,
        date=parts.date,
        edge_lines=lines,
        repeated=repeated,
        written=parts.written,
        definitions=find_definitions(document.text),
        names=names_of(document, parts.passages),
    )


def names_of(document: Document, passages: Iterable[Passage]) -> frozenset[str]:
    """The names in what is searched of a document."""
    sentences = (
        run
        for passage in passages
        for sentence in passage.sentences
        for run in passage.content_of(sentence)
    )
    return names_in(document.text, sentences)
