"""Split the documents just read, and those kept whose furniture is different now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass

from indexer.chunking.split_document import LengthMeasure, split
from indexer.progress import SPLITTING, Progress, ReportProgress
from indexer.read_changed import ReadCorpus
from indexer.structure.furniture import edge_lines, find_furniture, repeated_edge_lines
from sourceline.index.index_records import FileState, IndexedDocument, LeftOut
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder
from sourceline.names import find_definitions, names_in
from sourceline.records import Document, Passage
from sourceline.settings import SPLIT_IN_A_TURN, SplitSettings
from sourceline.take_turn import TakeTurn
from sourceline.text.tokens import count_tokens


@dataclass(frozen=True, slots=True)
class SplitCorpus:
    """The whole corpus: documents split just now, and paths of those to be copied as they are."""

    fresh: tuple[IndexedDocument, ...]
    kept: tuple[str, ...]
    files: tuple[FileState, ...]
    left_out: tuple[LeftOut, ...]


def split_changed(
    corpus: ReadCorpus,
    previous: Library | None,
    encoder: Encoder,
    settings: SplitSettings,
    progress: ReportProgress,
    turn: TakeTurn | None = None,
) -> SplitCorpus:
    """Split the fresh documents, and those kept ones whose furniture has changed.

    Lines that repeat in many documents are furniture, so a new document can change an old one.
    """
    edges = {document.path: edge_lines(document) for _, document in corpus.fresh}
    repeated_before: dict[str, frozenset[str]] = {}
    kept_files = frozenset(corpus.kept)
    files_of: dict[str, str] = {}
    for path, file, lines, repeated in previous.records.edge_lines() if previous else ():
        files_of[path] = file
        if file in kept_files:
            edges[path] = lines
            repeated_before[path] = repeated
    counts = Counter(line for lines in edges.values() for line in lines)
    repeated = repeated_edge_lines(counts, len(edges))

    again: list[str] = []
    kept: list[str] = []
    for path, before in repeated_before.items():
        (kept if before == edges[path] & repeated else again).append(path)
    to_split = list(corpus.fresh)
    if previous:
        to_split += [(files_of[path], previous.document(path)) for path in again]
    measure = LengthMeasure(count_tokens, encoder.count_pieces, encoder.max_pieces)
    fresh = []
    for several in _in_turns(to_split):
        with turn() if turn else nullcontext():
            for file, document in several:
                lines = edges[document.path]
                fresh.append(_indexed(file, document, lines, lines & repeated, measure, settings))
                progress(Progress(SPLITTING, len(fresh), len(to_split)))
    return SplitCorpus(tuple(fresh), tuple(kept), corpus.files, corpus.left_out)


def _in_turns(
    documents: Iterable[tuple[str, Document]],
) -> Iterator[list[tuple[str, Document]]]:
    """In order, as many at once as have SPLIT_IN_A_TURN characters together; a longer one alone."""
    several: list[tuple[str, Document]] = []
    characters = 0
    for file, document in documents:
        if several and characters + len(document.text) > SPLIT_IN_A_TURN:
            yield several
            several, characters = [], 0
        several.append((file, document))
        characters += len(document.text)
    if several:
        yield several


def _indexed(
    file: str,
    document: Document,
    lines: frozenset[str],
    repeated: frozenset[str],
    measure: LengthMeasure,
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
        part
        for passage in passages
        for sentence in passage.sentences
        for part in passage.content_of(sentence)
    )
    return names_in(document.text, sentences)
