"""The exact words that answer, out of what the reader saw in each passage."""

from __future__ import annotations

from collections.abc import Iterable

from retriever.mark import page_at
from retriever.reader import Reading, ScoredSpan
from retriever.results import AnswerSpan
from sourceline.record_store import StoredPassage
from sourceline.records import Span
from sourceline.words import stems

LEAST_RELEVANCE = 0.0
"""Nought: the reader prefers these words to "no answer here"."""


def answer_span(stored: StoredPassage, reading: Reading) -> Span | None:
    """The best words of a passage as a document span; None where the reader sees no answer.

    A heading sums up what the text below says exactly: words of the text come before its own.
    Words of the title or heading put above the passage are no words of the passage.
    """
    likely = [scored for scored in reading.spans if scored.score > LEAST_RELEVANCE]
    found = [_in_document(stored, scored) for scored in likely]
    spans = [span for span in found if span is not None]
    heading = stored.heading_span
    below = [span for span in spans if heading is None or not heading.overlaps(span)]
    return next(iter([*below, *spans]), None)


def _in_document(stored: StoredPassage, scored: ScoredSpan) -> Span | None:
    runs = stored.passage.search_text.to_document(scored.start, scored.end)
    if not runs:
        return None
    whole = Span(runs[0].start, runs[-1].end)
    return whole if _is_one_quotation(stored, whole, runs) else None


def _is_one_quotation(stored: StoredPassage, whole: Span, runs: tuple[Span, ...]) -> bool:
    """Whether nothing but white space stands between the runs."""
    start = stored.passage.span.start
    said = stored.text[whole.start - start : whole.end - start]
    return "".join(said.split()) == "".join(
        "".join(stored.text[run.start - start : run.end - start].split()) for run in runs
    )


def distinct(found: Iterable[tuple[int, StoredPassage, Span]]) -> tuple[AnswerSpan, ...]:
    """One answer for the same words said in several passages, in the order given.

    Takes the rank of each passage, the passage, and its answer words.
    """
    answers: list[AnswerSpan] = []
    seen: set[frozenset[str]] = set()
    for rank, stored, span in found:
        start = stored.passage.span.start
        text = stored.text[span.start - start : span.end - start]
        said = frozenset(stems(text))
        if any(said <= other or other <= said for other in seen):
            continue
        seen.add(said)
        page = page_at(stored.pages, span.start)
        answers.append(AnswerSpan(rank, stored.path, span, text, page))
    return tuple(answers)
