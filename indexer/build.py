"""Make the index equal to the corpus folder: read, strip furniture, split, encode, store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.corpus_changes import Changes, pending_in
from indexer.corpus_changes import compare as compare_files
from indexer.embed_texts import embed
from indexer.progress import FINISHING, LOADING, Progress, ReportProgress
from indexer.read import find_files
from indexer.read_changed import ReadCorpus, read_changed
from indexer.split_changed import split_changed
from indexer.write_generation import FINISHING_STEPS, bytes_needed, sentence_texts, write_generation
from sourceline.errors import UnusableIndexError, WrongUseError
from sourceline.index.disk_space import reporting_full_disk
from sourceline.index.embedding_cache import EmbeddingCache
from sourceline.index.generations import (
    EncoderIdentity,
    Manifest,
    new_folder,
    prune,
    publish,
    writing,
)
from sourceline.index.index_records import FileState, LeftOut
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder, loaded
from sourceline.records import Document
from sourceline.settings import SPLIT, SplitSettings
from sourceline.take_turn import TakeTurn

__all__ = ["BuildReport", "Progress", "build", "build_documents"]

_CACHE = "embeddings.sqlite"
_LEAST_BYTES = 10_000_000
"""Room that a build should have on disk, however small the corpus."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``encoded`` counts texts that no earlier build had encoded."""

    generation: str
    documents: int
    passages: int
    changes: Changes
    left_out: tuple[LeftOut, ...]
    encoded: int
    taken_from: str | None = None
    """The other corpus folder that the index was made of before, if it was."""

    @property
    def failed(self) -> tuple[LeftOut, ...]:
        return tuple(file for file in self.left_out if file.kind == "failed")

    @property
    def skipped(self) -> tuple[LeftOut, ...]:
        return tuple(file for file in self.left_out if file.kind == "skipped")


def build(
    corpus: Path | str,
    index: Path | str,
    *,
    encoder: Encoder | Callable[[], Encoder] | None = None,
    settings: SplitSettings = SPLIT,
    progress: ReportProgress | None = None,
    turn: TakeTurn | None = None,
) -> BuildReport:
    """Bring the index up to date with all files under the corpus folder.

    Unchanged files are neither read nor encoded again; files that cannot be read are left out
    and reported. Until the new generation is complete the old one is in use. The packaged encoder
    is used unless another is given, itself or as a function that loads it. Where others use the
    models meanwhile, a ``turn`` is taken for each few documents split and each few texts encoded.
    Raises WrongUseError without a corpus folder, LockedError while another build runs,
    DiskFullError without room.
    """
    corpus, index = Path(corpus), Path(index)
    if corpus.is_file():
        raise WrongUseError(f"{corpus} is a file: name the folder it is in with --corpus")
    if not corpus.is_dir():
        raise WrongUseError(
            f"no folder {corpus}/: make it and put documents in, or name another with --corpus"
        )
    if index.resolve().is_relative_to(corpus.resolve()):
        raise WrongUseError(
            f"{index}/ lies in the corpus {corpus}/, where its files would be taken for documents: "
            "name another with --index"
        )
    report_progress = progress or _silent
    with reporting_full_disk(index, _LEAST_BYTES), writing(index):
        opened = _load(encoder, report_progress)
        with _open_previous(index) as old:
            report = _build(corpus, index, opened, settings, report_progress, old, turn)
        prune(index)
    return report


def _build(
    corpus: Path,
    index: Path,
    encoder: Encoder,
    settings: SplitSettings,
    progress: ReportProgress,
    old: Library | None,
    turn: TakeTurn | None,
) -> BuildReport:
    previous = old if old and _is_reusable(old.manifest, encoder, settings) else None
    taken_from = _other_corpus(old.manifest, corpus) if old else None
    found = find_files(corpus)
    changes = pending_in(found, previous) if previous else compare_files(found, {}, built_at=None)
    read = read_changed(found, changes, previous, progress)
    if previous and not taken_from and _is_current(previous, read, changes, encoder):
        return _report(previous.manifest, changes, read.left_out, 0)
    manifest, encoded = _store(index, read, corpus, encoder, settings, progress, previous, turn)
    report = _report(manifest, changes, read.left_out, encoded)
    return replace(report, taken_from=taken_from)


def build_documents(
    documents: Iterable[Document],
    index: Path | str,
    *,
    encoder: Encoder | Callable[[], Encoder] | None = None,
    settings: SplitSettings = SPLIT,
    progress: ReportProgress | None = None,
) -> Manifest:
    """Index documents that do not come from files, from scratch, in the same way.

    Raises LockedError while another build runs, DiskFullError without room.
    """
    index = Path(index)
    fresh = tuple((document.path, document) for document in documents)
    files = tuple(FileState(path, 0, 0, document.sha256) for path, document in fresh)
    report_progress = progress or _silent
    with reporting_full_disk(index, _LEAST_BYTES), writing(index):
        opened = _load(encoder, report_progress)
        read = ReadCorpus(fresh, (), files, ())
        manifest, _ = _store(index, read, None, opened, settings, report_progress, None)
        prune(index)
    return manifest


def _store(
    index: Path,
    read: ReadCorpus,
    corpus: Path | None,
    encoder: Encoder,
    settings: SplitSettings,
    progress: ReportProgress,
    previous: Library | None,
    turn: TakeTurn | None = None,
) -> tuple[Manifest, int]:
    """The new generation's manifest, and how many texts were encoded for it."""
    documents = split_changed(read, previous, encoder, settings, progress, turn)
    needed = _LEAST_BYTES + bytes_needed(documents, encoder.dimensions, previous)
    with (
        reporting_full_disk(index, needed),
        closing(EmbeddingCache(index / _CACHE, encoder)) as cache,
    ):
        texts = (text for document in documents.fresh for text in sentence_texts(document))
        vectors, encoded = embed(texts, encoder, cache, progress, turn)
    # The inner one sees how much is free before what was written is removed.
    with new_folder(index) as folder, reporting_full_disk(index, needed):
        counts = write_generation(
            folder, documents, vectors, previous, encoder.dimensions, progress
        )
        manifest = publish(
            index,
            folder,
            corpus=corpus,
            encoder=_identity(encoder),
            split=settings.as_dict(),
            counts=counts,
        )
    progress(Progress(FINISHING, FINISHING_STEPS, FINISHING_STEPS))
    return manifest, encoded


def _identity(encoder: Encoder) -> EncoderIdentity:
    return EncoderIdentity(
        encoder.name, encoder.fingerprint, encoder.precision, encoder.dimensions, encoder.folder
    )


@contextmanager
def _open_previous(index: Path) -> Iterator[Library | None]:
    try:
        library = Library.open(index)
    except UnusableIndexError:
        yield None
        return
    with closing(library):
        yield library


def _is_reusable(manifest: Manifest, encoder: Encoder, settings: SplitSettings) -> bool:
    """Whether parts of this generation can be kept in the next."""
    same_encoder = manifest.encoder.fingerprint == encoder.fingerprint
    return same_encoder and manifest.split == settings.as_dict()


def _other_corpus(manifest: Manifest, corpus: Path) -> str | None:
    return None if manifest.corpus in (None, str(corpus.resolve())) else manifest.corpus


def _load(encoder: Encoder | Callable[[], Encoder] | None, progress: ReportProgress) -> Encoder:
    # Loading takes seconds: only with the index locked, so that a locked one is reported at once.
    progress(Progress(LOADING, 0, 1))
    opened = loaded(encoder)
    progress(Progress(LOADING, 1, 1))
    return opened


def _is_current(previous: Library, read: ReadCorpus, changes: Changes, encoder: Encoder) -> bool:
    if (
        changes
        or changes.touched
        or read.fresh
        or previous.manifest.encoder.folder != encoder.folder
    ):
        return False
    return read.left_out == tuple(previous.left_out())


def _report(
    manifest: Manifest, changes: Changes, left_out: tuple[LeftOut, ...], encoded: int
) -> BuildReport:
    failed = {file.path for file in left_out}
    return BuildReport(
        generation=manifest.generation,
        documents=manifest.counts["documents"],
        passages=manifest.counts["passages"],
        changes=changes.without(failed),
        left_out=left_out,
        encoded=encoded,
    )


def _silent(_: Progress) -> None:
    pass
