"""The exact words that answer, out of what the reader found in each passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from retriever.answer.answer_boundaries import made_whole, whole_list
from retriever.answer.answer_type import is_of_kind, without_clause
from retriever.answer.best_sentence import foremost, within_one
from retriever.query.question_type import AnswerKind, asked_kind, asks_several
from retriever.reading.reader import Reading, ScoredSpan, trimmed
from retriever.results import AnswerSpan
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span, page_at
from sourceline.text.words import stems

LEAST_RELEVANCE = 0.0
"""Nought: the reader prefers these words to "no answer here"."""

_LINE_END_MARKS = ("", "-", "\u2010", "\u00ad")

_NEAR = 3.0
"""Logits: a question for several things takes words at most this far below the best ones."""

_STRONG = 3.0
_FURTHER_NEAR = 2.0
"""Logits: words of a passage after the first answer too where the reader prefers them to "no answer
here" by twenty to one, and where they are at most this far below the first passage's. Measured on
questions put to all paragraphs of their set: see docs/measurements.md."""


def least_further(first: Reading, question: str) -> float:
    """The score that words of a passage after the first must exceed to be an answer too.

    Where several things are asked for, that of further words in one passage.
    """
    if asks_several(question):
        return max(LEAST_RELEVANCE, first.relevance - _NEAR)
    return max(_STRONG, first.relevance - _FURTHER_NEAR)


def answer_spans(
    stored: StoredPassage,
    reading: Reading,
    coverages: Sequence[float],
    question: str,
    least: float = LEAST_RELEVANCE,
) -> tuple[Span, ...]:
    """The words of a passage that answer, best first, as document spans that do not overlap.

    None where the reader finds no answer, none of the kind the question asks for, or none with a
    score above ``least``; several only where it asks for several. A heading sums up what the text
    below says exactly: its words answer only where there is no text. Words of the title or heading
    put above the passage are no words of the passage. ``coverages`` say how much of the question
    each sentence holds (see best_sentence.py).
    """
    sentences = stored.passage.sentences
    kind, several = asked_kind(question), asks_several(question)
    has_text = any(sentence != stored.heading_span for sentence in stored.passage.sentences)
    found: list[tuple[Span, float]] = []
    for scored in reading.spans:
        span = _in_document(stored, scored) if scored.score > least else None
        if span is None or (has_text and _in_heading(stored, span)):
            continue
        if kind is not None:  # what is named, dated or counted is in one sentence
            span = _trimmed(stored, within_one(span, sentences, coverages))
        span = _without_clause(kind, stored, span)
        if not is_of_kind(kind, stored.text, stored.in_passage(span)):
            continue
        found.append((_made_whole(stored, span, kind, several=several), scored.score))
    if not several:
        return tuple(span for span, _ in foremost(found, sentences, coverages)[:1])
    return tuple(_apart(span for span, score in found if score >= found[0][1] - _NEAR))


def _without_clause(kind: AnswerKind | None, stored: StoredPassage, span: Span) -> Span:
    within = without_clause(kind, stored.text, stored.in_passage(span))
    return stored.in_document(within)


def _trimmed(stored: StoredPassage, span: Span) -> Span:
    within = stored.in_passage(span)
    return stored.in_document(Span(*trimmed(stored.text, within.start, within.end)))


def _in_heading(stored: StoredPassage, span: Span) -> bool:
    return stored.heading_span is not None and stored.heading_span.overlaps(span)


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept


def _made_whole(
    stored: StoredPassage, span: Span, kind: AnswerKind | None, *, several: bool
) -> Span:
    """See answer_boundaries.py; a heading keeps the reader's words: all of them are capitalised."""
    if _in_heading(stored, span):
        return span
    around = [sentence for sentence in stored.passage.sentences if sentence.overlaps(span)]
    if len(around) != 1 or not around[0].contains(span):
        return span
    sentence = stored.in_passage(around[0])
    whole = made_whole(stored.text, stored.in_passage(span), sentence, kind)
    if several:
        whole = whole_list(stored.text, whole, sentence)
    shown = stored.in_document(whole)
    return shown if _is_one_quotation(stored, shown, _runs_under(stored, shown)) else span


def _in_document(stored: StoredPassage, scored: ScoredSpan) -> Span | None:
    runs = stored.passage.search_text.to_document(scored.start, scored.end)
    if not runs:
        return None
    whole = Span(runs[0].start, runs[-1].end)
    in_passage = stored.passage.span.contains(whole)
    return whole if in_passage and _is_one_quotation(stored, whole, runs) else None


def _runs_under(stored: StoredPassage, span: Span) -> tuple[Span, ...]:
    """Those parts of a document span that are search text: what else it holds is furniture."""
    runs = [run.span.overlap(span) for run in stored.passage.search_text.runs]
    return tuple(run for run in runs if run is not None)


def _is_one_quotation(stored: StoredPassage, whole: Span, runs: tuple[Span, ...]) -> bool:
    """Whether nothing but white space, or the hyphen of a line end, is between the runs.

    Cells of a table are several quotations.
    """
    if stored.passage.cells:
        return len(runs) == 1
    between = (stored.quote(Span(before.end, after.start)) for before, after in pairwise(runs))
    return all(gap.strip() in _LINE_END_MARKS for gap in between)


def distinct(found: Iterable[tuple[int, StoredPassage, Span]]) -> tuple[AnswerSpan, ...]:
    """One answer for the same words said in several passages, in the order given.

    Takes the rank of each passage, the passage, and its answer words.
    """
    answers: list[AnswerSpan] = []
    seen: set[frozenset[str]] = set()
    for rank, stored, span in found:
        text = stored.quote(span)
        said = frozenset(stems(text))
        if any(said <= other or other <= said for other in seen):
            continue
        seen.add(said)
        page = page_at(stored.pages, span.start)
        answers.append(AnswerSpan(rank, stored.path, span, text, page, _column(stored, span)))
    return tuple(answers)


def _column(stored: StoredPassage, span: Span) -> str | None:
    """The name of the column that the words are in."""
    named = (cell.column for cell in stored.passage.cells if cell.span.contains(span))
    return next(named, None) or None
