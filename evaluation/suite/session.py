"""Where `make evaluate` works: the data it reads, and one index open at a time."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from evaluation.data.collection import Collection, load_collection
from evaluation.measurements.measure_retrieval import indexed
from retriever.retriever import Retriever
from sourceline import command
from sourceline.errors import WrongUseError
from sourceline.models.encoder import default_encoder


class EvaluationSession:
    """``data`` holds eval/, gold/ and seeds/; ``work`` keeps indexes, and so their embeddings.

    ``full`` asks every question instead of a sample.
    """

    def __init__(self, data: Path, work: Path, *, full: bool) -> None:
        if not (data / "eval").is_dir():
            raise WrongUseError(f"no folder {data / 'eval'}/: name the data with DATA=FOLDER")
        self.data = data
        self.work = work
        self.full = full
        self._open = ExitStack()
        self._collection: Collection | None = None
        self._retriever: Retriever | None = None

    def folder(self, name: str) -> Path:
        return self.data / "eval" / name

    def collection(self, name: str) -> Collection:
        return load_collection(self.folder(name))

    def retriever(self, collection: Collection) -> Retriever:
        """One over these documents. The last one stays open: tasks of one set share it."""
        last = self._collection
        if self._retriever is None or last is None or last.documents != collection.documents:
            self.close()
            command.say(f"  indexing {len(collection.documents)} documents")
            folder = self.work / "index" / collection.name
            folder.parent.mkdir(parents=True, exist_ok=True)
            self._retriever = self._open.enter_context(
                indexed(collection, default_encoder(), folder)
            )
            self._collection = collection
        return self._retriever

    def close(self) -> None:
        self._open.close()
        self._collection = self._retriever = None
