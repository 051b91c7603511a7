"""A question from start to end: query, candidates, sentence scores, readings, ranking, answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retriever.answer.answerability import NOTHING, Decision
from retriever.answer.extract import distinct
from retriever.answer.select_answers import answering, decision
from retriever.answer.settle import Selection, settle
from retriever.evidence.assemble import assemble
from retriever.listings.events import list_events
from retriever.listings.topic import about
from retriever.query.query import Query, make_query
from retriever.ranking.candidate import RankedCandidate, ReadCandidate, ScoredCandidate
from retriever.ranking.deduplicate import Group, fold
from retriever.ranking.fusion import Ranking, rank, shortlist
from retriever.ranking.hybrid_search import hybrid_search
from retriever.ranking.lexical import weigh_by_words
from retriever.ranking.sentence_scores import score_sentences
from retriever.ranking.signals import weigh, weigh_read
from retriever.reading.read_passages import read_passages
from retriever.reading.reader import LANGUAGE as READER_LANGUAGE
from retriever.reading.reader import Reader
from retriever.results import Answer, Evidence, IndexSummary, Question
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder
from sourceline.settings import SEARCH


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Every candidate of a query, best first; ``was_read`` where the reader read the first."""

    query: Query
    ranked: tuple[RankedCandidate, ...]
    was_read: bool

    @property
    def first_decision(self) -> Decision:
        if not self.ranked:
            return NOTHING
        return decision(self.ranked[0], self.query, was_read=self.was_read)

    def folded(self, k: int) -> tuple[Group, ...]:
        """The first ``k`` passages, each with those that say the same."""
        return fold(self.ranked, k, SEARCH.looked_at)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What a search needs; shared by all questions to one generation of an index."""

    library: Library
    encoder: Encoder
    reader: Reader

    def answer(
        self, question: Question, k: int | None, documents: Collection[str] | None
    ) -> Answer:
        """See Retriever.ask; ``documents`` are ids."""
        events = self._events(question, k or SEARCH.timeline_passages, documents)
        if events is not None:
            return events
        k = k or SEARCH.passages
        result = self.search(question, max(k, SEARCH.candidates), documents)
        chosen = self._selected(result, k)
        pairs = zip(chosen.shown, chosen.words, strict=True)
        return Answer(
            question=result.query.question,
            found=chosen.decision.found,
            confidence=chosen.decision.confidence,
            answers=chosen.with_days(
                distinct(
                    (position, group.stored, span)
                    for position, (group, spans) in enumerate(pairs, start=1)
                    for span in spans or ()
                )
            ),
            evidence=assemble(self.library, result.query, chosen.shown, chosen.words),
            index=index_summary(self.library),
            weak_meaning=result.query.weak_meaning,
        )

    def _selected(self, result: SearchResult, k: int) -> Selection:
        """What is shown, and which words of it answer: in a special way where one is sure."""
        shown = result.folded(k)
        words = answering([g.first for g in shown], result.query, was_read=result.was_read)
        plain = Selection(shown, tuple(words), result.first_decision)
        return settle(self.library, result.query, plain, result.ranked)

    def on_topic(self, question: Question, most: int) -> tuple[Evidence, ...]:
        """See Retriever.gather."""
        events = self._events(question, most, None)
        if events is not None:
            return events.evidence
        result = self.search(question, SEARCH.candidates, read=False)
        found = about(self.library, result.query, [one.candidate for one in result.ranked])
        groups = fold(found, most, len(found))
        return assemble(self.library, result.query, groups, [None] * len(groups))

    def search(
        self,
        question: Question,
        limit: int,
        documents: Collection[str] | None = None,
        *,
        read: bool = True,
    ) -> SearchResult:
        """Find at least ``limit`` passages where there are as many, and rank them.

        ``documents`` are the ids to search in, all when None. Without ``read`` the reader, which
        takes most of the time, is left out.
        """
        query = make_query(self.library, self.encoder, question, documents)
        candidates = hybrid_search(self.library, query, limit, documents)
        short = shortlist(candidates, timed=query.asks_period, by_words=query.by_words)
        scored = [
            ScoredCandidate(one, score_sentences(self.library, one.stored, query))
            for one, _ in short[: SEARCH.looked_at]
        ]
        weighed = self._weigh(scored, query)
        best = [one for one, _ in weighed[: SEARCH.read]]
        reads = read and query.language == READER_LANGUAGE
        readings = self._read(best, query) if reads else []
        tiers = [_by_candidate(weighed), short]
        if readings and not query.by_words:
            tiers.insert(0, _by_candidate(weigh_read(readings, query)))
        order = rank(tiers, timed=query.asks_period)
        return SearchResult(query, _ranked(order, scored, readings), was_read=bool(readings))

    def _weigh(
        self, scored: Sequence[ScoredCandidate], query: Query
    ) -> list[tuple[ScoredCandidate, float]]:
        if query.by_words:
            return weigh_by_words(self.library, scored, query)
        return weigh(scored, query)

    def _read(self, best: Sequence[ScoredCandidate], query: Query) -> list[ReadCandidate]:
        readings = read_passages(self.reader, query, [one.candidate.stored for one in best])
        return [ReadCandidate(*pair) for pair in zip(best, readings, strict=True)]

    def _events(
        self, question: Question, k: int, documents: Collection[str] | None
    ) -> Answer | None:
        """The events of the period, where nothing else is asked and there are any."""
        found = list_events(self.library, question, k, documents)
        if found is None:
            return None
        return Answer(
            question=question,
            found=True,
            confidence=found.confidence,
            answers=(),
            evidence=found.evidence,
            index=index_summary(self.library),
        )


def index_summary(library: Library) -> IndexSummary:
    """Which index this is, and how much of the corpus it holds."""
    counts = library.manifest.counts
    return IndexSummary(
        generation=library.generation,
        documents=counts["documents"],
        of=counts["documents"] + counts["failed"],
        unreadable=counts["failed"] + counts["unread"],
        partly_unreadable=counts["partly_unread"],
        folder=library.index,
        corpus=library.manifest.corpus,
    )


def _by_candidate(
    weighed: Sequence[tuple[ScoredCandidate | ReadCandidate, float]],
) -> Ranking:
    return [(one.candidate, score) for one, score in weighed]


def _ranked(
    order: Ranking, scored: Sequence[ScoredCandidate], readings: Sequence[ReadCandidate]
) -> tuple[RankedCandidate, ...]:
    """The final ranking, each candidate with what is known of it."""
    sentences = {one.candidate.row: one.sentences for one in scored}
    read = {one.candidate.row: one.reading for one in readings}
    return tuple(
        RankedCandidate(one, score, sentences.get(one.row), read.get(one.row))
        for one, score in order
    )
