"""The sentences that speak of the event that a claim is about: those that may support its details.

A name three paragraphs on supports nothing: "together with the Norwegian ambassador" is not said
by a text that names an ambassador here and Norway there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.assess_passages import PassageAssessment
from retriever.claims.compare.coverage import covered_spans, covered_words
from retriever.claims.compare.name_identity import same_name
from retriever.claims.compare.same_event import different_events
from retriever.claims.extract.pronouns import opens_with_pronoun
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from retriever.claims.source_sentences import SourceSentences, read_source
from sourceline.records import Span

_LEAST_COVERED = 0.5
"""Share of the claim that a sentence of another passage says, to be of the same event."""
_REFERS_BACK: Final = re.compile(r"\W*(?:the|this|these|that|those|both|all|such|эт\w+)\b", re.I)
_FEWEST_SHARED = 2
"""Words and facts of the claim that a sentence elsewhere in the passage says."""


@dataclass(frozen=True, slots=True)
class EventSentences:
    """``deciding`` is the sentence that decides, ``others`` are of the same event, ``source`` is
    the passage of the first."""

    deciding: Sentence
    others: tuple[Sentence, ...]
    source: SourceSentences

    @property
    def all(self) -> tuple[Sentence, ...]:
        return (self.deciding, *self.others)


def event_sentences(
    claim: Sentence, deciding: PassageAssessment, near: Sequence[PassageAssessment]
) -> EventSentences:
    source = read_source(deciding.stored)
    own = sentence_of(deciding, source)
    others = list(_around(claim, own, source.sentences))
    if deciding.stored.passage.cells:
        others.append(source.about)  # the names of its columns
    for each in near:
        if each is deciding or each.comparison.covered < _LEAST_COVERED:
            continue
        other_source = read_source(each.stored)
        other = sentence_of(each, other_source)
        if not different_events(own, other):
            others.append(other)
            others += _referring(other, other_source.sentences)
    return EventSentences(own, tuple(others), source)


def sentence_of(one: PassageAssessment, source: SourceSentences | None = None) -> Sentence:
    """The sentence that the passage is assessed by, as it was read."""
    place = one.stored.in_passage(one.sentence)
    return next(
        each for each in (source or read_source(one.stored)).sentences if each.span == place
    )


def antecedents(one: PassageAssessment) -> list[Sentence]:
    """The sentences before it that its pronouns lead back to."""
    source = read_source(one.stored)
    own = sentence_of(one, source)
    return [each for each in _referring(own, source.sentences) if each.span.start < own.span.start]


def _around(claim: Sentence, own: Sentence, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Those that a pronoun joins to the deciding one, and those that say of the claim what it
    says or more."""
    joined = _referring(own, sentences)
    yield from joined
    for each in sentences:
        if each is own or each in joined or different_events(own, each):
            continue
        if _is_parallel(claim, (own, *joined), each):
            continue
        if len(covered_words(claim, each)) + _shared_names(claim, each) >= _FEWEST_SHARED:
            yield each


def _is_parallel(claim: Sentence, event: Sequence[Sentence], other: Sentence) -> bool:
    """Whether it tells the like of another event: "a campaign in Osh was financed by Norway" beside
    one of another place that was financed by others."""
    places = [name for each in event for name in each.names if name.is_place]
    elsewhere = [name for name in other.names if name.is_place]
    if places and elsewhere and not _shares_a_name(places, elsewhere):
        return True
    names = [name for each in event for name in each.names]
    if not names or not other.names or any(map(_refers_back, (event[0], other))):
        return False
    if _shares_a_name(names, other.names) or _shares_a_day(event, other):
        return False
    said = frozenset[Span]().union(*(covered_spans(claim, each) for each in event))
    return not said.isdisjoint(covered_spans(claim, other))


def _refers_back(sentence: Sentence) -> bool:
    """ "The work was led by …": of what the sentences around it tell."""
    return _REFERS_BACK.match(sentence.span.of(sentence.text)) is not None


def _shares_a_name(ours: Iterable[Name], theirs: Sequence[Name]) -> bool:
    return any(same_name(one, other) for one in ours for other in theirs)


def _shares_a_day(event: Sequence[Sentence], other: Sentence) -> bool:
    ours = [date.interval for each in event for date in each.dates]
    return any(date.interval.overlaps(each) for date in other.dates for each in ours)


def _referring(own: Sentence, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences behind it that begin with a pronoun, and the one that its own stands for."""
    at = next(place for place, each in enumerate(sentences) if each is own)
    found = []
    before = at
    while before > 0 and opens_with_pronoun(sentences[before]):
        before -= 1
        found.append(sentences[before])
    for each in sentences[at + 1 :]:
        if not opens_with_pronoun(each):
            break
        found.append(each)
    return found


def _shared_names(claim: Sentence, sentence: Sentence) -> int:
    return sum(any(same_name(name, other) for other in sentence.names) for name in claim.names)
