"""Words that a form of question is answered with, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourceline.index.index_records import StoredPassage
from sourceline.records import Span

MOST = 4
"""Answers of one question: further ones are seldom about what was asked."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """Document words in a passage that answer, and the estimated probability that they do.

    ``weight`` orders those of one question.
    """

    stored: StoredPassage
    span: Span
    confidence: float
    weight: float = 0.0


def best_first(found: Iterable[Pointed]) -> list[Pointed]:
    """The heaviest first; of the same words in one passage the first."""
    kept: dict[tuple[int, Span], Pointed] = {}
    for one in sorted(found, key=lambda one: (-one.weight, -one.confidence, one.stored.row)):
        kept.setdefault((one.stored.row, one.span), one)
    return list(kept.values())


def within(stored: StoredPassage, span: Span) -> bool:
    """Whether a document span is words of this passage, neither furniture nor across its cells."""
    if not stored.passage.span.contains(span):
        return False
    content = stored.passage.content_of(span)
    return bool(content) and content[0].start <= span.start and span.end <= content[-1].end


def sentence_spans(stored: StoredPassage) -> Sequence[Span]:
    """The sentences, counted from the beginning of the passage's own text."""
    return [stored.in_passage(span) for span in stored.passage.sentences]
