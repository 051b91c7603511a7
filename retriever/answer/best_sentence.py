"""Answer words of the sentence that a question is about, before those of another one.

A passage may name someone in each of its sentences, and the reader now and then prefers the one of
a neighbour by a hair, or begins there and ends in the right one.
"""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.records import Span

_MORE = 0.3
"""Share of the question's weight of words that a sentence must hold beyond another's."""
_NEAR = 3.0
"""Logits: words further below the best ones are not preferred for their sentence. Both chosen on
the four articles of SQuAD 2.0 kept for fitting: see docs/measurements.md."""

Scored = tuple[Span, float]


def within_one(span: Span, sentences: Sequence[Span], coverages: Sequence[float]) -> Span:
    """The part of a span that lies in the sentence with most of the question's words.

    ``coverages`` are the shares of the question's words in each sentence (see SentenceScores).
    """
    crossed = [at for at, sentence in enumerate(sentences) if sentence.overlaps(span)]
    if len(crossed) < 2:
        return span
    best = sentences[max(crossed, key=lambda at: coverages[at])]
    return Span(max(span.start, best.start), min(span.end, best.end))


def foremost(
    found: Sequence[Scored], sentences: Sequence[Span], coverages: Sequence[float]
) -> list[Scored]:
    """The same, best first, but first the best whose sentence holds clearly more of the question.

    Where none is nearly as good as the first and holds as much more, the order stays.
    """
    if not found:
        return []
    first, best = found[0], _share(found[0][0], sentences, coverages)
    for at, (span, score) in enumerate(found[1:], start=1):
        more = _share(span, sentences, coverages) - best
        if more >= _MORE and first[1] - score <= _NEAR:
            return [found[at], *found[:at], *found[at + 1 :]]
    return list(found)


def _share(span: Span, sentences: Sequence[Span], coverages: Sequence[float]) -> float:
    return max(
        (
            coverage
            for sentence, coverage in zip(sentences, coverages, strict=True)
            if sentence.overlaps(span)
        ),
        default=0.0,
    )
