"""Check every checksum and every invariant of an index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.parallel_reading import read_all
from indexer.read import find_files
from indexer.read.read_result import ReadResult
from indexer.split_changed import names_of
from sourceline.index.index_records import IndexedDocument
from sourceline.index.library import Library
from sourceline.names import find_definitions
from sourceline.records import Passage, Section, Span


@dataclass(frozen=True, slots=True)
class Verification:
    """``problems`` are faults of the index; ``stale`` files have changed since it was built."""

    documents: int
    passages: int
    spans: int
    problems: tuple[str, ...]
    stale: tuple[str, ...]


def verify(library: Library, corpus: Path | None = None) -> Verification:
    """Check the open generation; with a corpus, also compare it with the files themselves."""
    problems = list(library.damage())
    stale: list[str] = []
    spans = 0
    entries = library.documents()
    now = {} if corpus is None else _read_again(corpus, {entry.file for entry in entries})
    for entry in entries:
        indexed = library.indexed(entry.path)
        problems += [f"{entry.path}: {problem}" for problem in _document_problems(indexed)]
        spans += sum(len(p.sentences) + len(p.dates) + 1 for p in indexed.passages)
        spans += 2 * len(indexed.definitions)
        if corpus is not None:
            outcome = _compare_with_file(now, indexed)
            if outcome == "stale":
                stale.append(entry.path)
            elif outcome:
                problems.append(f"{entry.path}: {outcome}")
    problems += _vector_problems(library)
    return Verification(len(entries), len(library), spans, tuple(problems), tuple(stale))


def _read_again(corpus: Path, files: Collection[str]) -> dict[str, tuple[str, str]]:
    """SHA-256 and text, by path, of every document that these files have now."""
    found = [file for file in find_files(corpus).files if file.relative in files]
    return {
        document.path: (document.sha256, document.text)
        for _, reading in read_all(found, lambda _: None)
        if isinstance(reading, ReadResult)
        for document in reading.documents
    }


def _compare_with_file(now: Mapping[str, tuple[str, str]], indexed: IndexedDocument) -> str | None:
    document = indexed.document
    sha256, text = now.get(document.path, ("", ""))
    if sha256 != document.sha256:
        return "stale"
    return None if text == document.text else "its text is not what the file gives"


def _document_problems(indexed: IndexedDocument) -> Iterator[str]:
    document = indexed.document
    whole = Span(0, len(document.text))
    for number, section in enumerate(indexed.sections):
        if not whole.contains(section.span):
            yield f"section {number} lies outside the text"
        if section.heading is not None and not section.span.contains(section.heading):
            yield f"the heading of section {number} lies outside it"
    last = 0
    for passage in indexed.passages:
        yield from _passage_problems(passage, indexed.sections, document.text)
        if passage.span.start < last:
            yield f"passage {passage.id} overlaps the one before it"
        last = passage.span.end
    yield from _name_problems(indexed)
    for line in indexed.furniture:
        for passage in indexed.passages:
            if any(line.overlaps(run.span) for run in passage.search_text.runs):
                yield f"passage {passage.id} holds furniture at {line.start}"


def _name_problems(indexed: IndexedDocument) -> Iterator[str]:
    document = indexed.document
    if indexed.definitions != find_definitions(document.text):
        yield "the acronyms defined are not those of its text"
    if indexed.names != names_of(document, indexed.passages):
        yield "its names are not those of its text"


def _passage_problems(passage: Passage, sections: tuple[Section, ...], text: str) -> Iterator[str]:
    span, sentences = passage.span, passage.sentences
    if not sections[passage.section].span.contains(span):
        yield f"passage {passage.id} crosses its section"
    if not sentences or Span(sentences[0].start, sentences[-1].end) != span:
        yield f"passage {passage.id} does not begin and end at sentence bounds"
    for before, after in pairwise(sentences):
        if after.start < before.end:
            yield f"sentences of passage {passage.id} overlap"
    if any(not sentence.of(text).strip() for sentence in sentences):
        yield f"passage {passage.id} has a blank sentence"
    if any(not span.contains(mention.span) for mention in passage.dates):
        yield f"a date of passage {passage.id} lies outside it"
    for run in passage.search_text.runs:
        copied = Span(run.at, run.at + run.span.length).of(passage.search_text.text)
        if copied.split() != run.span.of(text).split():
            yield f"the search text of passage {passage.id} is not its document's at {run.at}"


def _vector_problems(library: Library) -> Iterator[str]:
    counts = library.manifest.counts
    if counts["passages"] != len(library):
        yield f"{len(library)} vectors for {counts['passages']} passages"
    if counts["sentences"] != library.sentence_count:
        yield f"{library.sentence_count} sentence vectors for {counts['sentences']} sentences"
    if library.word_count != len(library):
        yield f"{library.word_count} passages indexed by words, {len(library)} by meaning"
    for start in range(0, len(library), 10_000):
        rows = range(start, min(start + 10_000, len(library)))
        lengths = np.linalg.norm(library.passage_vectors(rows), axis=1)
        if np.abs(lengths - 1).max() > 1e-3:
            yield f"vectors from row {start} on are not of unit length"
