"""Which documents a build takes in anew and which it keeps, and how the new ones are split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from indexer.changes import Changes
from indexer.furniture import edge_lines, find_furniture, repeated_lines
from indexer.progress import READING, SPLITTING, Progress, Report
from indexer.read import CorpusFile, CorpusFiles, read_document
from indexer.read.content import printable
from indexer.split import Measure, split
from sourceline.encoder import Encoder
from sourceline.errors import ChangingError, UnreadableError
from sourceline.library import Library
from sourceline.names import find_definitions, names_in
from sourceline.records import Document, Passage
from sourceline.settings import SplitSettings
from sourceline.stored import IndexedDocument, LeftOut
from sourceline.tokens import count_tokens


@dataclass(frozen=True, slots=True)
class Intake:
    """``fresh`` was read just now; ``kept`` stays as the previous index has it."""

    fresh: tuple[tuple[CorpusFile, Document], ...]
    kept: tuple[CorpusFile, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Outlined:
    """The whole corpus by path: split just now, or to be copied from the previous index."""

    fresh: tuple[IndexedDocument, ...]
    kept: tuple[CorpusFile, ...]
    left_out: tuple[LeftOut, ...]


def take_in(
    found: CorpusFiles, changes: Changes, previous: Library | None, progress: Report
) -> Intake:
    """Read what is new or changed; a file that cannot be read is left out with its reason.

    Of a file that is being written, the version that the previous index has is kept.
    """
    known = {entry.path for entry in previous.documents()} if previous else set()
    to_read = {*changes.added, *changes.changed}
    to_read |= {file.relative for file in found.files if file.relative not in known}
    fresh = []
    left_out = [LeftOut(path, "skipped", reason, 0, 0) for path, reason in found.skipped]
    left_out += [LeftOut(path, "failed", reason, 0, 0) for path, reason in found.failed]
    reading = [file for file in found.files if file.relative in to_read]
    kept = [file for file in found.files if file.relative not in to_read]
    for number, file in enumerate(reading, start=1):
        try:
            fresh.append((file, _read_unchanged(file)))
        except ChangingError as error:
            # No file looks like this: the next build reads it again.
            left_out.append(LeftOut(file.relative, "failed", str(error), 0, 0))
            if file.relative in known:
                kept.append(replace(file, bytes=0, mtime_ns=0))
        except UnreadableError as error:
            left_out.append(LeftOut(file.relative, "failed", str(error), file.bytes, file.mtime_ns))
        progress(Progress(READING, number, len(reading)))
    return Intake(tuple(fresh), tuple(kept), tuple(sorted(left_out, key=lambda file: file.path)))


def _read_unchanged(file: CorpusFile) -> Document:
    """The document of a file that is still what the walk through the folder saw."""
    document = read_document(file.path, file.relative)
    try:
        now = file.path.stat()
    except OSError:
        raise ChangingError(printable(file.relative)) from None
    if (now.st_size, now.st_mtime_ns) != (file.bytes, file.mtime_ns):
        raise ChangingError(printable(file.relative))
    return document


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
    kept_paths = {file.relative for file in intake.kept}
    for path, lines, repeated in previous.records.edge_lines() if previous else ():
        if path in kept_paths:
            edges[path] = lines
            kept_as[path] = repeated
    counts = Counter(line for lines in edges.values() for line in lines)
    repeated = repeated_lines(counts, len(edges))

    again: list[CorpusFile] = []
    kept: list[CorpusFile] = []
    for file in intake.kept:
        same = kept_as[file.relative] == edges[file.relative] & repeated
        (kept if same else again).append(file)
    to_split = list(intake.fresh)
    if previous:
        to_split += [(file, previous.document(file.relative)) for file in again]
    measure = Measure(tokens=count_tokens, pieces=encoder.count_pieces, limit=encoder.max_pieces)
    fresh = []
    for number, (file, document) in enumerate(to_split, start=1):
        lines = edges[document.path]
        fresh.append(_outlined(file, document, lines, lines & repeated, measure, settings))
        progress(Progress(SPLITTING, number, len(to_split)))
    return Outlined(tuple(fresh), tuple(kept), intake.left_out)


def _outlined(
    file: CorpusFile,
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
        sections=parts.sections,
        passages=parts.passages,
        furniture=furniture,
        date=parts.date,
        edge_lines=lines,
        repeated=repeated,
        bytes=file.bytes,
        mtime_ns=file.mtime_ns,
        definitions=find_definitions(document.text),
        names=names_of(document, parts.passages),
    )


def names_of(document: Document, passages: Iterable[Passage]) -> frozenset[str]:
    """The names in what is searched of a document."""
    sentences = (sentence for passage in passages for sentence in passage.sentences)
    return names_in(document.text, sentences)


def touched(indexed: IndexedDocument, file: CorpusFile) -> IndexedDocument:
    """The same document under the time stamp its file has now."""
    return replace(indexed, bytes=file.bytes, mtime_ns=file.mtime_ns)
