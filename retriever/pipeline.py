"""Everything seen on the way of one question, and what of it answers, is shown and is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retriever.answer.answerability import NOTHING, Decision, decide
from retriever.answer.extract import LEAST_RELEVANCE, answer_spans, least_further
from retriever.evidence.deduplicate import Group, fold
from retriever.evidence.highlight import mark_evidence, mark_terms
from retriever.evidence.places import hit_of
from retriever.query.expansion import Widening
from retriever.query.parse import says_something
from retriever.query.question_type import asks_several
from retriever.ranking.hybrid_search import Candidates
from retriever.ranking.sentence_scores import Look
from retriever.ranking.temporal import Dating
from retriever.reading.reader import Reading
from retriever.results import Evidence, Gloss, Question
from sourceline.records import Span
from sourceline.settings import SEARCH

_AS_SURE = 0.5
"""A further passage is evidence from this share of the first one's confidence. On questions of
SQuAD 2.0 that the reader has not seen, put to all paragraphs: see docs/design.md."""


@dataclass(frozen=True, slots=True)
class Search:
    """Everything seen on the way of one question, by row; ``ranked`` is rows with scores.

    ``readings`` is empty where the reader does not know the question's language. ``asks`` is
    False for words that ask nothing ("support from Japan"): there a passage may answer, but no
    words in it do.
    """

    question: Question
    widening: Widening
    candidates: Candidates
    weights: Mapping[str, float]
    looks: Mapping[int, Look]
    readings: Mapping[int, Reading]
    datings: Mapping[int, Dating]
    ranked: tuple[tuple[int, float], ...]
    asks: bool
    weak_meaning: bool

    @property
    def weight(self) -> float:
        """What all the words asked for weigh together."""
        return sum(self.weights.values())

    def decision(self, row: int) -> Decision:
        """Whether the passage answers; one that was not looked at, or not read where others were,
        is too far down to do so. Nothing answers words that say nothing."""
        if row not in (self.readings or self.looks) or not says_something(self.question.content):
            return NOTHING
        return decide(
            self.looks[row],
            self.readings.get(row),
            asks=self.asks,
            in_period=self.datings[row].in_period,
            period_asked=self.question.period is not None,
        )

    def shown(self, k: int) -> tuple[Group, ...]:
        """The first ``k`` passages, each folded with those that say the same."""
        return fold(self.ranked, self.candidates.passages, self.datings, k, SEARCH.looked_at)

    def answering(self, shown: Sequence[Group]) -> dict[int, tuple[Span, ...]]:
        """Those of the passages shown that answer, with the exact words where there are any.

        None do when the first does not. After it, precision counts: a further one answers where
        words in it do that the reader is sure of (least_further), and, unless several things are
        asked for, not much less surely; where the first has no such words, as surely.
        """
        if not shown or not self.decision(shown[0].row).found:
            return {}
        first, *further = shown
        answering = {first.row: self._words_of(first.row, LEAST_RELEVANCE)}
        least = self.decision(first.row).confidence
        if answering[first.row]:
            least *= 0.0 if asks_several(self.question.text) else _AS_SURE
        read = self.readings.get(first.row)
        strong = LEAST_RELEVANCE if read is None else least_further(read, self.question.text)
        for group in further:
            decision = self.decision(group.row)
            if decision.found and decision.confidence >= least:
                words = self._words_of(group.row, strong)
                if words or not self.asks or not self.readings:
                    answering[group.row] = words
        return answering

    def _words_of(self, row: int, least: float) -> tuple[Span, ...]:
        if not self.asks or row not in self.readings:
            return ()
        stored = self.candidates.passages[row]
        coverages = self.looks[row].coverages
        return answer_spans(stored, self.readings[row], coverages, self.question.text, least)

    def evidence(
        self,
        shown: Iterable[Group],
        answering: Mapping[int, tuple[Span, ...]],
        explained: Mapping[int, tuple[Gloss, ...]],
    ) -> Iterator[Evidence]:
        """The passages shown with their marks, and their acronyms explained."""
        asked = self.weights.keys() | self.widening.names
        for position, group in enumerate(shown, start=1):
            row = group.row
            stored = self.candidates.passages[row]
            hit = hit_of(
                stored,
                self.datings[row],
                rank=position,
                score=group.score,
                found_by=self.candidates.found_by(row),
                also_in=[self.candidates.passages[other] for other in group.also],
            )
            if row in answering:
                marks = mark_evidence(stored, self.looks[row], asked, answering[row])
            else:
                marks = mark_terms(stored, asked)
            yield Evidence(hit, marks, explained[row])
