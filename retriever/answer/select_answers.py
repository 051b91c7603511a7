"""Which of the passages shown answer, and with which words."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.answer.answerability import NOTHING, Decision, decide
from retriever.answer.extract import LEAST_RELEVANCE, answer_spans, least_further
from retriever.query.parse import says_something
from retriever.query.query import Query
from retriever.query.question_type import asks_several
from retriever.ranking.candidate import RankedCandidate
from sourceline.records import Span
from sourceline.text.language import document_language

_AS_SURE = 0.5
"""A further passage is evidence from this share of the first one's confidence. On questions of
SQuAD 2.0 that the reader has not seen, put to all paragraphs: see docs/measurements.md."""

AnswerWords = tuple[Span, ...] | None
"""The words of a passage that answer, none where it answers as a whole; None where it does not."""


def decision(candidate: RankedCandidate, query: Query, *, was_read: bool) -> Decision:
    """Whether the passage answers; one that was not scored, or not read where others were
    (``was_read``), is too far down to do so. Nothing answers words that say nothing."""
    too_far = candidate.reading is None if was_read else candidate.sentences is None
    if too_far or candidate.sentences is None or not says_something(query.question.content):
        return NOTHING
    return decide(
        candidate.sentences,
        candidate.reading,
        asks=query.asks,
        in_period=candidate.candidate.dating.in_period,
        period_asked=query.asks_period,
        across_languages=_is_across(candidate, query),
    )


def _is_across(candidate: RankedCandidate, query: Query) -> bool:
    """Whether question and passage are in different languages, so that they share no words."""
    return query.language != document_language(candidate.stored.passage.search_text.text)


def answering(
    shown: Sequence[RankedCandidate], query: Query, *, was_read: bool
) -> list[AnswerWords]:
    """For each of the passages shown, in order, the words in it that answer.

    None do when the first does not. After it, precision counts: a further one answers where
    words in it do that the reader is sure of (least_further), and, unless several things are
    asked for, not much less surely; where the first has no such words, as surely.
    """
    if not shown or not decision(shown[0], query, was_read=was_read).found:
        return [None] * len(shown)
    first, *further = shown
    words = _words_of(first, query, LEAST_RELEVANCE)
    text = query.question.text
    least = decision(first, query, was_read=was_read).confidence
    if words:
        least *= 0.0 if asks_several(text) else _AS_SURE
    strong = LEAST_RELEVANCE if first.reading is None else least_further(first.reading, text)
    found: list[AnswerWords] = [words]
    for one in further:
        decided = decision(one, query, was_read=was_read)
        own = None
        if decided.found and decided.confidence >= least:
            own = _words_of(one, query, strong)
            if not own and query.asks and was_read:
                own = None
        found.append(own)
    return found


def _words_of(one: RankedCandidate, query: Query, least: float) -> tuple[Span, ...]:
    if not query.asks or one.reading is None or one.sentences is None:
        return ()
    coverages = one.sentences.coverages
    return answer_spans(one.stored, one.reading, coverages, query.question.text, least)
