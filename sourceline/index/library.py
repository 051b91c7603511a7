"""One generation of the index, open for asking: records, vectors and words together."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from sourceline import hints
from sourceline.errors import DamagedIndexError, WrongEncoderError, WrongUseError
from sourceline.index import word_index
from sourceline.index.coverage_ledger import LedgerEntry, ledger
from sourceline.index.generations import Generation, Manifest, open_generation
from sourceline.index.index_records import DocumentEntry, IndexedDocument, LeftOut, StoredPassage
from sourceline.index.record_store import Records
from sourceline.models.encoder import ENGLISH_NAME, Encoder, Vectors
from sourceline.pages.page_boxes import PageBoxes
from sourceline.records import Document, Section, Span

RECORDS = "records.sqlite"
VECTORS = "vectors.faiss"
SENTENCES = "sentences.npy"
WORDS = "words"


class Library:
    """Open with Library.open; everything read from it comes from the same generation.

    Safe to share over threads. The generation is kept on disk until close().
    """

    def __init__(self, index: Path, generation: Generation) -> None:
        self.index = index
        self._generation = generation
        folder = generation.folder
        self.records = Records(folder / RECORDS)
        self._vectors: Any = faiss.read_index(str(folder / VECTORS))
        self._sentences: NDArray[np.float16] = np.load(
            folder / SENTENCES, mmap_mode="r", allow_pickle=False
        )
        self._words = word_index.WordIndex(folder / WORDS)

    @classmethod
    def open(cls, index: Path | str) -> Library:
        """Open the generation in force.

        Raises NoIndexError, WrongFormatError or DamagedIndexError, each with what to do.
        """
        index = Path(index)
        generation = open_generation(index)
        try:
            return cls(index, generation)
        except (RuntimeError, ValueError, OSError, sqlite3.DatabaseError) as error:
            generation.close()
            made = generation.manifest
            again = hints.build(index, made.corpus, made.encoder.folder)
            raise DamagedIndexError(
                f"{index}/ cannot be opened ({error}). Rebuild: {again}"
            ) from error

    def close(self) -> None:
        self.records.close()
        self._generation.close()

    @property
    def manifest(self) -> Manifest:
        return self._generation.manifest

    @property
    def generation(self) -> str:
        return self.manifest.generation

    @property
    def sentence_count(self) -> int:
        """How many sentence vectors there are."""
        return len(self._sentences)

    @property
    def word_count(self) -> int:
        """How many passages are indexed by words."""
        return len(self._words)

    def damage(self) -> list[str]:
        """Files that differ from the manifest, every checksum compared; one line each."""
        return self._generation.damage(checksums=True)

    def __len__(self) -> int:
        """How many passages there are."""
        return int(self._vectors.ntotal)

    def check_encoder(self, encoder: Encoder) -> None:
        """Raises WrongEncoderError unless this encoder's vectors compare with the index's."""
        built_with = self.manifest.encoder
        if built_with.fingerprint == encoder.fingerprint:
            return
        folder = built_with.folder
        if folder is None and built_with.name == ENGLISH_NAME:
            folder = ENGLISH_NAME  # an index of before another encoder became the usual one
        as_it_is = f"give --encoder {shlex.quote(folder)}" if folder else "leave --encoder out"
        raise WrongEncoderError(
            f"{self.index}/ was built with {built_with.name} ({built_with.dimensions} "
            f"dimensions, {built_with.fingerprint}) but the encoder is {encoder.name} "
            f"({encoder.dimensions} dimensions, {encoder.fingerprint}). "
            f"To ask it as it is, {as_it_is}. To rebuild it with {encoder.name}: "
            f"{hints.build(self.index, self.manifest.corpus, encoder.folder)}"
        )

    def documents(self) -> list[DocumentEntry]:
        return self.records.entries()

    def document(self, path: str) -> Document:
        """Raises WrongUseError when no document has this path."""
        found = self.records.document(path)
        if found is None:
            raise self.unknown_document(path)
        return found

    def unknown_document(self, path: str) -> WrongUseError:
        """The error for a path that no document has."""
        return WrongUseError(
            f"no document {path!r} in {self.index}/: {hints.status(self.index)} lists them"
        )

    def indexed(self, path: str) -> IndexedDocument:
        """Raises WrongUseError when no document has this path."""
        return self.records.indexed(self.document(path))

    def page_boxes(self, path: str, number: int) -> PageBoxes | None:
        """The places of a page's characters on it; None where they are not known."""
        return self.records.page_boxes(path, number)

    def ledger(self) -> list[LedgerEntry]:
        """How every page of every file was read, or why not, by path and page."""
        return ledger(self.documents(), self.left_out())

    def sections(self, path: str) -> tuple[Section, ...]:
        return self.records.sections(self.document(path).id)

    def furniture(self, path: str) -> tuple[Span, ...]:
        return self.records.furniture(path)

    def left_out(self) -> list[LeftOut]:
        """Files of the corpus that are not in the index: of a type not read, or failed."""
        return self.records.left_out()

    def failures(self) -> list[LeftOut]:
        return [file for file in self.left_out() if file.kind == "failed"]

    def skipped(self) -> list[LeftOut]:
        return [file for file in self.left_out() if file.kind == "skipped"]

    def passages(self, rows: Sequence[int]) -> dict[int, StoredPassage]:
        return self.records.passages(rows)

    def rows_in(self, documents: Collection[str]) -> NDArray[np.int64]:
        """Rows of the passages of these document ids."""
        rows = [row for document in documents for row in self.records.rows_of(document)]
        return np.array(sorted(rows), dtype=np.int64)

    def search_meaning(
        self, query: Vectors, limit: int, documents: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """Rows and cosines of the passages nearest to a unit vector of shape (d,), best first.

        ``documents`` are the ids to search in, all when None. Equal cosines are in row order.
        """
        if query.shape != (self._vectors.d,):  # FAISS itself fails here without a message
            raise ValueError(f"a query of shape {query.shape} against {self._vectors.d} dimensions")
        if not len(self):
            return []
        parameters = None
        if documents is not None:
            within = self.rows_in(documents)
            parameters = faiss.SearchParameters(  # type: ignore[call-arg]  # set by the C++ side
                sel=faiss.IDSelectorBatch(within)
            )
        scores, rows = self._vectors.search(
            np.ascontiguousarray(query[None, :]), min(limit, len(self)), params=parameters
        )
        hits = [
            (int(row), float(score))
            for row, score in zip(rows[0], scores[0], strict=True)
            if row >= 0
        ]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def search_words(
        self,
        stems: Sequence[str],
        limit: int,
        documents: Collection[str] | None = None,
        related: Mapping[tuple[str, ...], float] | None = None,
    ) -> list[tuple[int, float]]:
        """See WordIndex.search."""
        return self._words.search(stems, limit, documents, related)

    def passages_with(self, stem: str) -> int:
        """How many passages hold a stem."""
        return self._words.frequency(stem)

    def stems_from(self, beginning: str) -> list[str]:
        """Every stem that some passage holds and that begins so, the most frequent first."""
        return self._words.stems_from(beginning)

    def passage_vectors(self, rows: Sequence[int]) -> Vectors:
        """float32 of shape (len(rows), d), in the order given."""
        found: Vectors = self._vectors.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return found

    def sentence_vectors(self, stored: StoredPassage) -> Vectors:
        """float32 of shape (sentences of the passage, d), in text order."""
        first = stored.first_sentence
        return np.asarray(
            self._sentences[first : first + len(stored.passage.sentences)], dtype=np.float32
        )


def write_vectors(folder: Path, passages: Vectors, sentences: Vectors) -> None:
    """Write both matrices of a new generation; row i belongs to passage, or sentence, i."""
    flat = faiss.IndexFlatIP(passages.shape[1])
    flat.add(np.ascontiguousarray(passages))
    faiss.write_index(flat, str(folder / VECTORS))
    # Half precision: sentence vectors only order and mark, and there are many of them.
    np.save(folder / SENTENCES, sentences.astype(np.float16), allow_pickle=False)
