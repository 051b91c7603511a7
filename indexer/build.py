"""Make the index equal to the corpus folder: read, strip furniture, split, encode, store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.changes import Changes, pending_in
from indexer.changes import compare as compare_files
from indexer.embed import Progress, Report, embed
from indexer.intake import Intake, outline, take_in
from indexer.read import CorpusFile, find_files
from indexer.write import sentence_texts, write_generation
from sourceline.embedding_cache import EmbeddingCache
from sourceline.encoder import Encoder, loaded
from sourceline.errors import UnusableIndexError, WrongUseError
from sourceline.generations import EncoderIdentity, Manifest, new_folder, prune, publish, writing
from sourceline.library import Library
from sourceline.record_store import LeftOut
from sourceline.records import Document
from sourceline.settings import SPLIT, SplitSettings

__all__ = ["BuildReport", "Progress", "build", "build_documents"]

_CACHE = "embeddings.sqlite"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``encoded`` counts texts that no earlier build had encoded."""

    generation: str
    documents: int
    passages: int
    changes: Changes
    left_out: tuple[LeftOut, ...]
    encoded: int

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
    progress: Report | None = None,
) -> BuildReport:
    """Bring the index up to date with every file under the corpus folder.

    Unchanged files are neither read nor encoded again; files that cannot be read are left out
    and reported. Until the new generation is complete the old one answers. The packaged encoder
    is used unless another is given, itself or as a function that loads it. Raises WrongUseError
    without a corpus folder, LockedError while another build runs.
    """
    corpus, index = Path(corpus), Path(index)
    if not corpus.is_dir():
        raise WrongUseError(
            f"no folder {corpus}/: make it and put documents in, or name another with --corpus"
        )
    if index.resolve().is_relative_to(corpus.resolve()):
        raise WrongUseError(
            f"{index}/ lies in the corpus {corpus}/, where its files would be taken for documents: "
            "name another with --index"
        )
    with writing(index):
        # Only now, with the index locked: loading takes seconds, a locked index is told at once.
        opened = loaded(encoder)
        with _previous(index, opened, settings) as previous:
            report = _build(corpus, index, opened, settings, progress or _silent, previous)
        prune(index)
    return report


def _build(
    corpus: Path,
    index: Path,
    encoder: Encoder,
    settings: SplitSettings,
    progress: Report,
    previous: Library | None,
) -> BuildReport:
    found = find_files(corpus)
    changes = pending_in(found, previous) if previous else compare_files(found, {}, built_at=None)
    intake = take_in(found, changes, previous, progress)
    if previous and _is_current(previous, intake, changes):
        return _report(previous.manifest, changes, intake.left_out, 0)
    manifest, encoded = _store(index, intake, encoder, settings, progress, previous)
    return _report(manifest, changes, intake.left_out, encoded)


def build_documents(
    documents: Iterable[Document],
    index: Path | str,
    *,
    encoder: Encoder | Callable[[], Encoder] | None = None,
    settings: SplitSettings = SPLIT,
    progress: Report | None = None,
) -> Manifest:
    """Index documents that come from elsewhere than files, from scratch, in the same way.

    Raises LockedError while another build runs.
    """
    index = Path(index)
    fresh = tuple(
        (CorpusFile(document.path, Path(document.path), 0, 0), document) for document in documents
    )
    with writing(index):
        intake = Intake(fresh, (), ())
        manifest, _ = _store(index, intake, loaded(encoder), settings, progress or _silent, None)
        prune(index)
    return manifest


def _store(
    index: Path,
    intake: Intake,
    encoder: Encoder,
    settings: SplitSettings,
    progress: Report,
    previous: Library | None,
) -> tuple[Manifest, int]:
    documents = outline(intake, previous, encoder, settings, progress)
    with closing(EmbeddingCache(index / _CACHE, encoder)) as cache:
        texts = (text for document in documents.fresh for text in sentence_texts(document))
        vectors, encoded = embed(texts, encoder, cache, progress)
    with new_folder(index) as folder:
        counts = write_generation(
            folder, documents, vectors, previous, encoder.dimensions, progress
        )
        manifest = publish(
            index,
            folder,
            encoder=EncoderIdentity(
                encoder.name, encoder.fingerprint, encoder.precision, encoder.dimensions
            ),
            split=settings.as_dict(),
            counts=counts,
        )
    return manifest, encoded


@contextmanager
def _previous(index: Path, encoder: Encoder, settings: SplitSettings) -> Iterator[Library | None]:
    """The library in force if its parts can be kept: same encoder, same settings, whole."""
    try:
        library = Library.open(index)
    except UnusableIndexError:
        yield None
        return
    manifest = library.manifest
    with closing(library):
        same_encoder = manifest.encoder.fingerprint == encoder.fingerprint
        yield library if same_encoder and manifest.split == settings.as_dict() else None


def _is_current(previous: Library, intake: Intake, changes: Changes) -> bool:
    if changes or changes.touched:
        return False
    return intake.left_out == tuple(previous.left_out())


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
