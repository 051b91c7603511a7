"""One cell: a column's question put to the passages of one row, and to no others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retriever.answer.answer_type import is_of_kind
from retriever.answer.answerability import decide
from retriever.answer.extract import LEAST_RELEVANCE, answer_spans, distinct, least_further
from retriever.evidence.highlight import mark_checked, mark_evidence
from retriever.evidence.hits import hit_of
from retriever.pipeline import Pipeline
from retriever.query.query import Query
from retriever.query.question_type import asked_kind, asks_several
from retriever.ranking.sentence_scores import SentenceScores, score_sentences
from retriever.ranking.temporal import judge
from retriever.reading.read_passages import read_passages
from retriever.results import Evidence, Highlight
from retriever.table.evidence_table import NOT_SAID, EvidenceCell, TableRow
from retriever.table.table_columns import Column
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span
from sourceline.settings import TABLE

_SURE_OF_DATE: Final = 0.9
_SURE_BY_REFERENCE: Final = 0.7
"""As for the events of a period (retriever/listings/events.py): the days are read exactly, but not
every date is the day of the event."""
_SUREST: Final = 0.97


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a passage that answer, best first, and how surely."""

    stored: StoredPassage
    words: tuple[Span, ...]
    score: float
    highlights: tuple[Highlight, ...]


def read_cell(pipeline: Pipeline, row: TableRow, column: Column) -> EvidenceCell:
    """What the row says to the column.

    A date of the row needs no reader, and where nothing of the kind asked for is in the row (no
    number for "how many"), nothing is read.
    """
    if column.asks_for_the_date:
        return _date_cell(row)
    query = column.query
    passages = [each for each in row.passages if _may_answer(each, query)]
    if not passages:
        return NOT_SAID
    near = _nearest(pipeline, passages, query)
    if not pipeline.reader.knows(query.language):
        return _sentence_cell(near, query)
    return _read(pipeline, near, query)


def _date_cell(row: TableRow) -> EvidenceCell:
    if row.mention is None:
        return NOT_SAID
    span = row.mention.span
    stored = next(each for each in row.passages if each.passage.span.contains(span))
    sentences = stored.passage.sentences
    sentence = next((each for each in sentences if each.contains(span)), stored.passage.span)
    marks = mark_checked(stored, sentence, [span], ())
    sure = _SURE_BY_REFERENCE if row.mention.by_reference else _SURE_OF_DATE
    return _cell([_Said(stored, (span,), 0.0, marks)], sure)


def _may_answer(stored: StoredPassage, query: Query) -> bool:
    """Whether it is of the time asked for, and holds anything of the kind asked for."""
    period = query.question.period
    if period is not None and judge(stored, period).in_period is False:
        return False
    kind = asked_kind(query.question.text)
    whole = Span(0, len(stored.text))
    return kind not in ("when", "how many") or is_of_kind(kind, stored.text, whole)


def _nearest(
    pipeline: Pipeline, passages: Sequence[StoredPassage], query: Query
) -> list[tuple[StoredPassage, SentenceScores]]:
    """The passages of a row that are nearest to the question, at most TABLE.passages."""
    scored = [(each, score_sentences(pipeline.library, each, query)) for each in passages]
    if len(scored) > TABLE.passages:
        scored.sort(key=lambda pair: -(pair[1].best_similarity + pair[1].coverage))
    return scored[: TABLE.passages]


def _read(
    pipeline: Pipeline, near: Sequence[tuple[StoredPassage, SentenceScores]], query: Query
) -> EvidenceCell:
    """The words that the reader prefers to "no answer here", in one batch for the row."""
    readings = read_passages(pipeline.reader, query, [stored for stored, _ in near])
    pairs = sorted(zip(near, readings, strict=True), key=lambda pair: -pair[1].relevance)
    text = query.question.text
    least = LEAST_RELEVANCE
    found: list[_Said] = []
    for (stored, scores), reading in pairs:
        words = answer_spans(stored, reading, scores.coverages, text, least)
        if not words:
            continue
        marks = mark_evidence(stored, scores, query.marked_stems, words)
        found.append(_Said(stored, words, reading.relevance, marks))
        if not asks_several(text):
            break
        least = max(least, least_further(reading, text))
    return _cell(found, _sureness(found[0].score)) if found else NOT_SAID


def _sentence_cell(
    near: Sequence[tuple[StoredPassage, SentenceScores]], query: Query
) -> EvidenceCell:
    """For a language that the reader does not know: the sentence with most of the words asked."""
    stored, scores = max(near, key=lambda pair: max(pair[1].coverages))
    decision = decide(scores, None, asks=query.asks, in_period=None, period_asked=False)
    if not decision.found:
        return NOT_SAID
    sentence = stored.passage.sentences[scores.coverages.index(max(scores.coverages))]
    marks = mark_checked(stored, sentence, [], query.marked_stems)
    return _cell([_Said(stored, (sentence,), 0.0, marks)], decision.confidence)


def _sureness(score: float) -> float:
    """The reader's own estimate: how likely these words are, beside "no answer here"."""
    return min(_SUREST, 1 / (1 + math.exp(-score)))


def _cell(found: Sequence[_Said], confidence: float) -> EvidenceCell:
    return EvidenceCell(
        answers=distinct(
            (rank, said.stored, span)
            for rank, said in enumerate(found, start=1)
            for span in said.words
        ),
        evidence=tuple(_evidence(said, rank) for rank, said in enumerate(found, start=1)),
        confidence=confidence,
    )


def _evidence(said: _Said, rank: int) -> Evidence:
    dating = judge(said.stored, None)
    hit = hit_of(said.stored, dating, rank=rank, score=said.score, found_by=())
    return Evidence(hit, said.highlights)
