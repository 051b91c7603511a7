"""What one text denies and the other says: by a "not", or by a word of the contrary sense."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from retriever.claims.compare.antonyms import opposed
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_words import Word
from sourceline.records import Span

_REACH: Final = 30
"""Characters from a "not" within which the word stands that it denies."""


def denied(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """The words that differ, in the claim and in the source."""
    return _by_not(claim, source) + _by_contrary(claim, source)


def _by_not(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    for cue, word in _denials(claim):
        same = [other for other in _unnamed(source) if other.stem in word.keys]
        if same and not source.negations:
            return [(Span(cue.start, word.span.end), same[0].span)]
    for cue, word in _denials(source):
        same = [own for own in _unnamed(claim) if word.stem in own.keys]
        if same and not claim.negations:
            return [(same[0].span, Span(cue.start, word.span.end))]
    return []


def _by_contrary(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """Of a denied word its contrary is no difference."""
    if claim.negations or source.negations:
        return []
    pairs = opposed(_unnamed(claim), _unnamed(source))
    return [(own.span, other.span) for own, other in pairs]


def _unnamed(sentence: Sentence) -> list[Word]:
    """Words outside names and numbers: "Not There" and "at least four" deny nothing."""
    spans = [*(name.span for name in sentence.names), *(each.span for each in sentence.numbers)]
    return [word for word in sentence.words if not any(word.span.overlaps(s) for s in spans)]


def _denials(sentence: Sentence) -> Iterator[tuple[Span, Word]]:
    """Each "not" with the first content word behind it, outside names."""
    for cue in sentence.negations:
        if any(cue.overlaps(name.span) for name in sentence.names):
            continue
        after = [w for w in sentence.words if w.is_content and w.span.start >= cue.end]
        if after and after[0].span.start - cue.end <= _REACH:
            yield cue, after[0]
