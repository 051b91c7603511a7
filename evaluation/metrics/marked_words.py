"""Whether the marked words are the evidence, and no more than the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.data.gold_questions import GoldQuestion
from evaluation.metrics.averages import mean_or_zero, share
from retriever.results import Answer
from sourceline.records import Span

SHOWN = 3
"""Passages whose marks count: what a person sees first."""


def measures(asked: Sequence[tuple[GoldQuestion, Answer]]) -> dict[str, float]:
    """Of the evidence sentences marked in the first three passages of each question.

    Precision is the share of their characters inside evidence paragraphs, a mean over the
    questions with a mark; recall is the share of evidence snippets they hold the first character
    of, a mean over all questions. The share of the passage counts the passages with a mark.
    """
    marked = [(gold, sentences) for gold, answer in asked if (sentences := _sentences(answer))]
    precisions = [_precision(gold, sentences) for gold, sentences in marked]
    recalls = [_recall(gold, _sentences(answer)) for gold, answer in asked]
    return {
        "questions with a mark": len(marked),
        "highlight precision": mean_or_zero(precisions),
        "highlight recall": mean_or_zero(recalls),
        "share of passage marked": _marked_share([answer for _, answer in asked]),
    }


def _sentences(answer: Answer) -> list[tuple[str, Span]]:
    return [
        (evidence.hit.place.document, highlight.span)
        for evidence in answer.evidence[:SHOWN]
        for highlight in evidence.highlights
        if highlight.kind == "sentence"
    ]


def _precision(gold: GoldQuestion, sentences: Sequence[tuple[str, Span]]) -> float:
    total = inside = 0
    for document, span in sentences:
        paragraphs = [p.paragraph for p in gold.evidence if p.document == document]
        for at in range(span.start, span.end):
            total += 1
            inside += any(paragraph.start <= at < paragraph.end for paragraph in paragraphs)
    return inside / total


def _recall(gold: GoldQuestion, sentences: Sequence[tuple[str, Span]]) -> float:
    found = [
        any(piece.begins_in(document, span) for document, span in sentences)
        for piece in gold.evidence
    ]
    return sum(found) / len(found)


def _marked_share(answers: Sequence[Answer]) -> float:
    marked = total = 0
    for answer in answers:
        for evidence in answer.evidence[:SHOWN]:
            spans = [h.span for h in evidence.highlights if h.kind == "sentence"]
            if spans:
                marked += sum(each.length for each in spans)
                total += evidence.hit.place.passage.span.length
    return share(marked, total)
