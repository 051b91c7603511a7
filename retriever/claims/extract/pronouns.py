"""What "it", "he" or "they" at the beginning of a sentence stands for: who or what the sentence
before begins with.

"PPR-9088 is the pump housing. It is kept in shelf 15." says where PPR-9088 is kept, not PPR-9087.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from retriever.claims.extract.sentence_words import SentenceWord
from sourceline.identifiers import Identifier
from sourceline.records import Span

_PRONOUN: Final = re.compile(
    r"[\"'“«(\s]*(?P<pronoun>it|its|he|his|she|her|they|their|this|these|он|она|оно|они|его|её|ее|их)"
    r"\b",
    re.IGNORECASE,
)
_OF_PERSONS: Final = frozenset(["he", "his", "she", "her"])
_OF_THINGS: Final = frozenset(["it", "its", "this", "these", "оно"])
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|might|must|\w{3,}ed"
    r"|gave|made|took|held|won|lost|paid|sold|sent|met|said|led|left|began|became|came|went|built"
    r"|bought|fell|rose|grew|ran|wrote|lists?|stands?|covers?)\b|—|\b\w+(?:лась|лось|лись|лся|ется)\b",
    re.IGNORECASE,
)


def with_subjects(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences; one that begins with a pronoun has the words, names and identifiers, at the
    pronoun's place, of what it stands for."""
    before: Sentence | None = None
    for sentence in sentences:
        own = sentence if before is None else _with_subject(sentence, before)
        yield own
        before = own


def opens_with_pronoun(sentence: Sentence) -> bool:
    return _PRONOUN.match(sentence.text, *_bounds(sentence.span)) is not None


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _with_subject(sentence: Sentence, before: Sentence) -> Sentence:
    found = _PRONOUN.match(sentence.text, *_bounds(sentence.span))
    if found is None:
        return sentence
    place = Span(*found.span("pronoun"))
    pronoun = found["pronoun"].casefold()
    names = tuple(_at(place, name) for name in _subjects(before, pronoun))
    identifiers = tuple(
        Identifier(place, each.kind, each.normal)
        for each in before.identifiers
        if each.span.start < _subject_end(before)
    )
    return replace(
        sentence,
        words=(*_subject_words(before, place), *sentence.words),
        names=(*names, *sentence.names),
        identifiers=(*identifiers, *sentence.identifiers),
        stands_for=_stands_for(before, pronoun),
    )


def _subject_words(before: Sentence, place: Span) -> Iterator[SentenceWord]:
    """The content words outside facts that the sentence before begins with."""
    end = _subject_end(before)
    for word in before.words_outside_facts:
        if word.span.start < end:
            yield replace(word, span=place)


def _stands_for(before: Sentence, pronoun: str) -> Span | None:
    """Where the subject was named first, in however many sentences before."""
    end = _subject_end(before)
    spans = [each.span for each in before.identifiers if each.span.start < end]
    spans += [name.span for name in _subjects(before, pronoun)]
    if not spans:
        return None
    by_pronoun = _PRONOUN.match(before.text, *_bounds(before.span))
    if by_pronoun and spans[0] == Span(*by_pronoun.span("pronoun")):
        return before.stands_for
    return spans[0]


def _subjects(before: Sentence, pronoun: str) -> Iterator[Name]:
    """The one name that the sentence before begins with, where the pronoun may stand for it."""
    end = _subject_end(before)
    for name in before.names:
        if name.span.start >= end or name.is_description:
            return
        person = name.is_person or not (name.is_place or name.is_body)
        fits = person if pronoun in _OF_PERSONS else not name.is_person
        if pronoun in _OF_THINGS and name.is_place:
            fits = False
        if fits:
            yield name
            return


def _subject_end(sentence: Sentence) -> int:
    """Where the first verb begins."""
    verb = _VERB.search(sentence.text, *_bounds(sentence.span))
    return verb.start() if verb else sentence.span.end


def _at(place: Span, name: Name) -> Name:
    return replace(name, span=place)
