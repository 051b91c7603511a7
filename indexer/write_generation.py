"""Write one generation: documents in path order, row i of each matrix for passage i."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np

from indexer.progress import FINISHING, WRITING, Progress, ReportProgress
from indexer.split_changed import SplitCorpus
from sourceline.index import word_index
from sourceline.index.index_records import UNREAD, IndexedDocument
from sourceline.index.library import RECORDS, WORDS, Library, write_vectors
from sourceline.index.record_store import Records
from sourceline.index.record_writer import RecordWriter
from sourceline.models.encoder import Vectors
from sourceline.records import Document, Passage

FINISHING_STEPS = 3
"""The vectors, the words, and publishing, which is not done here."""
_BYTES_A_CHARACTER = 7
"""What records and words take for each byte of text, measured on four corpora."""
_BYTES_A_PASSAGE = 300


def sentence_texts(indexed: IndexedDocument) -> Iterator[str]:
    """Every text of a document that is encoded: each passage, and each sentence alone."""
    for passage in indexed.passages:
        yield passage.search_text.text
        yield from _sentences(passage)


def bytes_needed(documents: SplitCorpus, dimensions: int, previous: Library | None) -> int:
    """About how much a generation takes on disk, with the vectors that the cache keeps of it."""
    total = 0
    for indexed in documents.fresh:
        passages = len(indexed.passages)
        sentences = sum(len(passage.sentences) for passage in indexed.passages)
        total += _BYTES_A_CHARACTER * len(indexed.document.text.encode("utf-8", "replace"))
        total += sum(len(page.packed) for page in indexed.document.boxes)
        total += passages * (_BYTES_A_PASSAGE + 8 * dimensions) + sentences * 6 * dimensions
    if documents.kept and previous is not None:
        total += sum(file["bytes"] for file in previous.manifest.files.values())
    return total


def write_generation(
    folder: Path,
    documents: SplitCorpus,
    vectors: Mapping[str, Vectors],
    previous: Library | None,
    dimensions: int,
    progress: ReportProgress,
) -> dict[str, int]:
    """Fill an empty folder with records, vectors and words; return the manifest's counts."""
    passages: list[Vectors] = []
    sentences: list[Vectors] = []
    coverage: Counter[str] = Counter()
    with closing(RecordWriter(folder / RECORDS)) as records:
        for file in documents.files:
            records.add_file(file)
        total = len(documents.fresh) + len(documents.kept)
        documents_with_vectors = _with_vectors(documents, vectors, previous)
        for number, (indexed, own, of_sentences) in enumerate(documents_with_vectors, start=1):
            passages.extend(own)
            sentences.extend(of_sentences)
            records.add(indexed)
            coverage[_coverage(indexed.document)] += 1
            progress(Progress(WRITING, number, total))
        for left_out in documents.left_out:
            records.leave_out(left_out)
    progress(Progress(FINISHING, 0, FINISHING_STEPS))
    write_vectors(folder, _stacked(passages, dimensions), _stacked(sentences, dimensions))
    progress(Progress(FINISHING, 1, FINISHING_STEPS))
    with closing(Records(folder / RECORDS)) as written:
        word_index.write(folder / WORDS, written.search_texts())
    progress(Progress(FINISHING, 2, FINISHING_STEPS))
    return {
        "documents": total,
        "passages": len(passages),
        "sentences": len(sentences),
        "left_out": len(documents.left_out),
        "failed": sum(file.kind == "failed" for file in documents.left_out),
        "unread": coverage["unread"],
        "partly_unread": coverage["partly_unread"],
    }


def _with_vectors(
    documents: SplitCorpus, vectors: Mapping[str, Vectors], previous: Library | None
) -> Iterator[tuple[IndexedDocument, Iterable[Vectors], Iterable[Vectors]]]:
    """In path order, each document with the vectors of its passages and of their sentences."""
    fresh = {indexed.document.path: indexed for indexed in documents.fresh}
    for path in sorted({*fresh, *documents.kept}):
        if path in fresh:
            passages = fresh[path].passages
            texts = [text for passage in passages for text in _sentences(passage)]
            yield (
                fresh[path],
                [vectors[passage.search_text.text] for passage in passages],
                [vectors[text] for text in texts],
            )
        elif previous is not None:
            indexed = previous.indexed(path)
            yield indexed, *_copied_vectors(previous, indexed)


def _coverage(document: Document) -> str:
    """Whether all, some or none of a document's pages could be read."""
    unread = sum(page.status in UNREAD for page in document.pages)
    read = sum(page.status in ("text", "ocr") for page in document.pages)
    if not unread:
        return "read"
    return "partly_unread" if read else "unread"


def _copied_vectors(previous: Library, indexed: IndexedDocument) -> tuple[Vectors, Vectors]:
    rows = previous.records.rows_of(indexed.document.id)
    if not rows:
        none = np.empty((0, previous.manifest.encoder.dimensions), dtype=np.float32)
        return none, none
    stored = previous.passages(rows)
    sentences = [previous.sentence_vectors(stored[row]) for row in rows]
    return previous.passage_vectors(rows), np.concatenate(sentences)


def _sentences(passage: Passage) -> Iterator[str]:
    for span in passage.sentences:
        yield " ".join(passage.words(span).split())


def _stacked(rows: list[Vectors], dimensions: int) -> Vectors:
    if not rows:
        return np.empty((0, dimensions), dtype=np.float32)
    return np.ascontiguousarray(np.stack(rows), dtype=np.float32)
