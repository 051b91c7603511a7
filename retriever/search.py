"""The one object that questions are put to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from retriever.candidates import Candidates, gather
from retriever.decide import decide
from retriever.look import Look, look, term_weights
from retriever.mark import mark, page_at
from retriever.period import judge
from retriever.question import understand
from retriever.rank import rank, shortlist
from retriever.results import Answer, Evidence, Hit, IndexSummary, PeriodBasis, Place, Question
from sourceline.encoder import Encoder, Vectors, default_encoder
from sourceline.errors import WrongUseError
from sourceline.library import Library
from sourceline.record_store import StoredPassage
from sourceline.settings import INDEX_FOLDER, SEARCH
from sourceline.words import content_stems


@dataclass(frozen=True, slots=True)
class Search:
    """Everything seen on the way of one question, by row; ``ranked`` is rows with scores."""

    library: Library
    vector: Vectors
    candidates: Candidates
    weights: Mapping[str, float]
    looks: dict[int, Look]
    judged: Mapping[int, tuple[bool | None, PeriodBasis | None]]
    ranked: tuple[tuple[int, float], ...]

    def look(self, row: int) -> Look:
        """The look taken at a passage, or taken now."""
        if row not in self.looks:
            stored = self.candidates.passages[row]
            self.looks[row] = look(self.library, stored, self.vector, self.weights)
        return self.looks[row]

    def first_look(self) -> Look | None:
        return self.look(self.ranked[0][0]) if self.ranked else None

    def first_in_period(self) -> bool | None:
        return self.judged[self.ranked[0][0]][0] if self.ranked else None

    def evidence(self, k: int, *, found: bool) -> Iterator[Evidence]:
        """The first ``k`` passages with their marks."""
        for position, (row, score) in enumerate(self.ranked[:k], start=1):
            stored = self.candidates.passages[row]
            inside, basis = self.judged[row]
            ways = self.candidates.found_by(row)
            sentences = found and inside is not False
            yield Evidence(
                Hit(_place(stored), score, position, ways, inside, basis),
                mark(stored, self.look(row), self.weights, sentences=sentences),
            )


class Retriever:
    """Answers from one generation of an index. Safe to share over threads."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self.library = library
        self._encoder = encoder
        library.check_encoder(encoder)

    @classmethod
    def open(cls, index: Path | str = INDEX_FOLDER, encoder: Encoder | None = None) -> Retriever:
        """Open the generation in force, with the packaged encoder unless another is given.

        Raises NoIndexError, WrongEncoderError, WrongFormatError or DamagedIndexError.
        """
        library = Library.open(index)
        try:
            return cls(library, encoder or default_encoder())
        except BaseException:
            library.close()
            raise

    def close(self) -> None:
        self.library.close()

    def ask(
        self,
        question: str,
        *,
        k: int = SEARCH.passages,
        since: date | None = None,
        until: date | None = None,
        documents: Collection[str] | None = None,
    ) -> Answer:
        """Find the passages that answer a question, best first, at most ``k``.

        ``documents`` are paths to search in, all when None. The period of the options and that
        of the question are intersected. Raises BlankQuestionError, OverlongQuestionError,
        EmptyPeriodError, and WrongUseError for an unknown document or an impossible ``k``.
        """
        if not 1 <= k <= SEARCH.most_passages:
            raise WrongUseError(f"{k} passages asked for: choose 1 to {SEARCH.most_passages}")
        understood = understand(question, since=since, until=until)
        return self._answer(understood, k, self._ids(documents))

    def _ids(self, paths: Collection[str] | None) -> Collection[str] | None:
        if paths is None:
            return None
        ids = self.library.records.document_ids(sorted(paths))
        unknown = sorted(set(paths) - set(ids))
        if unknown:
            raise WrongUseError(
                f"no document {unknown[0]!r} in this index: `python -m indexer status` lists them"
            )
        return list(ids.values())

    def search(
        self, question: Question, limit: int, documents: Collection[str] | None = None
    ) -> Search:
        """Gather and rank at least ``limit`` passages where there are as many.

        ``documents`` are the ids to search in, all when None.
        """
        content = question.content or question.text
        vector = self._encoder.encode([content])[0]
        stems = content_stems(content)
        candidates = gather(self.library, vector, stems, limit, documents)
        passages = candidates.passages
        judged = {row: judge(passages[row], question.period) for row in passages}
        in_period = {row: inside for row, (inside, _) in judged.items()}
        asked = in_period if question.period else None
        fused = shortlist(candidates, asked)
        weights = term_weights(self.library, stems)
        looks = {
            row: look(self.library, passages[row], vector, weights)
            for row, _ in fused[: SEARCH.looked_at]
        }
        ranked = rank(fused, candidates, looks, asked)
        return Search(self.library, vector, candidates, weights, looks, judged, tuple(ranked))

    def _answer(self, question: Question, k: int, documents: Collection[str] | None) -> Answer:
        search = self.search(question, max(k, SEARCH.candidates), documents)
        decision = decide(
            search.first_look(),
            search.first_in_period(),
            period_asked=question.period is not None,
        )
        return Answer(
            question=question,
            found=decision.found,
            confidence=decision.confidence,
            answers=(),
            evidence=tuple(search.evidence(k, found=decision.found)),
            index=self._summary(),
        )

    def _summary(self) -> IndexSummary:
        return IndexSummary(
            generation=self.library.generation,
            documents=self.library.manifest.counts["documents"],
            unreadable=len(self.library.failures()),
        )


def _place(stored: StoredPassage) -> Place:
    return Place(
        passage=stored.passage,
        text=stored.text,
        document=stored.path,
        document_sha256=stored.sha256,
        title=stored.title,
        heading=stored.heading,
        page=page_at(stored.pages, stored.passage.span.start),
    )
