"""What one text denies and the other says: by a "not", or by a word of the contrary meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from retriever.claims.compare.antonyms import antonym_pairs
from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_words import SentenceWord
from sourceline.records import Span

_REACH: Final = 30
"""Most characters between a "not" and the word that it denies."""


def negation_differences(claim: Sentence, source: Sentence) -> list[ClaimDifference]:
    pairs = [*_denied_in_one(claim, source), *_antonyms(claim, source)]
    return [ClaimDifference("negation", own, other) for own, other in pairs]


def _denied_in_one(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """The first word that one denies and the other, without any "not", says."""
    for denial, word in _denials(claim):
        said = [other for other in _words_outside_names(source) if other.stem in word.equivalents]
        if said and not source.negations:
            return [(denial, said[0].span)]
    for denial, word in _denials(source):
        said = [own for own in _words_outside_names(claim) if word.stem in own.equivalents]
        if said and not claim.negations:
            return [(said[0].span, denial)]
    return []


def _antonyms(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """None where either denies something: the antonym of a denied word is no difference."""
    if claim.negations or source.negations:
        return []
    pairs = antonym_pairs(_words_outside_names(claim), _words_outside_names(source))
    return [(own.span, other.span) for own, other in pairs]


def _words_outside_names(sentence: Sentence) -> list[SentenceWord]:
    """And outside numbers: "Not There" and "at least four" deny nothing."""
    spans = [*(name.span for name in sentence.names), *(each.span for each in sentence.numbers)]
    return [word for word in sentence.words if not any(word.span.overlaps(s) for s in spans)]


def _denials(sentence: Sentence) -> Iterator[tuple[Span, SentenceWord]]:
    """Each "not" outside names with the first content word behind it: the span of both, and the
    word."""
    for cue in sentence.negations:
        if any(cue.overlaps(name.span) for name in sentence.names):
            continue
        word = next((w for w in sentence.content_words if w.span.start >= cue.end), None)
        if word is not None and word.span.start - cue.end <= _REACH:
            yield Span(cue.start, word.span.end), word
