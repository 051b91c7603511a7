"""The one object that questions are put to: a thin front of the pipeline and the claim check."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

from retriever.claims.check import Done, check
from retriever.claims.nli_model import default_model
from retriever.claims.verdicts import Verdict
from retriever.pipeline import Pipeline, SearchResult, index_summary
from retriever.query.parse import options_period, understand
from retriever.query.rewording.earlier import Earlier
from retriever.query.rewording.reword import reword
from retriever.reading.reader import Reader
from retriever.reading.reader_by_language import default_reader
from retriever.results import Answer, Evidence, IndexSummary, Question
from retriever.table.evidence_table import EvidenceTable, RowKey, RowKind, RowList
from retriever.table.find_rows import Scope, chosen_ids, find_rows
from retriever.table.known_cells import KnownCells
from retriever.table.read_table import TableReading
from retriever.table.table_columns import PRESETS
from sourceline.errors import WrongUseError
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder, english_encoder, loaded
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
        after: str | Answer | None = None,
        exactly: bool = False,
    ) -> Answer:
        """Find the passages that answer a question, best first, at most ``k``.

        A long-winded question is cut to its core, typing errors are corrected by the words of the
        documents, and what continues the question before (``after``: its answer, or its text,
        which is then asked first) is made to stand by itself; Answer.question says how it was
        understood. None of that is done where the words are to be asked ``exactly``.

        Passages that say the same are one, with all their places. A question about a period and
        nothing else lists its events, in order of time.
        Without ``k`` it is SEARCH.passages, or SEARCH.timeline_passages for such a list.
        ``documents`` are paths to search in, all when None. The period of the options and that
        of the question are intersected. Raises BlankQuestionError, OverlongQuestionError,
        EmptyPeriodError, and WrongUseError for an unknown document or an impossible ``k``.
        """
        if k is not None and not 1 <= k <= SEARCH.most_passages:
            raise WrongUseError(f"{k} passages asked for: choose 1 to {SEARCH.most_passages}")
        within = self._ids(documents)
        plain = understand(question, since=since, until=until)
        if exactly:
            return self._pipeline.answer(plain, k, within)

        def before() -> Earlier:
            if isinstance(after, Answer):
                return Earlier.of(after)
            return Earlier.of(self.ask(str(after), since=since, until=until, documents=documents))

        asked = reword(question, self.library, None if after is None else before)
        read = asked.question(since=since, until=until)
        answer = self._pipeline.answer(read, k, within)
        if not answer.found and asked.near:
            answer = self._near(read, asked.short, k, within) or answer
        if not answer.found and asked.unsure:
            alone = self._pipeline.answer(plain, k, within)
            return alone if alone.found else answer
        return answer

    def _near(
        self, question: Question, short: str, k: int | None, within: Collection[str] | None
    ) -> Answer | None:
        """The answer of where the question before was answered, if there is one.

        These passages are about the topic: it need not be asked for in them again.
        """
        documents = {document for document, _ in question.near}
        if within is not None:
            documents &= set(within)
        asked = replace(understand(short), near=question.near)
        found = self._pipeline.answer(asked, k, documents) if documents else None
        if found is None or not found.found:
            return None
        first = found.evidence[0].hit.place.passage
        if (first.document_id, first.section) not in question.near:
            return None
        return replace(found, question=replace(question, expansions=found.question.expansions))

    def check(
        self, text: str, *, turn: TakeTurn = nullcontext, done: Done | None = None
    ) -> Verdict:
        """Check what a text states, claim by claim, against the documents; periods are ignored.

        Where others use the models meanwhile, a ``turn`` is taken for each step of a claim.
        Claims are added to ``done`` as they are checked; those of the same text that stand there
        already are not checked again.
        Of a text over CHECK.characters, or of over CHECK.claims claims, the rest is left
        unchecked, and the verdict says from where. Raises BlankQuestionError, and ModelError
        where the shipped claim model is damaged.
        """
        # Of English words alone, and by the encoder that the limits of nearness were set on.
        encode = english_encoder().encode
        return check(text, self.search, self.library, default_model(), turn, encode, done)

    def gather(self, topic: str, most: int) -> tuple[Evidence, ...]:
        """The passages about a topic, surest first, at most so many.

        Where it names a period, only those in it; a period alone gives its events, in order of
        time. Passages that say the same are one.
        Raises what ``ask`` raises for a question.
        """
        return self._pipeline.on_topic(understand(topic), most)

    def table_rows(
        self,
        topic: str | None = None,
        *,
        by: RowKind = "event",
        since: date | None = None,
        until: date | None = None,
        documents: Collection[str] | None = None,
    ) -> RowList:
        """What a table of evidence would have as rows: what is on a topic, of its period, as in
        ``gather``; without a topic, all that ``documents`` (paths) hold.

        Raises what ``ask`` raises for a question, and WrongUseError where nothing is in scope.
        """
        if topic is not None and not topic.strip():
            topic = None
        ids = None if documents is None else chosen_ids(self.library, documents)
        if topic is None and not ids:
            raise WrongUseError(
                "The table has no rows: name a topic, such as “trainings in 2021”, or choose "
                "documents."
            )
        about = None if topic is None else understand(topic, since=since, until=until)
        period = options_period(since, until) if about is None else about.period
        return find_rows(self._pipeline, Scope(about, period, ids, by))

    def table_reading(
        self,
        rows: RowList,
        columns: Sequence[str],
        *,
        known: KnownCells | None = None,
        removed: Collection[RowKey] = (),
    ) -> TableReading:
        """A table to be read cell by cell, which can be stopped and gone on with.

        Cells that are ``known`` are not read again. Raises WrongUseError for columns that cannot
        be asked, EmptyPeriodError for one about another time than the rows.
        """
        return TableReading.of(self._pipeline, rows, columns, known, removed)

    def table(
        self,
        topic: str | None = None,
        columns: Sequence[str] = PRESETS,
        *,
        by: RowKind = "event",
        since: date | None = None,
        until: date | None = None,
        documents: Collection[str] | None = None,
        turn: TakeTurn = nullcontext,
    ) -> EvidenceTable:
        """Put each column's question to each row in scope: exact words, or none.

        See ``table_rows`` and ``table_reading``.
        """
        rows = self.table_rows(topic, by=by, since=since, until=until, documents=documents)
        reading = self.table_reading(rows, columns)
        for _ in reading.read(turn):
            pass
        return reading.so_far()

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
