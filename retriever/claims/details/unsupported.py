"""What of a claim no sentence of its event says: an added detail, a wrong reason, a third party.

A part is said where its facts agree and its last telling word, with most of the others, is said in
a sentence of the event: by the same word, a synonym, or words of nearly the same meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from retriever.claims.compare.compare_facts import compare_facts
from retriever.claims.compare.compare_identifiers import compare_identifier
from retriever.claims.compare.coverage import covered_spans
from retriever.claims.compare.differences import SentenceContext
from retriever.claims.details.claim_parts import ClaimPart, claim_parts, trimmed
from retriever.claims.details.event_sentences import EventSentences
from retriever.claims.details.same_meaning import NEAR_WORD, Encode, nearest, same_by_rule
from retriever.claims.extract.sentence import Sentence
from retriever.claims.source_sentences import others
from sourceline.records import Span

NEAR_PHRASE: Final = 0.68
"""Cosine from which two phrases are taken to say the same."""
_MOST: Final = 0.5
"""Share of a part's words from which it is said."""


@dataclass(frozen=True, slots=True)
class DetailSupport:
    """``unsupported`` are the words of the claim that nothing says, in order; ``share`` is that of
    its words and facts that are said; ``core_said`` whether what it says first, before any added
    detail, is; ``begins_said`` whether its first part is."""

    unsupported: tuple[Span, ...]
    share: float
    core_said: bool
    begins_said: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """Places of the claim's words and facts that the event's sentences say."""

    words: frozenset[Span]
    facts: frozenset[Span]
    literal: frozenset[Span]
    """Those of the words that stand there as such or in another form."""

    def share(self, parts: Sequence[ClaimPart]) -> float:
        words = [word.span for part in parts for word in part.telling]
        facts = [fact for part in parts for fact in part.facts]
        said = sum(word in self.words for word in words) + sum(fact in self.facts for fact in facts)
        return said / max(1, len(words) + len(facts))


def find_unsupported(
    claim: Sentence, event: EventSentences, encode: Encode | None = None
) -> DetailSupport:
    """Without ``encode`` by words and synonyms alone: for languages that the encoder knows not."""
    parts = claim_parts(claim)
    said = _Said(
        _said_words(claim, event, parts, encode),
        _said_facts(claim, event),
        _literal_words(parts, event),
    )
    missing = [part for part in parts if not _is_said(part, said)]
    if encode is not None:
        missing = _not_said_otherwise(claim, parts, missing, said, event, encode)
    core = [part for part in parts if not part.is_added] or list(parts)
    return DetailSupport(
        _joined(claim, parts, missing),
        said.share(parts),
        not any(part in missing for part in core),
        bool(parts) and parts[0] not in missing,
    )


def is_said_literally(claim: Sentence, event: EventSentences) -> bool:
    """Whether one sentence of the event has every content word and number of the claim."""
    own = {word.stem for word in claim.content_words}
    return any(own.issubset({word.stem for word in each.words}) for each in event.all)


def _is_said(part: ClaimPart, said: _Said) -> bool:
    if not said.facts.issuperset(part.facts):
        return False
    telling = part.telling
    if not telling:
        return True
    share = sum(word.span in said.words for word in telling) / len(telling)
    if telling[-1].span not in said.words or share < _MOST:
        return False
    if not part.is_added or share == 1:
        return True
    # What is added is said in words of the source, not in synonyms and general words alone; and
    # one of two is too few: "because of low pay" is not said by a sentence on who pays.
    literal = sum(word.span in said.literal for word in telling) / len(telling)
    return share > _MOST and literal >= _MOST


def _said_facts(claim: Sentence, event: EventSentences) -> frozenset[Span]:
    """By any sentence of the event; of what is around it, title and heading count and the rest of
    the event."""
    found: set[Span] = set()
    for sentence in event.all:
        near = others(event.all, sentence)
        context = SentenceContext((event.source.about_title, *near), event.source.days)
        found |= compare_facts(claim, sentence, context).agreed
    # The number of a letter stands in its head, and what it says behind.
    numbered = SentenceContext(others(event.source.sentences, event.deciding))
    found |= {
        each.span
        for each in claim.identifiers
        if compare_identifier(claim, each, event.deciding, numbered) == "agrees"
    }
    return frozenset(found)


def _said_words(
    claim: Sentence, event: EventSentences, parts: Sequence[ClaimPart], encode: Encode | None
) -> frozenset[Span]:
    sentences = (*event.all, event.source.about_title)
    found: set[Span] = set()
    for sentence in sentences:
        found |= covered_spans(claim, sentence)
    stems = {word.stem for sentence in sentences for word in sentence.words}
    telling = [word for part in parts for word in part.telling]
    found |= {word.span for word in telling if same_by_rule(word.stem, stems)}
    if encode is not None:
        found |= _near_words(claim, [w.span for w in telling if w.span not in found], event, encode)
    return frozenset(found)


def _literal_words(parts: Sequence[ClaimPart], event: EventSentences) -> frozenset[Span]:
    there = {word.stem for sentence in event.all for word in sentence.words}
    return frozenset(w.span for part in parts for w in part.telling if w.stem in there)


def _near_words(
    claim: Sentence, spans: Sequence[Span], event: EventSentences, encode: Encode
) -> set[Span]:
    own = [span.of(claim.text).casefold() for span in spans]
    there = [
        word.span.of(sentence.text).casefold()
        for sentence in event.all
        for word in sentence.words_outside_facts
    ]
    near = nearest(own, there, encode)
    return {span for span, word in zip(spans, own, strict=True) if near[word] >= NEAR_WORD}


def _not_said_otherwise(
    claim: Sentence,
    parts: Sequence[ClaimPart],
    missing: Sequence[ClaimPart],
    said: _Said,
    event: EventSentences,
    encode: Encode,
) -> list[ClaimPart]:
    """Those that no phrase comes near to: "because its engine broke down" has "because of an engine
    failure"."""
    there = [phrase for sentence in event.all for phrase in _phrases(sentence)]
    own = {
        part: _wording(claim, parts, part)
        for part in missing
        if part.words and said.facts.issuperset(part.facts)
    }
    near = nearest(list(own.values()), there, encode)
    return [part for part in missing if part not in own or near[own[part]] < NEAR_PHRASE]


def _wording(claim: Sentence, parts: Sequence[ClaimPart], part: ClaimPart) -> str:
    """Its words; of a predicate with what it is said of."""
    at = parts.index(part)
    start = parts[at - 1].span.start if part.is_predicate and at else part.span.start
    return trimmed(claim.text, Span(start, part.span.end)).of(claim.text)


def _phrases(sentence: Sentence) -> list[str]:
    """Each part of a sentence, and each two in a row."""
    spans = [part.span for part in claim_parts(sentence)]
    spans += [Span(a.start, b.end) for a, b in pairwise(spans)]
    return [trimmed(sentence.text, span).of(sentence.text) for span in spans]


def _joined(
    claim: Sentence, parts: Sequence[ClaimPart], missing: Sequence[ClaimPart]
) -> tuple[Span, ...]:
    """Neighbouring parts as one, without the "and" before them."""
    spans: list[Span] = []
    for before, part in zip((None, *parts), parts, strict=False):
        if part not in missing:
            continue
        if spans and before in missing:
            spans[-1] = Span(spans[-1].start, part.span.end)
        else:
            spans.append(part.span)
    return tuple(trimmed(claim.text, span) for span in spans)
