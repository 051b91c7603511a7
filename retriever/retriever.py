"""The one object that questions are put to: a thin front of the pipeline and the claim check."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from retriever.claims.check import check
from retriever.claims.nli_model import default_model
from retriever.claims.verdicts import Verdict
from retriever.pipeline import Pipeline, SearchResult, index_summary
from retriever.query.parse import understand
from retriever.reading.reader import Reader, default_reader
from retriever.results import Answer, Evidence, IndexSummary, Question
from sourceline.errors import WrongUseError
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder, loaded
from sourceline.settings import INDEX_FOLDER, SEARCH
from sourceline.take_turn import TakeTurn


class Retriever:
    """Answers from one generation of an index. Safe to share over threads."""

    def __init__(self, library: Library, encoder: Encoder, reader: Reader) -> None:
        library.check_encoder(encoder)
        self.library = library
        self._pipeline = Pipeline(library, encoder, reader)

    @classmethod
    def open(
        cls,
        index: Path | str = INDEX_FOLDER,
        encoder: Encoder | Callable[[], Encoder] | None = None,
        reader: Reader | None = None,
    ) -> Retriever:
        """Open the generation in force, with the shipped models unless others are given.

        The encoder is given itself or as a function that loads it.
        Raises NoIndexError, WrongEncoderError, WrongFormatError or DamagedIndexError.
        """
        library = Library.open(index)
        try:
            return cls(library, loaded(encoder), reader or default_reader())
        except BaseException:
            library.close()
            raise

    def close(self) -> None:
        self.library.close()

    def ask(
        self,
        question: str,
        *,
        k: int | None = None,
        since: date | None = None,
        until: date | None = None,
        documents: Collection[str] | None = None,
    ) -> Answer:
        """Find the passages that answer a question, best first, at most ``k``.

        Passages that say the same are one, with all their places. A question about a period and
        nothing else lists its events, in order of time.
        Without ``k`` it is SEARCH.passages, or SEARCH.timeline_passages for such a list.
        ``documents`` are paths to search in, all when None. The period of the options and that
        of the question are intersected. Raises BlankQuestionError, OverlongQuestionError,
        EmptyPeriodError, and WrongUseError for an unknown document or an impossible ``k``.
        """
        if k is not None and not 1 <= k <= SEARCH.most_passages:
            raise WrongUseError(f"{k} passages asked for: choose 1 to {SEARCH.most_passages}")
        understood = understand(question, since=since, until=until)
        return self._pipeline.answer(understood, k, self._ids(documents))

    def check(self, text: str, *, turn: TakeTurn = nullcontext) -> Verdict:
        """Check what a text states, claim by claim, against the documents; periods are ignored.

        Where others use the models meanwhile, a ``turn`` is taken for each step of a claim.
        Of a text over CHECK.characters, or of over CHECK.claims claims, the rest is left
        unchecked, and the verdict says from where. Raises BlankQuestionError, and ModelError
        where the shipped claim model is damaged.
        """
        return check(
            text, self.search, self.library, default_model(), turn, self._pipeline.encoder.encode
        )

    def gather(self, topic: str, most: int) -> tuple[Evidence, ...]:
        """The passages about a topic, surest first, at most so many.

        Where it names a period, only those in it; a period alone gives its events, in order of
        time. Passages that say the same are one.
        Raises what ``ask`` raises for a question.
        """
        return self._pipeline.on_topic(understand(topic), most)

    def search(
        self,
        question: Question,
        limit: int = SEARCH.candidates,
        documents: Collection[str] | None = None,
    ) -> SearchResult:
        """The ranking behind an answer: see Pipeline.search. ``documents`` are ids."""
        return self._pipeline.search(question, limit, documents)

    def summary(self) -> IndexSummary:
        """Which index this is, and how much of the corpus it holds."""
        return index_summary(self.library)

    def _ids(self, paths: Collection[str] | None) -> Collection[str] | None:
        if paths is None:
            return None
        ids = self.library.records.document_ids(sorted(paths))
        unknown = sorted(set(paths) - set(ids))
        if unknown:
            raise self.library.unknown_document(unknown[0])
        return list(ids.values())
