"""A question from start to end: query, candidates, sentence scores, readings, ranking, answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from retriever.answer.answerability import NOTHING, Decision
from retriever.answer.extract import distinct
from retriever.answer.put_first import dated_first, near_first
from retriever.answer.select_answers import AnswerWords, answering, decision
from retriever.answer.settle import Selection, settle
from retriever.answer.thread_order import in_thread_order
from retriever.by_form.answer_by_form import answer_by_form
from retriever.by_form.pointed_first import pointed_first
from retriever.comparisons.comparison import comparison_answer
from retriever.evidence.assemble import assemble
from retriever.identified.identifier_scope import Scope
from retriever.identified.scoped_candidates import (
    AskedScope,
    asked_scope,
    narrowed,
    widened,
    without_identifiers,
)
from retriever.listings.answer_listing import joined, listing_answer
from retriever.listings.events import list_events
from retriever.listings.listing import listing
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
from retriever.reading.reader import Reader
from retriever.results import Answer, AnswerSpan, Evidence, IndexSummary, Misread, Question
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
        identified = asked_scope(self.library, question, documents)
        if identified.absent:
            return self._plain(question, k, documents, identified)
        pointed = self._by_form(question, k or SEARCH.passages, documents)
        if pointed is not None:
            return pointed
        compared = comparison_answer(self.library, question, documents, index_summary(self.library))
        if compared is not None:
            return compared
        listed = listing(self.library, question, documents)
        if listed is not None and listed.sure:
            return listing_answer(self.library, listed, index_summary(self.library), k)
        plain = self._plain(question, k, documents, identified)
        if listed is None:
            return plain
        if plain.found and plain.answers:
            return joined(self.library, plain, listed, plain.index)
        if not listed.holds_some or (plain.found and not listed.items):
            return plain
        return listing_answer(self.library, listed, plain.index, k)

    def _plain(
        self,
        question: Question,
        k: int | None,
        documents: Collection[str] | None,
        identified: AskedScope,
    ) -> Answer:
        """What the passages say that are nearest to the question."""
        k = k or SEARCH.passages
        scope = identified.scope
        result = self.search(question, max(k, SEARCH.candidates), documents, scope=scope)
        if identified.absent:
            return self._absent(result, k, identified.absent)
        chosen = self._selected(result, k)
        return Answer(
            question=result.query.question,
            found=chosen.decision.found,
            confidence=chosen.decision.confidence,
            answers=chosen.with_days(_distinct(chosen.shown, chosen.words)),
            evidence=assemble(self.library, result.query, chosen.shown, chosen.words),
            index=index_summary(self.library),
            weak_meaning=result.query.weak_meaning,
            superseded=chosen.superseded,
        )

    def _selected(self, result: SearchResult, k: int) -> Selection:
        """What is shown, and which words of it answer: in a special way where one is sure."""
        shown = result.folded(k)
        words = answering([g.first for g in shown], result.query, was_read=result.was_read)
        plain = Selection(shown, tuple(words), result.first_decision)
        settled = settle(self.library, result.query, plain, result.ranked)
        return in_thread_order(
            self.library, result.query, settled, result.ranked, was_read=result.was_read
        )

    def on_topic(
        self, question: Question, most: int, documents: Collection[str] | None = None
    ) -> tuple[Evidence, ...]:
        """See Retriever.gather; ``documents`` are ids."""
        events = self._events(question, most, documents)
        if events is not None:
            return events.evidence
        result = self.search(question, SEARCH.candidates, documents, read=False)
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
        scope: Scope | None = None,
    ) -> SearchResult:
        """Find at least ``limit`` passages where there are as many, and rank them.

        ``documents`` are the ids to search in, all when None. Without ``read`` the reader, which
        takes most of the time, is left out. Of passages outside a ``scope`` none answers.
        """
        query = make_query(self.library, self.encoder, question, documents)
        found = hybrid_search(self.library, query, limit, documents)
        candidates = found if scope is None else narrowed(scope, found, query)
        scoring = query if scope is None else without_identifiers(query)
        short = shortlist(candidates, timed=query.asks_period, by_words=query.by_words)
        scored = [
            ScoredCandidate(one, score_sentences(self.library, one.stored, scoring))
            for one, _ in short[: SEARCH.looked_at]
        ]
        weighed = self._weigh(scored, query)
        best = [one for one, _ in weighed[: SEARCH.read]]
        reads = read and self.reader.knows(query.language)
        readings = self._read(best, query) if reads else []
        tiers = [_by_candidate(weighed), short]
        if readings and not query.by_words:
            tiers.insert(0, _by_candidate(weigh_read(readings, query)))
        order = rank(tiers, timed=query.asks_period)
        was_read = bool(readings)
        ranked = dated_first(_ranked(order, scored, readings), query, was_read=was_read)
        ranked = near_first(ranked, query, was_read=was_read)
        if scope is not None:
            ranked = widened(ranked, scope, found)
        return SearchResult(query, ranked, was_read=was_read)

    def _weigh(
        self, scored: Sequence[ScoredCandidate], query: Query
    ) -> list[tuple[ScoredCandidate, float]]:
        if query.by_words:
            return weigh_by_words(self.library, scored, query)
        return weigh(scored, query)

    def _read(self, best: Sequence[ScoredCandidate], query: Query) -> list[ReadCandidate]:
        readings = read_passages(self.reader, query, [one.candidate.stored for one in best])
        return [ReadCandidate(*pair) for pair in zip(best, readings, strict=True)]

    def _absent(self, result: SearchResult, k: int, absent: Sequence[Misread]) -> Answer:
        """What the question names by a number or code is nowhere: the nearest passages."""
        shown = result.folded(k)
        question = result.query.question
        return Answer(
            question=replace(question, misread=(*question.misread, *absent)),
            found=False,
            confidence=0.0,
            answers=(),
            evidence=assemble(self.library, result.query, shown, [None] * len(shown)),
            index=index_summary(self.library),
            weak_meaning=result.query.weak_meaning,
        )

    def _by_form(
        self, question: Question, k: int, documents: Collection[str] | None
    ) -> Answer | None:
        """Where the question has a form of its own ("who is …"), and its answer is sure."""
        query = make_query(self.library, self.encoder, question, documents)
        found = answer_by_form(self.library, query, documents)
        if not found:
            return None
        ranked = self.search(question, max(k, SEARCH.candidates), documents, read=False).ranked
        shown, words = pointed_first(self.library, query, found, ranked, k)
        return Answer(
            question=query.question,
            found=True,
            confidence=found[0].confidence,
            answers=_distinct(shown, words),
            evidence=assemble(self.library, query, shown, words),
            index=index_summary(self.library),
            weak_meaning=query.weak_meaning,
        )

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


def _distinct(shown: Sequence[Group], words: Sequence[AnswerWords]) -> tuple[AnswerSpan, ...]:
    return distinct(
        (position, group.stored, span)
        for position, (group, spans) in enumerate(zip(shown, words, strict=True), start=1)
        for span in spans or ()
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
